import { TextInput } from '@mantine/core';
import { type KeyboardEvent, type Ref } from 'react';
import { minutesOf, timeOfMinutes } from '@/domain/calendar';
import { parseTime } from './parseTime';

interface TimeFieldProps {
  label: string;
  /** What stands in the field; it may be half typed. */
  value: string;
  onChange: (text: string) => void;
  error?: string | undefined;
  /** How far the arrow keys step, in minutes. */
  stepMinutes?: number;
  /** Gets the focus when its dialog opens. */
  isFirst?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/** A time to type as it comes (`9`, `930`, `9:30`, `9pm`) or to step with the arrow keys; tidied on leaving. */
export function TimeField({ label, value, onChange, error, stepMinutes = 15, isFirst, ref }: TimeFieldProps) {
  function step(event: KeyboardEvent<HTMLInputElement>): void {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const time = parseTime(value);
    if (!direction || !time) return;
    event.preventDefault();
    const steps = minutesOf(time) / stepMinutes;
    const next = direction > 0 ? Math.floor(steps) + 1 : Math.ceil(steps) - 1;
    onChange(timeOfMinutes(next * stepMinutes));
  }
  return (
    <TextInput
      ref={ref ?? null}
      data-autofocus={isFirst || undefined}
      label={label}
      value={value}
      error={error}
      inputMode="text"
      autoComplete="off"
      spellCheck={false}
      maxLength={8}
      styles={{ input: { fontVariantNumeric: 'tabular-nums' } }}
      onChange={(event) => onChange(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => onChange(parseTime(value) ?? value)}
      onKeyDown={step}
    />
  );
}
