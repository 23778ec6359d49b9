import { useMemo } from 'react';
import type { Id } from '@/domain/primitives';
import { InvoicePrint } from '@/features/invoices/InvoicePrint';
import { invoiceSlice } from '@/features/invoices/invoiceSlice';
import { patientName } from '@/features/patients/patient';
import { usePatient } from '@/features/patients/usePatient';
import { useLoaded, useRow } from '@/store/hooks';
import { ErrorState } from '@/ui/ErrorState';
import { SkeletonRows } from '@/ui/SkeletonRows';

interface InvoicePrintPageProps {
  id: Id;
  onBack(): void;
}

/** The print view of one invoice: once all that stands on it is here. */
export function InvoicePrintPage({ id, onBack }: InvoicePrintPageProps) {
  const load = useLoaded(
    invoiceSlice,
    useMemo(() => ({ id }), [id]),
  );
  const row = useRow(invoiceSlice, id);
  const patient = usePatient(row?.patientId ?? null);
  if (row && patient) {
    return (
      <InvoicePrint
        row={row}
        patientName={patientName(patient)}
        patientAddress={patient.address}
        onBack={onBack}
      />
    );
  }
  if (load.status === 'failed' && load.problem)
    return <ErrorState problem={load.problem} onRetry={load.retry} />;
  return <SkeletonRows rows={8} />;
}
