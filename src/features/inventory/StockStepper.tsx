import { ActionIcon, Popover, type PopoverProps } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { permits } from '@/domain/policy';
import type { Id } from '@/domain/primitives';
import { useRow } from '@/store/hooks';
import { useSession } from '@/ui/sessionContext';
import { inventory } from './inventoryItem';
import { inventorySlice } from './inventorySlice';
import { StockAmountForm } from './StockAmountForm';
import css from './StockStepper.module.css';
import { formatStock, unitOf } from './stockWords';
import { useStockWrites } from './useStockWrites';

/** Not only beside its row, as far as that may have gone. */
const withinSight: NonNullable<PopoverProps['middlewares']> = {
  shift: { crossAxis: true, padding: 8, limiter: { fn: ({ x, y }) => ({ x, y }) } },
};

interface StockStepperProps {
  id: Id;
  /** As large as a thumb. */
  isLarge?: boolean;
}

/** How much is there, one less or one more by a press, or any amount with its reason. Nothing for who may not change it. */
export function StockStepper({ id, isLarge = false }: StockStepperProps) {
  const row = useRow(inventorySlice, id);
  const { user } = useSession();
  const { adjust } = useStockWrites();
  const [isOpen, setOpen] = useState(false);
  if (!row || !permits(inventory.policy, 'change', user, row)) return null;
  const { name, unit } = row;
  const quantity = Math.max(0, row.quantity);
  const isEmpty = quantity === 0;
  const size = isLarge ? 44 : 36;
  const label = `${formatStock(quantity)} ${unitOf(quantity, unit)}`;
  return (
    <span
      className={css.stepper}
      role="group"
      aria-label={`Stock of ${name}`}
      data-large={isLarge || undefined}
    >
      <ActionIcon
        variant="default"
        size={size}
        aria-label={`Take 1 of ${name}`}
        // Disabled it would lose the focus of whoever took the last one.
        aria-disabled={isEmpty}
        onClick={() => !isEmpty && adjust(row, -1)}
      >
        <IconMinus size={18} aria-hidden />
      </ActionIcon>
      <Popover
        opened={isOpen}
        onChange={setOpen}
        position="bottom-end"
        width={304}
        trapFocus
        returnFocus
        closeOnEscape={false}
        // Wherever its row goes: what is being typed stays in sight.
        hideDetached={false}
        middlewares={withinSight}
      >
        <Popover.Target>
          <button
            type="button"
            className={css.quantity}
            style={{ minHeight: size }}
            aria-label={`${label} of ${name}: change by an amount`}
            onClick={() => setOpen(!isOpen)}
          >
            <span className={css.count}>{formatStock(quantity)}</span>
            <span className={css.unit}>{unitOf(quantity, unit)}</span>
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label={`Change the stock of ${name}`}>
          {isOpen && (
            <StockAmountForm
              item={row}
              onSave={(amount, reason) => {
                setOpen(false);
                adjust(row, amount, reason);
              }}
              onCancel={() => setOpen(false)}
            />
          )}
        </Popover.Dropdown>
      </Popover>
      <ActionIcon
        variant="default"
        size={size}
        aria-label={`Add 1 of ${name}`}
        onClick={() => adjust(row, 1)}
      >
        <IconPlus size={18} aria-hidden />
      </ActionIcon>
    </span>
  );
}
