import type { Id } from '@/domain/primitives';
import { useIdsBy, useLoaded } from '@/store/hooks';
import { useScreenLoad } from '@/store/useScreenLoad';
import { ErrorState } from '@/ui/ErrorState';
import { RowsInSight } from '@/ui/list/RowsInSight';
import { SkeletonRows } from '@/ui/SkeletonRows';
import css from './MovementList.module.css';
import { MovementRow } from './MovementRow';
import { movementSlice } from './movementSlice';

const keyOf = (id: Id) => id;
const heightOf = () => 52;
const renderRow = (id: Id) => <MovementRow id={id} />;

/** What happened to one thing, newest first. */
export function MovementList({ itemId }: { itemId: Id }) {
  const load = useScreenLoad([useLoaded(movementSlice, { itemId })]);
  const ids = useIdsBy(movementSlice, 'item', itemId);
  if (load.problem && load.isFirst) return <ErrorState problem={load.problem} onRetry={load.retry} />;
  if (load.isFirst) return <SkeletonRows rows={4} />;
  if (ids.length === 0) return <p className={css.none}>Nothing was taken or added yet.</p>;
  return (
    <RowsInSight
      label="Movements"
      items={ids}
      keyOf={keyOf}
      heightOf={heightOf}
      askedBy={itemId}
      renderItem={renderRow}
    />
  );
}
