import { Checkbox, Select, TextInput } from '@mantine/core';
import { type ComponentType, useState } from 'react';
import { parseCount } from '@/features/inventory/parseCount';
import { MoneyField } from '@/features/invoices/MoneyField';
import type { FieldProps } from './recordKind';
import css from './records.module.css';

export interface Choice {
  value: string;
  label: string;
}

/** A line of text. */
export function TextField({ name, label, hint, value, onChange, error }: FieldProps) {
  return (
    <TextInput
      name={name}
      label={label}
      placeholder={hint}
      autoComplete="off"
      value={typeof value === 'string' ? value : ''}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** A whole number; not a number while what was typed is none. */
export function CountField({ name, label, hint, value, onChange, error }: FieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const number = Number(value);
  const isMeant = typed !== null && Object.is(parseCount(typed) ?? Number.NaN, number);
  return (
    <TextInput
      name={name}
      label={label}
      placeholder={hint}
      autoComplete="off"
      inputMode="numeric"
      value={isMeant ? typed : Number.isNaN(number) ? '' : String(number)}
      error={error}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(parseCount(event.currentTarget.value) ?? Number.NaN);
      }}
    />
  );
}

/** An amount in the practice's currency, kept in cents. */
export function PriceField({ label, value, onChange, error }: FieldProps) {
  return <MoneyField label={label} value={Number(value)} onChange={onChange} error={error} />;
}

/**
 * One of some choices.
 * @param useChoices a hook: choices may be live rows. Must keep its identity.
 * @param empty what stands there when none is chosen, which is then null; without it one is always chosen
 */
export function choiceField(useChoices: () => readonly Choice[], empty?: string): ComponentType<FieldProps> {
  return function ChoiceField({ name, label, value, onChange, error }) {
    const known = useChoices();
    const chosen = typeof value === 'string' ? value : null;
    // What is always chosen may be something that is offered no more.
    const isOld = empty === undefined && chosen !== null && !known.some((choice) => choice.value === chosen);
    const choices = isOld ? [...known, { value: chosen, label: chosen }] : known;
    return (
      <Select
        name={name}
        label={label}
        placeholder={empty}
        data={[...choices]}
        value={chosen}
        error={error}
        allowDeselect={false}
        clearable={empty !== undefined}
        {...(empty === undefined ? {} : { clearButtonProps: { 'aria-label': `No ${label.toLowerCase()}` } })}
        searchable={choices.length > 8}
        comboboxProps={{ zIndex: 310 }}
        onChange={(next) => onChange(next)}
      />
    );
  };
}

/** Any of some choices. @param useChoices as above */
export function choicesField(useChoices: () => readonly Choice[]): ComponentType<FieldProps> {
  return function ChoicesField({ name, label, value, onChange, error }) {
    const choices = useChoices();
    const chosen = Array.isArray(value) ? (value as string[]) : [];
    return (
      <Checkbox.Group
        label={label}
        value={chosen}
        error={error}
        // In the order of the list, so that the same choice is the same value.
        onChange={(next) => onChange(ordered(next, choices))}
      >
        <div className={css.choices}>
          {choices.map((choice) => (
            <Checkbox
              key={choice.value}
              name={name}
              value={choice.value}
              label={choice.label}
              color="var(--accent)"
              iconColor="var(--accent-ink)"
            />
          ))}
        </div>
      </Checkbox.Group>
    );
  };
}

function ordered(ids: readonly string[], choices: readonly Choice[]): string[] {
  const known = choices.map(({ value }) => value).filter((value) => ids.includes(value));
  return [...known, ...ids.filter((id) => !known.includes(id))];
}
