import type { ReactNode } from 'react';
import type { Id } from '@/domain/primitives';
import { useEntry } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { formatMoney } from '@/ui/formatMoney';
import { GoneNotice } from '@/ui/record/GoneNotice';
import { useSession } from '@/ui/sessionContext';
import { InvoiceEditor } from './InvoiceEditor';
import { InvoiceFacts } from './InvoiceFacts';
import css from './InvoiceRecord.module.css';
import { invoiceSlice } from './invoiceSlice';
import { InvoiceView } from './InvoiceView';
import { linesText } from './lineEdits';
import { useDraftEdit } from './useDraftEdit';
import { useInvoiceWrites } from './useInvoiceWrites';

interface InvoiceRecordProps {
  id: Id;
  /** Whom it is for, with what leads there; names belong to another feature. */
  patient: ReactNode;
  /** The visit it is for, if it is for one. */
  visit: ReactNode;
  onPrint(): void;
  onDeleted(): void;
}

/** One invoice, opened: a draft to edit, or what was issued. It stays the same form when somebody issues it meanwhile. */
export function InvoiceRecord({ id, patient, visit, onPrint, onDeleted }: InvoiceRecordProps) {
  const entry = useEntry(invoiceSlice, id);
  const glow = useGlow(entry);
  const { currency } = useSession().practice;
  const edit = useDraftEdit(id);
  const writes = useInvoiceWrites();
  const row = entry?.row;
  if (!row) {
    const typed = edit.isEdited('lines') ? (edit.value('lines') ?? []) : [];
    const text = linesText(typed, (cents) => formatMoney(cents, currency));
    return <GoneNotice what="This invoice" texts={[{ label: 'Lines', text }]} />;
  }
  return (
    <div className={css.record} data-id={id} {...glow}>
      <InvoiceFacts row={row} patient={patient} visit={visit} />
      {row.status === 'draft' ? (
        <InvoiceEditor row={row} edit={edit} writes={writes} onDeleted={onDeleted} />
      ) : (
        <InvoiceView row={row} writes={writes} onPrint={onPrint} />
      )}
    </div>
  );
}
