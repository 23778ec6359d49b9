import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { addDays, sevenDaysWith, weekNumber, weekOf } from '@/domain/calendar';
import type { Day } from '@/domain/primitives';
import { useCommand } from './commands';
import css from './DaySwitcher.module.css';
import { formatDay, formatWeek } from './format';
import { MonthMenu } from './MonthMenu';
import { useSession, useToday } from './sessionContext';

/** `sevenDays` are counted from today on, whatever day the week begins with. */
type Span = 'day' | 'week' | 'sevenDays';

const words = {
  day: { one: 'day', label: 'Day', now: 'Today', steps: 1 },
  week: { one: 'week', label: 'Week', now: 'This week', steps: 7 },
  sevenDays: { one: '7 days', label: 'Seven days', now: 'From today', steps: 7 },
} as const;

interface DaySwitcherProps {
  day: Day;
  onChange: (day: Day) => void;
  /** How far one step goes, and what the label names. */
  span: Span;
}

/** Previous, next, today, and a month to pick from. `t` is today; the arrow keys step unless something else uses them. */
export function DaySwitcher({ day, onChange, span }: DaySwitcherProps) {
  const { weekStartsOn } = useSession().practice;
  const today = useToday();
  const { one, label, now, steps: step } = words[span];
  const firstWith = (within: Day): Day => {
    if (span === 'day') return within;
    return (span === 'week' ? weekOf(within, weekStartsOn) : sevenDaysWith(within, today))[0];
  };
  const first = firstWith(day);
  const isNow = first === firstWith(today);

  const group = 'Calendar';
  useCommand({ id: 'day.today', label: 'Go to today', keys: 't', group, run: () => onChange(today) });
  useCommand({
    id: 'day.previous',
    label: `Previous ${one}`,
    keys: 'ArrowLeft',
    group,
    run: () => onChange(addDays(day, -step)),
  });
  useCommand({
    id: 'day.next',
    label: `Next ${one}`,
    keys: 'ArrowRight',
    group,
    run: () => onChange(addDays(day, step)),
  });

  return (
    <div
      className={css.switcher}
      role="group"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        if (event.target instanceof Element && event.target.closest('[role="dialog"]')) return;
        event.preventDefault();
        onChange(addDays(day, event.key === 'ArrowLeft' ? -step : step));
      }}
    >
      <Tooltip label={<>Previous {one} ←</>}>
        <ActionIcon
          variant="default"
          size={32}
          aria-label={`Previous ${one}`}
          onClick={() => onChange(addDays(day, -step))}
        >
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <MonthMenu day={day} onPick={onChange}>
        <button type="button" className={css.label}>
          <IconCalendar size={16} aria-hidden />
          <span>{span === 'day' ? formatDay(day) : formatWeek(first)}</span>
          {span === 'week' && <span className={css.week}>Week {weekNumber(addDays(first, 3))}</span>}
        </button>
      </MonthMenu>
      <Tooltip label={<>Next {one} →</>}>
        <ActionIcon
          variant="default"
          size={32}
          aria-label={`Next ${one}`}
          onClick={() => onChange(addDays(day, step))}
        >
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Button variant="default" h={32} px={12} disabled={isNow} onClick={() => onChange(today)}>
        {now}
      </Button>
    </div>
  );
}
