import { IconBan, IconCheck, IconCircle, IconCircleHalf2, IconPencil } from '@tabler/icons-react';
import { StatusFace, type StatusLook } from '@/ui/StatusFace';
import type { InvoiceStatus } from './invoiceStatus';
import { invoiceStatusWords } from './invoiceWords';

const looks: Readonly<Record<InvoiceStatus, StatusLook>> = {
  draft: { shape: IconPencil },
  open: { shape: IconCircle, tone: 'accent' },
  partlyPaid: { shape: IconCircleHalf2, tone: 'warn' },
  paid: { shape: IconCheck, tone: 'good' },
  void: { shape: IconBan, isStruck: true },
};

/** The status of an invoice as word, shape and colour. */
export function InvoiceStatusBadge({ status }: { status: InvoiceStatus }) {
  return <StatusFace look={looks[status]} word={invoiceStatusWords[status]} status={status} />;
}
