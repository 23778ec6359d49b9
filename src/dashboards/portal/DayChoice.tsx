import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { addDays, sevenDaysWith } from '@/domain/calendar';
import type { Day } from '@/domain/primitives';
import css from '@/features/appointments/DayStrip.module.css';
import { formatDate, formatDay, formatWeekday } from '@/ui/format';
import { useLanguage } from '@/ui/language';
import { useToday } from '@/ui/sessionContext';
import { usePortalTexts } from './usePortalTexts';

interface DayChoiceProps {
  day: Day;
  /** The last one that can be booked. */
  last: Day;
  onChange: (day: Day) => void;
  /** How many times are free on each day; null while that is not known. */
  free: ReadonlyMap<Day, number> | null;
}

/** Seven days to choose from, counted from today, with how much is free on each. */
export function DayChoice({ day, last, onChange, free }: DayChoiceProps) {
  const today = useToday();
  const language = useLanguage();
  const { book } = usePortalTexts().texts;
  const days = sevenDaysWith(day, today);
  const step = { variant: 'default', size: 40 } as const;
  return (
    <div className={css.strip}>
      <div className={css.head}>
        <span className={css.label}>{formatDay(day, { weekday: 'long', language })}</span>
        <span className={css.steps}>
          <ActionIcon
            {...step}
            aria-label={book.previousWeek}
            disabled={days[0] <= today}
            onClick={() => onChange(addDays(days[0], -7))}
          >
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            {...step}
            aria-label={book.nextWeek}
            disabled={days[6] >= last}
            onClick={() => onChange(addDays(days[0], 7))}
          >
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
        </span>
      </div>
      <div className={css.days} role="radiogroup" aria-label={book.day}>
        {days.map((one) => {
          const count = one > last ? 0 : (free?.get(one) ?? (free ? 0 : null));
          return (
            <label key={one} className={css.day} data-today={one === today || undefined}>
              <input
                type="radio"
                name="day"
                checked={one === day}
                disabled={one > last}
                aria-label={`${formatDay(one, { weekday: 'long', language })}, ${count === 0 ? book.nothingFree : book.free}`}
                onChange={() => onChange(one)}
              />
              <span className={css.weekday}>{formatWeekday(one, 'short', language)}</span>
              <span className={css.date}>{formatDate(one, language).split(' ')[0]}</span>
              <span className={css.free} data-none={count === 0 || undefined} aria-hidden>
                {count === 0 ? '–' : count}
              </span>
            </label>
          );
        })}
      </div>
    </div>
  );
}
