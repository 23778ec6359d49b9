import type { ReactNode } from 'react';
import type { Id } from '@/domain/primitives';
import { formatDay } from '@/ui/format';
import { RowsInSight } from '@/ui/list/RowsInSight';
import { useSession, useToday } from '@/ui/sessionContext';
import { useIsPhone } from '@/ui/useIsPhone';
import { type AppointmentScope, type ListItem } from './appointmentGroups';
import css from './AppointmentList.module.css';
import { AppointmentRow } from './AppointmentRow';
import { boundsOf } from './appointmentTimes';
import { listHeights } from './listHeights';
import { statusWords } from './statusWords';
import { useAppointmentItems } from './useAppointmentItems';

interface AppointmentListProps {
  /** Accessible name. */
  label: string;
  scope: AppointmentScope;
  staffId?: Id;
  patientId?: Id;
  /** `none`: without headings. */
  groupBy?: 'day' | 'status' | 'none';
  /** Beside something else; on a phone it always is. */
  isNarrow?: boolean;
  /** What stands there when there is none. */
  empty: ReactNode;
}

/** More than these are drawn only where they are looked at. */
const mostDrawn = 100;
const keyOf = ({ key }: ListItem) => key;
const renderItem = (item: ListItem) => <Item item={item} />;

/**
 * Appointments of what the screen has loaded (`useLoadedAppointments`), live. A row opens its panel and has its usual next
 * status as one press.
 */
export function AppointmentList(props: AppointmentListProps) {
  const { label, scope, staffId, patientId, groupBy = 'day', empty } = props;
  const { timeZone } = useSession().practice;
  const today = useToday();
  const day = scope.kind === 'day' ? scope.day : ((scope.kind === 'upcoming' ? scope.from : null) ?? today);
  const bounds = boundsOf(day, day, timeZone);
  const isPhone = useIsPhone();
  const isNarrow = (props.isNarrow ?? false) || isPhone;
  const items = useAppointmentItems({ scope, bounds, staffId, patientId, groupBy });
  if (items.length === 0) return empty;
  return (
    <div
      className={css.appointments}
      data-narrow={isNarrow || undefined}
      data-one-person={staffId !== undefined || undefined}
    >
      {items.length > mostDrawn ? (
        <RowsInSight
          label={label}
          items={items}
          keyOf={keyOf}
          heightOf={isNarrow ? listHeights.narrow : listHeights.wide}
          askedBy={`${groupBy} ${scope.kind}`}
          renderItem={renderItem}
        />
      ) : (
        <ul className={css.list} aria-label={label}>
          {items.map((item) => (
            <li key={item.key}>
              <Item item={item} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Item({ item }: { item: ListItem }) {
  const today = useToday();
  if (item.kind === 'row') return <AppointmentRow id={item.id} />;
  return (
    <h3 className={css.heading}>
      {'day' in item ? formatDay(item.day, { relativeTo: today }) : statusWords[item.status]}
    </h3>
  );
}
