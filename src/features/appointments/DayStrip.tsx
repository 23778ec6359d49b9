import { ActionIcon } from '@mantine/core';
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { addDays } from '@/domain/calendar';
import type { Day } from '@/domain/primitives';
import { formatDate, formatDay, formatWeekday } from '@/ui/format';
import { MonthMenu } from '@/ui/MonthMenu';
import { useToday } from '@/ui/sessionContext';
import css from './DayStrip.module.css';

interface DayStripProps {
  /** Seven of them. */
  days: readonly Day[];
  day: Day;
  onChange: (day: Day) => void;
  /** How many starts are free that day; null while it is not known. */
  freeOn: (day: Day) => number | null;
}

/** A week to choose a day of, which says on which of them something is free. */
export function DayStrip({ days, day, onChange, freeOn }: DayStripProps) {
  const today = useToday();
  const first = days[0] ?? day;
  return (
    <div className={css.strip}>
      <div className={css.head}>
        <MonthMenu day={day} onPick={onChange}>
          <button type="button" className={css.label}>
            <IconCalendar size={16} aria-hidden />
            {formatDay(day, { weekday: 'long' })}
          </button>
        </MonthMenu>
        <span className={css.steps}>
          <ActionIcon
            variant="default"
            size={32}
            aria-label="Previous week"
            disabled={first <= today}
            onClick={() => onChange(addDays(day, -7))}
          >
            <IconChevronLeft size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={32}
            aria-label="Next week"
            onClick={() => onChange(addDays(day, 7))}
          >
            <IconChevronRight size={16} aria-hidden />
          </ActionIcon>
        </span>
      </div>
      <div className={css.days} role="radiogroup" aria-label="Day">
        {days.map((one) => (
          <label key={one} className={css.day} data-today={one === today || undefined}>
            <input
              type="radio"
              name="day"
              checked={one === day}
              disabled={one < today && one !== day}
              onChange={() => onChange(one)}
            />
            <span className={css.weekday}>{formatWeekday(one)}</span>
            <span className={css.date}>{formatDate(one).split(' ')[0]}</span>
            <FreeMark count={one < today ? 0 : freeOn(one)} />
          </label>
        ))}
      </div>
    </div>
  );
}

function FreeMark({ count }: { count: number | null }) {
  if (count === null) return <span className={css.free} />;
  return (
    <span className={css.free} data-none={count === 0 || undefined}>
      {count === 0 ? '–' : count}
      <span className="visually-hidden">{count === 0 ? ' nothing free' : ' free'}</span>
    </span>
  );
}
