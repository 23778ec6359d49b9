import { useCallback } from 'react';
import type { Id } from '@/domain/primitives';
import { RowsInSight } from '@/ui/list/RowsInSight';
import { InvoiceRow } from './InvoiceRow';

interface InvoiceListProps {
  label: string;
  ids: readonly Id[];
  openId: Id | null;
  search: string;
  hasStatus?: boolean;
}

const keyOf = (id: Id) => id;
const heightOf = () => 56;

/** Thousands of invoices as one list that scrolls with the page. */
export function InvoiceList({ label, ids, openId, search, hasStatus = false }: InvoiceListProps) {
  const renderRow = useCallback(
    (id: Id) => <InvoiceRow id={id} isOpened={id === openId} search={search} hasStatus={hasStatus} />,
    [openId, search, hasStatus],
  );
  return (
    <RowsInSight
      label={label}
      items={ids}
      keyOf={keyOf}
      heightOf={heightOf}
      askedBy={label}
      renderItem={renderRow}
    />
  );
}
