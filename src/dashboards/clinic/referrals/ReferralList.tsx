import { useCallback } from 'react';
import type { Id } from '@/domain/primitives';
import { RowsInSight } from '@/ui/list/RowsInSight';
import { useIsPhone } from '@/ui/useIsPhone';
import css from '../clinicList.module.css';
import { groupWords, type ReferralItem } from './referralGroups';
import { ReferralRow } from './ReferralRow';

interface ReferralListProps {
  items: readonly ReferralItem[];
  openedId: Id | null;
  /** What they were filtered by. */
  askedBy: string;
}

const keyOf = ({ key }: ReferralItem) => key;
const heightOf = ({ kind }: ReferralItem) => (kind === 'row' ? 64 : 40);
const heightOnPhone = ({ kind }: ReferralItem) => (kind === 'row' ? 100 : 40);

/** Referrals under their headings; only what is in sight exists. */
export function ReferralList({ items, openedId, askedBy }: ReferralListProps) {
  const renderItem = useCallback(
    (item: ReferralItem) =>
      item.kind === 'row' ? (
        <ReferralRow id={item.id} isOpened={item.id === openedId} />
      ) : (
        <h2 className={css.heading} data-tone={item.group === 'overdue' ? 'bad' : undefined}>
          {groupWords[item.group]} <span className={css.count}>{item.count}</span>
        </h2>
      ),
    [openedId],
  );
  return (
    <RowsInSight
      label="Referrals"
      items={items}
      keyOf={keyOf}
      heightOf={useIsPhone() ? heightOnPhone : heightOf}
      askedBy={askedBy}
      renderItem={renderItem}
    />
  );
}
