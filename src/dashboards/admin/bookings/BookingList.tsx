import list from '@/features/appointments/AppointmentList.module.css';
import type { ListItem } from '@/features/appointments/appointmentGroups';
import { AppointmentRow } from '@/features/appointments/AppointmentRow';
import { listHeights } from '@/features/appointments/listHeights';
import { statusWords } from '@/features/appointments/statusWords';
import { formatDay } from '@/ui/format';
import { RowsInSight } from '@/ui/list/RowsInSight';
import { useToday } from '@/ui/sessionContext';
import { useIsPhone } from '@/ui/useIsPhone';

const keyOf = ({ key }: ListItem) => key;
const renderItem = (item: ListItem) => <Item item={item} />;

/** Bookings under their headings; a row opens its panel and has its usual next status as one press. */
export function BookingList({ items, askedBy }: { items: readonly ListItem[]; askedBy: string }) {
  const isPhone = useIsPhone();
  return (
    <div className={list.appointments} data-narrow={isPhone || undefined}>
      <RowsInSight
        label="Bookings"
        items={items}
        keyOf={keyOf}
        heightOf={isPhone ? listHeights.narrow : listHeights.wide}
        askedBy={askedBy}
        renderItem={renderItem}
      />
    </div>
  );
}

function Item({ item }: { item: ListItem }) {
  const today = useToday();
  if (item.kind === 'row') return <AppointmentRow id={item.id} />;
  return (
    <h2 className={list.heading}>
      {'day' in item ? formatDay(item.day, { relativeTo: today }) : statusWords[item.status]}
    </h2>
  );
}
