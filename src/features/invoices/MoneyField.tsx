import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import css from './MoneyField.module.css';
import { unread } from './lineEdits';
import { parseMoney } from './parseMoney';

interface MoneyFieldProps {
  label: string;
  /** The label is said, not shown: it stands above the column. */
  isLabelHidden?: boolean;
  /** Cents; not a number while what was typed can't be read. */
  value: number;
  onChange: (cents: number) => void;
  error?: ReactNode;
  isFirst?: boolean;
}

/** An amount to type. What is typed stays as it is until the field is left; then it reads like every other amount. */
export function MoneyField({
  label,
  isLabelHidden = false,
  value,
  onChange,
  error,
  isFirst = false,
}: MoneyFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  // Only as long as it means the value: lines change places, and others change them.
  const isMeant = typed !== null && Object.is(parseMoney(typed) ?? unread, value);
  return (
    <TextInput
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      classNames={{ input: css.input ?? '' }}
      value={isMeant ? typed : Number.isNaN(value) ? '' : (value / 100).toFixed(2)}
      error={error}
      placeholder="0.00"
      inputMode="decimal"
      autoComplete="off"
      autoFocus={isFirst}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(parseMoney(event.currentTarget.value) ?? unread);
      }}
      // What can't be read stays to be looked at.
      onBlur={() => setTyped((text) => (text !== null && Number.isNaN(value) ? text : null))}
    />
  );
}
