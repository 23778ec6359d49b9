import { type CSSProperties, useCallback, useEffect, useRef } from 'react';
import type { Day, Id } from '@/domain/primitives';
import { DayList } from '@/features/availability/DayList';
import { useActiveMinutes } from '@/features/availability/useDayStretches';
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

/** The week on a phone: a list a day. */
export function WeekList({ days, ...rest }: WeekListProps) {
  return days.map((day) => <WeekListDay key={day} day={day} {...rest} />);
}

function WeekListDay(props: Omit<WeekListProps, 'days'> & { day: Day }) {
  const { person, day, isLoading, onEdit, onCopy, focusAdd } = props;
  const today = useToday();
  const total = useActiveMinutes(person.id, [day]);
  const nothing = useCallback(() => {
    // On a phone nothing is edited in place.
  }, []);
  const label = formatDay(day);
  const section = useRef<HTMLElement>(null);
  const isToday = day === today;
  useEffect(() => {
    // What is past lies above: the week opens at today.
    if (isToday) section.current?.scrollIntoView({ block: 'start' });
  }, [isToday]);
  return (
    <section ref={section} className={css.dayCard} style={{ '--staff': person.colour } as CSSProperties}>
      <h2 className={css.dayHead}>
        {isToday ? `Today · ${label}` : label}
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
