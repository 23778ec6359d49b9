import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import type { InventoryItem } from './inventoryItem';
import css from './StockLevel.module.css';
import { formatStock, stockStateOf, stockStateWords, unitOf } from './stockWords';

interface StockLevelProps {
  item: Pick<InventoryItem, 'quantity' | 'reorderLevel' | 'unit'>;
  /** Something beside it says how many there are. */
  hidesQuantity?: boolean;
}

/** Of the bar: where it is time to order. */
const reorderAt = 1 / 3;

/** How much is there against how much there should be: number, bar, and a word where it runs low. */
export function StockLevel({ item, hidesQuantity = false }: StockLevelProps) {
  const { reorderLevel, unit } = item;
  const quantity = Math.max(0, item.quantity);
  const state = stockStateOf(item);
  const full = Math.max(1, reorderLevel) / reorderAt;
  return (
    <span className={css.level} data-state={state}>
      {!hidesQuantity && (
        <span className={css.quantity}>
          <span className={css.count}>{formatStock(quantity)}</span> {unitOf(quantity, unit)}
        </span>
      )}
      <span className={css.gauge}>
        <span className={css.bar} aria-hidden>
          <span className={css.filled} style={{ transform: `scaleX(${Math.min(1, quantity / full)})` }} />
          <span className={css.mark} style={{ insetInlineStart: `${reorderAt * 100}%` }} />
        </span>
        <span className={css.words}>
          {state !== 'enough' && (
            <span className={css.word}>
              {state === 'out' ? (
                <IconCircleX size={16} aria-hidden />
              ) : (
                <IconAlertTriangle size={16} aria-hidden />
              )}
              {stockStateWords[state]}
            </span>
          )}
          <span className={css.reorder}>Order at {formatStock(reorderLevel)}</span>
        </span>
      </span>
    </span>
  );
}
