import { ActionIcon, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { addDays } from '@/domain/calendar';
import type { Day } from '@/domain/primitives';
import { formatDay } from './format';
import { MonthMenu } from './MonthMenu';
import { parseDay } from './parseDay';
import { useToday } from './sessionContext';

interface DayFieldProps {
  label: string;
  value: Day;
  onChange: (day: Day) => void;
}

const steps: Partial<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, PageUp: -7, PageDown: 7 };

/** A day to type (`tue`, `24 nov`, `+2w`), to step with the arrow keys, or to pick from a month. */
export function DayField({ label, value, onChange }: DayFieldProps) {
  const today = useToday();
  const [typed, setTyped] = useState<string | null>(null);
  const [unread, setUnread] = useState(false);

  function take(text: string): void {
    const day = parseDay(text, today);
    setUnread(day === null);
    if (day) onChange(day);
  }

  function onKey(event: KeyboardEvent<HTMLInputElement>): void {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    setTyped(null);
    setUnread(false);
    onChange(addDays(value, step));
  }

  return (
    <TextInput
      label={label}
      value={typed ?? formatDay(value)}
      error={unread && 'Not a day. Try “tue”, “24 nov” or “+2w”.'}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        const day = parseDay(event.currentTarget.value, today);
        if (day) onChange(day);
      }}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => {
        if (typed === null) return;
        take(typed);
        setTyped(null);
      }}
      onKeyDown={onKey}
      rightSection={
        <MonthMenu
          day={value}
          onPick={(day) => {
            setUnread(false);
            onChange(day);
          }}
        >
          <ActionIcon variant="subtle" color="gray" aria-label="Pick a day">
            <IconCalendar size={16} aria-hidden />
          </ActionIcon>
        </MonthMenu>
      }
    />
  );
}
