import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconFileOff, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { Link } from 'react-router-dom';
import type { Id } from '@/domain/primitives';
import { invoiceSlice } from '@/features/invoices/invoiceSlice';
import { InvoiceRecord } from '@/features/invoices/InvoiceRecord';
import { InvoiceStatusBadge } from '@/features/invoices/InvoiceStatusBadge';
import { invoiceName } from '@/features/invoices/invoiceWords';
import { PatientName } from '@/features/patients/PatientName';
import { WhoIsHere } from '@/features/presence/WhoIsHere';
import { useEntry, useLoaded } from '@/store/hooks';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { useClinicPaths } from '../clinicPaths';
import css from './billing.module.css';
import { VisitLink } from './VisitLink';

interface InvoiceDetailProps {
  id: Id;
  /** It has the screen for itself: there is a way back instead of a cross. */
  isAlone: boolean;
  onClose(): void;
  onPrint(): void;
}

/** One invoice, opened beside the list. Another one is another component: it has its id as key. */
export function InvoiceDetail({ id, isAlone, onClose, onPrint }: InvoiceDetailProps) {
  const entry = useEntry(invoiceSlice, id);
  const load = useLoaded(
    invoiceSlice,
    useMemo(() => ({ id }), [id]),
  );
  const paths = useClinicPaths();
  const heading = useRef<HTMLHeadingElement>(null);
  const row = entry?.row;

  // Whoever came from a screen that is gone would stand nowhere.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
  }

  // Once it was here it stays, also when it is deleted: what was typed can still be read.
  if (!entry || (entry.row === null && entry.rev === 0)) {
    if (load.status === 'failed' && load.problem)
      return <ErrorState problem={load.problem} onRetry={load.retry} />;
    if (load.status !== 'ready') return <SkeletonRows rows={4} />;
    return (
      <EmptyState
        icon={<IconFileOff />}
        title="This invoice is not here"
        hint="It was deleted, or its address is not right."
        action={
          <Button variant="default" onClick={onClose}>
            Show all invoices
          </Button>
        }
      />
    );
  }
  return (
    <section className={css.detail} aria-label="Invoice" onKeyDown={onKeyDown}>
      <header className={css.detailHead}>
        {isAlone && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label="Back to all invoices"
            onClick={onClose}
          >
            <IconArrowLeft size={20} aria-hidden />
          </ActionIcon>
        )}
        <h2 ref={heading} tabIndex={-1} className={css.detailTitle}>
          {row?.number ? invoiceName(row) : 'Invoice'}
        </h2>
        {row && <InvoiceStatusBadge status={row.status} />}
        <span className={css.space} />
        <WhoIsHere entity="invoice" id={id} />
        {!isAlone && (
          <Tooltip label="Close (Esc)">
            <ActionIcon variant="subtle" color="gray" size={32} aria-label="Close" onClick={onClose}>
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </header>
      <InvoiceRecord
        id={id}
        patient={
          row && (
            <Link to={paths.patient(row.patientId)}>
              <PatientName id={row.patientId} />
            </Link>
          )
        }
        visit={row?.appointmentId && <VisitLink id={row.appointmentId} />}
        onPrint={onPrint}
        onDeleted={onClose}
      />
    </section>
  );
}
