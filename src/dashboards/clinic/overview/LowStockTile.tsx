import { IconBox } from '@tabler/icons-react';
import { inventorySlice } from '@/features/inventory/inventorySlice';
import { useLoaded, useRowsBy } from '@/store/hooks';
import { useClinicPaths } from '../clinicPaths';
import { OverviewTile } from './OverviewTile';

const named = 3;

/** What runs low, by name. */
export function LowStockTile() {
  const paths = useClinicPaths();
  const load = useLoaded(inventorySlice, {});
  const low = useRowsBy(inventorySlice, 'level', 'low');
  const isKnown = load.status === 'ready';
  const names = low.slice(0, named).map(({ name }) => name);
  const more = low.length - names.length;
  return (
    <OverviewTile
      icon={IconBox}
      title="Running low"
      figure={isKnown ? String(low.length) : null}
      tone={low.some(({ quantity }) => quantity <= 0) ? 'urgent' : low.length > 0 ? 'waits' : 'calm'}
      to={paths.section('inventory')}
    >
      {isKnown && (low.length === 0 ? 'There is enough of everything' : names.join(', '))}
      {more > 0 && ` and ${more} more`}
    </OverviewTile>
  );
}
