import { Popover } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { cloneElement, useState, type ReactElement } from 'react';
import { Day } from '@/domain/primitives';
import { useSession, useToday } from './sessionContext';

interface MonthMenuProps {
  day: Day;
  onPick: (day: Day) => void;
  /** The button that opens it. */
  children: ReactElement<{ onClick?: () => void }>;
}

/** A month to pick a day from, floating below its button. Esc closes it and returns the focus. */
export function MonthMenu({ day, onPick, children }: MonthMenuProps) {
  const [opened, setOpened] = useState(false);
  const { weekStartsOn } = useSession().practice;
  const today = useToday();
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus position="bottom-start" offset={4}>
      <Popover.Target>{cloneElement(children, { onClick: () => setOpened(!opened) })}</Popover.Target>
      <Popover.Dropdown aria-label="Pick a day">
        <DatePicker
          value={day}
          defaultDate={day}
          firstDayOfWeek={(weekStartsOn % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6}
          getDayProps={(date) => ({ 'data-this-day': date === today || undefined })}
          ariaLabels={{ previousMonth: 'Previous month', nextMonth: 'Next month' }}
          onChange={(picked) => {
            const parsed = Day.safeParse(picked);
            if (!parsed.success) return;
            setOpened(false);
            onPick(parsed.data);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
