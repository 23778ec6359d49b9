import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { type InventoryItem, mostStock } from './inventoryItem';
import { parseAmount } from './parseCount';
import css from './StockAmountForm.module.css';
import { formatStock, unitOf } from './stockWords';

interface StockAmountFormProps {
  /** As it is now: what others take while somebody types counts. */
  item: InventoryItem;
  onSave: (amount: number, reason: string | null) => void;
  onCancel: () => void;
}

type Way = 'take' | 'add';

const reasons: Readonly<Record<Way, readonly string[]>> = {
  take: ['Used', 'Damaged', 'Out of date', 'Counted'],
  add: ['Delivered', 'Returned', 'Counted'],
};

/** Any amount, taken or added, and why. It says what will be there before it is done. */
export function StockAmountForm({ item, onSave, onCancel }: StockAmountFormProps) {
  const [way, setWay] = useState<Way>('take');
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const size = parseAmount(text)?.size ?? null;
  const quantity = Math.max(0, item.quantity);
  const after = size === null ? null : way === 'take' ? quantity - size : quantity + size;
  const problem = whyNot();

  function whyNot(): string | null {
    if (text.trim() === '') return isAsked ? 'How many?' : null;
    if (size === null || size === 0) return 'A whole number, such as 3';
    if (after !== null && after < 0) return `Only ${formatStock(quantity)} left`;
    return after !== null && after > mostStock ? 'More than any practice has' : null;
  }

  function type(value: string): void {
    setText(value);
    const sign = parseAmount(value)?.sign ?? 0;
    if (sign !== 0) setWay(sign < 0 ? 'take' : 'add');
  }

  function save(event: FormEvent): void {
    event.preventDefault();
    // It stands in a portal, but React's events reach the form around it.
    event.stopPropagation();
    setAsked(true);
    if (problem !== null || !size) return;
    onSave(way === 'take' ? -size : size, reason.trim() || null);
  }

  function onKey(event: KeyboardEvent): void {
    // Keys that are typed here are not for the row it belongs to.
    event.stopPropagation();
    if (event.key === 'Escape') onCancel();
  }

  return (
    <form
      className={css.form}
      onSubmit={save}
      onKeyDown={onKey}
      // Mantine's dialogs hear Escape before anything inside of them: this leaves it to whatever has the focus here.
      onFocus={({ target }) => target.setAttribute('data-mantine-stop-propagation', 'true')}
      noValidate
    >
      <SegmentedControl
        fullWidth
        aria-label="Take or add"
        value={way}
        onChange={setWay}
        data={[
          { value: 'take', label: 'Take' },
          { value: 'add', label: 'Add' },
        ]}
      />
      <TextInput
        label="Amount"
        inputMode="numeric"
        autoComplete="off"
        data-autofocus
        value={text}
        error={problem}
        onChange={(event) => type(event.currentTarget.value)}
        rightSectionWidth={96}
        rightSection={<span className={css.unit}>{unitOf(size ?? 2, item.unit)}</span>}
      />
      <TextInput
        label="Reason (optional)"
        maxLength={200}
        autoComplete="off"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={css.reasons} role="group" aria-label="Usual reasons">
        {reasons[way].map((word) => (
          <button
            key={word}
            type="button"
            className={css.reason}
            aria-pressed={reason === word}
            onClick={() => setReason(reason === word ? '' : word)}
          >
            {word}
          </button>
        ))}
      </div>
      <div className={css.foot}>
        <span className={css.after} aria-live="polite">
          {after !== null && problem === null && (
            <>
              {formatStock(quantity)} <span aria-label="becomes">→</span>{' '}
              <strong>{formatStock(after)}</strong>
            </>
          )}
        </span>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit">{way === 'take' ? 'Take' : 'Add'}</Button>
      </div>
    </form>
  );
}
