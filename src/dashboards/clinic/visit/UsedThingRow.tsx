import { NumberInput } from '@mantine/core';
import { IconAlertTriangle, IconTrash } from '@tabler/icons-react';
import { useId } from 'react';
import { inventorySlice } from '@/features/inventory/inventorySlice';
import { formatStock, unitOf } from '@/features/inventory/stockWords';
import { type UsedThing, whyTooMuch } from '@/features/visits/visitDraft';
import { useEntry } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { RowAction } from '@/ui/RowAction';
import css from './visit.module.css';

interface UsedThingRowProps {
  thing: UsedThing;
  /** What the server said of it. */
  problem: string | undefined;
  onChange(amount: number): void;
  onRemove(): void;
}

/** One thing that was used: how many, of how many that are there right now. */
export function UsedThingRow({ thing, problem, onChange, onRemove }: UsedThingRowProps) {
  const entry = useEntry(inventorySlice, thing.itemId);
  const glow = useGlow(entry);
  const nameId = useId();
  const warningId = useId();
  const item = entry?.row ?? undefined;
  const warning = whyTooMuch(thing, item?.quantity) ?? problem;
  const quantity = Math.max(0, item?.quantity ?? 0);
  return (
    <li className={css.used} data-id={thing.itemId} data-short={warning ? true : undefined} {...glow}>
      <span className={css.thing} id={nameId}>
        {item?.name ?? 'Gone from the stock'}
      </span>
      <NumberInput
        aria-label="Used"
        aria-describedby={warning ? `${nameId} ${warningId}` : nameId}
        className={css.amount ?? ''}
        value={Number.isNaN(thing.amount) ? '' : thing.amount}
        error={warning !== undefined && warning !== null}
        min={1}
        max={1_000_000}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="none"
        onChange={(value) => onChange(typeof value === 'number' ? value : Number.NaN)}
      />
      <span className={css.left}>
        of {formatStock(quantity)} {item && unitOf(quantity, item.unit)}
      </span>
      <RowAction
        name="Remove"
        hint="Take off the list"
        icon={<IconTrash size={16} aria-hidden />}
        of={nameId}
        onPress={onRemove}
      />
      <span className={css.warning} id={warningId} role="status">
        {warning && (
          <>
            <IconAlertTriangle size={16} aria-hidden /> {warning}
          </>
        )}
      </span>
    </li>
  );
}
