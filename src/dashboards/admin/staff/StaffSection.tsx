import { useMemo } from 'react';
import { serviceSlice } from '@/features/services/serviceSlice';
import { type Staff, staffRoles } from '@/features/staff/staff';
import { colourName, staffColours } from '@/features/staff/staffColours';
import { staffSlice } from '@/features/staff/staffSlice';
import { useAppSelector, useLoaded } from '@/store/hooks';
import { formatCount } from '@/ui/format';
import { ColourField } from '../records/ColourField';
import { ComingAppointments } from '../records/ComingAppointments';
import { choiceField, choicesField, TextField } from '../records/recordFields';
import { namedSlice, type NamedRow, type RecordKind } from '../records/recordKind';
import { RecordSection } from '../records/RecordSection';
import css from '../records/records.module.css';
import { useRoleWords } from './useRoleWords';

const RoleField = choiceField(() => {
  const words = useRoleWords();
  return staffRoles.map((value) => ({ value, label: words[value] }));
});
const ServicesField = choicesField(() =>
  useAppSelector(serviceSlice.selectors.selectAll).map(({ id, name, isActive }) => ({
    value: id,
    label: isActive ? name : `${name} (inactive)`,
  })),
);

function Bar({ row }: { row: NamedRow }) {
  return <span className={css.bar} style={{ background: (row as Staff).colour }} aria-hidden />;
}

function Facts({ row }: { row: NamedRow }) {
  const { role, serviceIds } = row as Staff;
  const words = useRoleWords();
  const offered = serviceIds.length > 0 ? ` · offers ${formatCount(serviceIds.length, 'service')}` : '';
  return `${words[role]}${offered}`;
}

function Consequences({ row }: { row: NamedRow }) {
  return (
    <ComingAppointments row={row} field="staffId">
      Nothing new can be booked with somebody who is inactive. What is booked may be moved to others. Whether
      they may sign in is said under People.
    </ComingAppointments>
  );
}

/** Who works here: what they do, which services they offer, and their colour. */
export function StaffSection() {
  const services = useAppSelector(serviceSlice.selectors.selectAll);
  useLoaded(serviceSlice, {});
  const kind = useMemo<RecordKind>(() => {
    const serviceNames = (ids: unknown) =>
      services
        .filter(({ id }) => Array.isArray(ids) && ids.includes(id))
        .map(({ name }) => name)
        .join('\n');
    return {
      slice: namedSlice(staffSlice),
      section: 'staff',
      title: 'Staff',
      one: 'member of staff',
      purpose: 'Who works here, what they do and which services they offer.',
      empty: {
        name: '',
        role: 'therapist',
        colour: staffColours[0]?.colour,
        serviceIds: [],
        isActive: true,
      },
      fields: [
        { name: 'name', label: 'Name', Field: TextField },
        { name: 'role', label: 'Role', Field: RoleField },
        {
          name: 'colour',
          label: 'Colour',
          Field: ColourField,
          isWide: true,
          format: (value) => colourName(String(value)),
        },
        {
          name: 'serviceIds',
          label: 'Offers',
          Field: ServicesField,
          isWide: true,
          format: serviceNames,
        },
      ],
      Mark: Bar,
      Facts,
      Consequences,
    };
  }, [services]);
  return <RecordSection kind={kind} />;
}
