import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { addDays, weekNumber, weekOf } from '@/domain/calendar';
import type { Day } from '@/domain/primitives';
import { useCommand } from './commands';
import css from './DaySwitcher.module.css';
import { formatDay, formatWeek } from './format';
import { MonthMenu } from './MonthMenu';
import { useSession, useToday } from './sessionContext';

interface DaySwitcherProps {
  day: Day;
  onChange: (day: Day) => void;
  /** How far one step goes, and what the label names. */
  span: 'day' | 'week';
}

/** Previous, next, today, and a month to pick from. `t` is today; the arrow keys step unless something else uses them. */
export function DaySwitcher({ day, onChange, span }: DaySwitcherProps) {
  const { weekStartsOn } = useSession().practice;
  const today = useToday();
  const step = span === 'week' ? 7 : 1;
  const [first] = weekOf(day, weekStartsOn);
  const isNow = span === 'week' ? weekOf(today, weekStartsOn)[0] === first : day === today;

  const group = 'Calendar';
  useCommand({ id: 'day.today', label: 'Go to today', keys: 't', group, run: () => onChange(today) });
  useCommand({
    id: 'day.previous',
    label: `Previous ${span}`,
    keys: 'ArrowLeft',
    group,
    run: () => onChange(addDays(day, -step)),
  });
  useCommand({
    id: 'day.next',
    label: `Next ${span}`,
    keys: 'ArrowRight',
    group,
    run: () => onChange(addDays(day, step)),
  });

  return (
    <div
      className={css.switcher}
      role="group"
      aria-label={span === 'week' ? 'Week' : 'Day'}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        if (event.target instanceof Element && event.target.closest('[role="dialog"]')) return;
        event.preventDefault();
        onChange(addDays(day, event.key === 'ArrowLeft' ? -step : step));
      }}
    >
      <Tooltip label={<>Previous {span} ←</>}>
        <ActionIcon
          variant="default"
          size={32}
          aria-label={`Previous ${span}`}
          onClick={() => onChange(addDays(day, -step))}
        >
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <MonthMenu day={day} onPick={onChange}>
        <button type="button" className={css.label}>
          <IconCalendar size={16} aria-hidden />
          <span>{span === 'week' ? formatWeek(first) : formatDay(day)}</span>
          {span === 'week' && <span className={css.week}>Week {weekNumber(addDays(first, 3))}</span>}
        </button>
      </MonthMenu>
      <Tooltip label={<>Next {span} →</>}>
        <ActionIcon
          variant="default"
          size={32}
          aria-label={`Next ${span}`}
          onClick={() => onChange(addDays(day, step))}
        >
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Button variant="default" h={32} px={12} disabled={isNow} onClick={() => onChange(today)}>
        {span === 'week' ? 'This week' : 'Today'}
      </Button>
    </div>
  );
}
