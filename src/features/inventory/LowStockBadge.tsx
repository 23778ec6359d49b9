import { IconAlertTriangle } from '@tabler/icons-react';
import { scopeOf } from '@/domain/policy';
import { useIdsBy, useLoaded } from '@/store/hooks';
import { formatCount } from '@/ui/format';
import { useSession } from '@/ui/sessionContext';
import { inventory } from './inventoryItem';
import { inventorySlice } from './inventorySlice';
import css from './LowStockBadge.module.css';

/** How many things run low; nothing where none does. It sees to its rows by itself: for any screen that shows stock. */
export function LowStockBadge() {
  const { user } = useSession();
  return scopeOf(inventory.policy, 'see', user) === 'none' ? null : <Badge />;
}

function Badge() {
  useLoaded(inventorySlice, {});
  const { length: count } = useIdsBy(inventorySlice, 'level', 'low');
  if (count === 0) return null;
  const words = `${formatCount(count, 'thing runs', 'things run')} low`;
  return (
    <span className={css.badge} role="img" aria-label={words} title={words}>
      <IconAlertTriangle size={14} aria-hidden />
      <span aria-hidden>{count}</span>
    </span>
  );
}
