import { type CSSProperties, useCallback } from 'react';
import type { Day, Id } from '@/domain/primitives';
import { DayList } from '@/features/availability/DayList';
import { useActiveMinutes } from '@/features/availability/useActiveMinutes';
import type { Staff } from '@/features/staff/staff';
import { formatDay, formatDuration } from '@/ui/format';
import { useToday } from '@/ui/sessionContext';
import { SkeletonRows } from '@/ui/SkeletonRows';
import css from './AvailabilityDashboard.module.css';

interface WeekListProps {
  person: Staff;
  days: readonly Day[];
  isLoading: boolean;
  onEdit: (id: Id) => void;
  onCopy: (id: Id) => void;
  focusAdd: () => void;
}

/** The week on a phone: a list a day. In the current week today comes first, and what is past at the end. */
export function WeekList({ days, ...rest }: WeekListProps) {
  const today = useToday();
  const past = days.includes(today) ? days.filter((day) => day < today) : [];
  const shown = days.filter((day) => !past.includes(day));
  return (
    <>
      {shown.map((day) => (
        <WeekListDay key={day} day={day} {...rest} />
      ))}
      {past.length > 0 && <p className={css.earlier}>Earlier this week</p>}
      {past.map((day) => (
        <WeekListDay key={day} day={day} {...rest} />
      ))}
    </>
  );
}

function WeekListDay(props: Omit<WeekListProps, 'days'> & { day: Day }) {
  const { person, day, isLoading, onEdit, onCopy, focusAdd } = props;
  const today = useToday();
  const total = useActiveMinutes(person.id, [day]);
  const nothing = useCallback(() => {
    // On a phone nothing is edited in place.
  }, []);
  const label = formatDay(day);
  return (
    <section className={css.dayCard} style={{ '--staff': person.colour } as CSSProperties}>
      <h2 className={css.dayHead}>
        {day === today ? `Today · ${label}` : label}
        <span>{total > 0 && formatDuration(total)}</span>
      </h2>
      <DayList
        staffId={person.id}
        day={day}
        label={`Availability, ${label}`}
        editedId={null}
        onEdit={onEdit}
        onCopy={onCopy}
        onEditDone={nothing}
        focusWhenEmpty={focusAdd}
        empty={isLoading ? <SkeletonRows rows={1} /> : <p className={css.free}>Nothing planned</p>}
      />
    </section>
  );
}
