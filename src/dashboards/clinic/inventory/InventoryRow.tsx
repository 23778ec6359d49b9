import { type KeyboardEvent, memo } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { useClinicPaths } from '@/dashboards/clinic/clinicPaths';
import { permits } from '@/domain/policy';
import type { Id } from '@/domain/primitives';
import { inventory } from '@/features/inventory/inventoryItem';
import { inventorySlice } from '@/features/inventory/inventorySlice';
import { StockLevel } from '@/features/inventory/StockLevel';
import { StockStepper } from '@/features/inventory/StockStepper';
import { useStockWrites } from '@/features/inventory/useStockWrites';
import { useEntry } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { useSession } from '@/ui/sessionContext';
import { useIsPhone } from '@/ui/useIsPhone';
import css from './InventoryRow.module.css';

const steps: Partial<Record<string, number>> = { '+': 1, '=': 1, '-': -1, '−': -1 };

/** One thing as a line: pressing its name opens it; one less and one more are one press, or the keys − and +. */
export const InventoryRow = memo(function InventoryRow({ id }: { id: Id }) {
  const entry = useEntry(inventorySlice, id);
  const glow = useGlow(entry);
  const { user } = useSession();
  const isPhone = useIsPhone();
  const paths = useClinicPaths();
  const { search } = useLocation();
  const { adjust } = useStockWrites();
  const row = entry?.row;
  if (!row) return null;
  const mayChange = permits(inventory.policy, 'change', user, row);

  function onKey(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (!row || !mayChange || step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (row.quantity + step >= 0) adjust(row, step);
  }

  return (
    <div className={css.row} data-id={id} onKeyDown={onKey} {...glow}>
      <Link className={css.name} to={{ pathname: paths.record('inventory', id), search }}>
        {row.name}
      </Link>
      <span className={css.sku}>{row.sku}</span>
      <span className={css.level}>
        <StockLevel item={row} hidesQuantity={mayChange} />
      </span>
      <StockStepper id={id} isLarge={isPhone} />
    </div>
  );
});
