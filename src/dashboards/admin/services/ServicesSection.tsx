import { useMemo } from 'react';
import type { Service } from '@/features/services/service';
import { serviceSlice } from '@/features/services/serviceSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { useAppSelector, useLoaded } from '@/store/hooks';
import { formatCount } from '@/ui/format';
import { formatAmount } from '@/ui/formatMoney';
import { useSession } from '@/ui/sessionContext';
import { ComingAppointments } from '../records/ComingAppointments';
import { CountField, PriceField, TextField } from '../records/recordFields';
import { namedSlice, type NamedRow, type RecordKind } from '../records/recordKind';
import { RecordSection } from '../records/RecordSection';

function Facts({ row }: { row: NamedRow }) {
  const { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes, priceCents } = row as Service;
  const { currency } = useSession().practice;
  const offering = useAppSelector(
    (state) =>
      staffSlice.selectors
        .selectAll(state)
        .filter(({ isActive, serviceIds }) => isActive && serviceIds.includes(row.id)).length,
  );
  const buffers = bufferBeforeMinutes + bufferAfterMinutes;
  const facts = [
    `${durationMinutes} min`,
    buffers > 0 ? `${buffers} min of buffers` : null,
    formatAmount(priceCents, currency),
    offering === 0 ? 'offered by nobody' : `offered by ${formatCount(offering, 'person', 'people')}`,
  ];
  return facts.filter((fact) => fact !== null).join(' · ');
}

function Consequences({ row }: { row: NamedRow }) {
  return (
    <ComingAppointments row={row} field="serviceId">
      Nobody can book an inactive service. What is booked stays, and may be moved.
    </ComingAppointments>
  );
}

const asMoney = (currency: string) => (value: unknown) => formatAmount(Number(value), currency);

/** What is offered: how long it takes, the time kept free around it, and its price. */
export function ServicesSection() {
  const { currency } = useSession().practice;
  useLoaded(staffSlice, {});
  const kind = useMemo<RecordKind>(
    () => ({
      slice: namedSlice(serviceSlice),
      section: 'services',
      title: 'Services',
      one: 'service',
      purpose: 'What can be booked, how long it takes and what it costs.',
      empty: {
        name: '',
        durationMinutes: 60,
        bufferBeforeMinutes: 0,
        bufferAfterMinutes: 15,
        priceCents: Number.NaN,
        isActive: true,
      },
      fields: [
        { name: 'name', label: 'Name', Field: TextField, isWide: true },
        { name: 'durationMinutes', label: 'Minutes', Field: CountField },
        {
          name: 'priceCents',
          label: `Price (${currency})`,
          Field: PriceField,
          format: asMoney(currency),
        },
        { name: 'bufferBeforeMinutes', label: 'Free before, minutes', Field: CountField },
        { name: 'bufferAfterMinutes', label: 'Free after, minutes', Field: CountField },
      ],
      Facts,
      Consequences,
    }),
    [currency],
  );
  return <RecordSection kind={kind} />;
}
