import { useCallback } from 'react';
import type { Id } from '@/domain/primitives';
import { formatDay } from '@/ui/format';
import { RowsInSight } from '@/ui/list/RowsInSight';
import { useToday } from '@/ui/sessionContext';
import css from '../clinicList.module.css';
import type { TreatmentItem } from './treatmentItems';
import { TreatmentRow } from './TreatmentRow';

interface TreatmentListProps {
  items: readonly TreatmentItem[];
  openedId: Id | null;
  /** What they were filtered by. */
  askedBy: string;
}

const keyOf = ({ key }: TreatmentItem) => key;
const heightOf = ({ kind }: TreatmentItem) => (kind === 'row' ? 64 : 40);

/** Records under their headings; only what is in sight exists. */
export function TreatmentList({ items, openedId, askedBy }: TreatmentListProps) {
  const renderItem = useCallback(
    (item: TreatmentItem) =>
      item.kind === 'row' ? (
        <TreatmentRow id={item.id} isOpened={item.id === openedId} />
      ) : (
        <Heading item={item} />
      ),
    [openedId],
  );
  return (
    <RowsInSight
      label="Treatments"
      items={items}
      keyOf={keyOf}
      heightOf={heightOf}
      askedBy={askedBy}
      renderItem={renderItem}
    />
  );
}

function Heading({ item }: { item: Exclude<TreatmentItem, { kind: 'row' }> }) {
  const today = useToday();
  return (
    <h2 className={css.heading} data-tone={item.kind === 'drafts' ? 'warn' : undefined}>
      {item.kind === 'day' ? (
        formatDay(item.day, { relativeTo: today })
      ) : (
        <>
          To sign <span className={css.count}>{item.count}</span>
        </>
      )}
    </h2>
  );
}
