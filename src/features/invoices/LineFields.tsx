import { TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { RowAction } from '@/ui/RowAction';
import type { InvoiceLine } from './invoice';
import { unread } from './lineEdits';
import css from './LinesEditor.module.css';
import { MoneyField } from './MoneyField';

interface LineFieldsProps {
  line: InvoiceLine;
  /** From 0. */
  place: number;
  /** There is another place for it. */
  isMovable: boolean;
  /** What the line comes to, or a dash while it can't be said. */
  amount: string;
  problemOf(field: keyof InvoiceLine): string | undefined;
  onChange(change: Partial<InvoiceLine>): void;
  /** @param field which had the focus: it keeps it */
  onMove(by: -1 | 1, field: string): void;
  onRemove(): void;
}

/** One line of a draft. Alt with an arrow key moves it. */
export function LineFields({
  line,
  place,
  isMovable,
  amount,
  problemOf,
  onChange,
  onMove,
  onRemove,
}: LineFieldsProps) {
  const nameId = useId();
  const name = `line ${place + 1}`;

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const field = (event.target as HTMLElement).closest<HTMLElement>('[data-field]')?.dataset['field'];
    onMove(event.key === 'ArrowUp' ? -1 : 1, field ?? 'description');
  }

  return (
    // Keys of the fields inside, not of the line itself.
    <li className={css.line} data-place={place} onKeyDown={onKeyDown}>
      <span className="visually-hidden" id={nameId}>
        {line.description || name}
      </span>
      <div className={css.description} data-field="description">
        <TextInput
          aria-label={`Description, ${name}`}
          value={line.description}
          error={problemOf('description')}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => onChange({ description: event.currentTarget.value })}
        />
      </div>
      <div className={css.quantity} data-field="quantity">
        <QuantityField
          label={`Quantity, ${name}`}
          value={line.quantity}
          error={problemOf('quantity')}
          onChange={(quantity) => onChange({ quantity })}
        />
      </div>
      <div className={css.price} data-field="unitCents">
        <MoneyField
          label={`Unit price, ${name}`}
          isLabelHidden
          value={line.unitCents}
          error={problemOf('unitCents')}
          onChange={(cents) => onChange({ unitCents: cents as InvoiceLine['unitCents'] })}
        />
      </div>
      <span className={css.amount}>{amount}</span>
      <span className={css.actions}>
        {isMovable && (
          <>
            <span data-field="up">
              <RowAction
                name={`Move ${name} up`}
                hint="Move up (Alt ↑)"
                icon={<IconArrowUp size={16} aria-hidden />}
                of={nameId}
                onPress={() => onMove(-1, 'up')}
              />
            </span>
            <span data-field="down">
              <RowAction
                name={`Move ${name} down`}
                hint="Move down (Alt ↓)"
                icon={<IconArrowDown size={16} aria-hidden />}
                of={nameId}
                onPress={() => onMove(1, 'down')}
              />
            </span>
          </>
        )}
        <RowAction
          name={`Remove ${name}`}
          hint="Remove"
          icon={<IconTrash size={16} aria-hidden />}
          of={nameId}
          onPress={onRemove}
        />
      </span>
    </li>
  );
}

interface QuantityFieldProps {
  label: string;
  value: number;
  error: string | undefined;
  onChange(quantity: number): void;
}

function QuantityField({ label, value, error, onChange }: QuantityFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string) => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : unread);
  const isMeant = typed !== null && Object.is(read(typed), value);
  return (
    <TextInput
      aria-label={label}
      classNames={{ input: css.number ?? '' }}
      value={isMeant ? typed : Number.isNaN(value) ? '' : String(value)}
      error={error}
      inputMode="numeric"
      autoComplete="off"
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(read(event.currentTarget.value));
      }}
    />
  );
}
