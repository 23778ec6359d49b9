import { useMemo } from 'react';
import type { Id } from '@/domain/primitives';
import { useAppDispatch } from '@/store/hooks';
import { showDone, showRefused } from '@/ui/toasts';
import type { InventoryItem } from './inventoryItem';
import { adjustInventoryItem } from './inventorySlice';
import { movedWords } from './stockWords';

type Moved = Pick<InventoryItem, 'id' | 'name' | 'quantity'>;

export interface StockWrites {
  /** Adds an amount, or takes it if it is negative, and says so; undone by the opposite amount. */
  adjust(item: Moved, amount: number, reason?: string | null): void;
}

/** Amounts of one thing that follow each other quicker than they are answered: one toast for all of them. */
interface Run {
  waiting: number;
  sum: number;
  left: number;
}

/** Repeating what was refused like this can't end otherwise. */
const final: readonly string[] = ['not_enough', 'not_found', 'forbidden', 'invalid_fields'];

/** Changes how much there is of things, and tells the person. */
export function useStockWrites(): StockWrites {
  const dispatch = useAppDispatch();
  return useMemo(() => {
    const runs = new Map<Id, Run>();
    const writes: StockWrites = {
      adjust(item, amount, reason = null) {
        const { id, name } = item;
        const run = runs.get(id) ?? { waiting: 0, sum: 0, left: item.quantity };
        runs.set(id, run);
        run.waiting++;
        void dispatch(adjustInventoryItem(id, amount, reason)).then((result) => {
          run.waiting--;
          if (result.ok) {
            run.sum += amount;
            run.left = result.row?.quantity ?? run.left + amount;
          } else {
            const retry = () => writes.adjust(item, amount, reason);
            const { problem } = result;
            showRefused(
              `Not ${amount < 0 ? 'taken' : 'added'}: ${name}`,
              problem,
              final.includes(problem.code) ? {} : { retry },
            );
          }
          if (run.waiting > 0) return;
          runs.delete(id);
          if (run.sum === 0) return;
          const undo = () => writes.adjust({ ...item, quantity: run.left }, -run.sum, 'Taken back');
          showDone(movedWords(name, run.sum, run.left), { undo });
        });
      },
    };
    return writes;
  }, [dispatch]);
}
