import { Button, type ButtonProps } from '@mantine/core';
import { IconFileInvoice } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { Id } from '@/domain/primitives';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { invoiceName } from '@/features/invoices/invoiceWords';
import { useInvoiceOf, useInvoicesOf } from '@/features/invoices/useInvoicesOf';
import { serviceSlice } from '@/features/services/serviceSlice';
import { useLoaded, useRow } from '@/store/hooks';
import { useClinicPaths } from '../clinicPaths';
import { useInvoiceAppointment } from './useInvoiceAppointment';

interface InvoiceAppointmentButtonProps extends Pick<ButtonProps, 'size' | 'variant'> {
  /** Of an appointment that is here. */
  appointmentId: Id;
  /** Id of the element that names the visit, where several of these stand on one screen. */
  describedBy?: string;
}

/** From a visit to its invoice in one press; where there is one already, the way to it. */
export function InvoiceAppointmentButton({
  appointmentId,
  describedBy,
  size = 'compact-sm',
  variant = 'default',
}: InvoiceAppointmentButtonProps) {
  const paths = useClinicPaths();
  const appointment = useRow(appointmentSlice, appointmentId);
  const service = useRow(serviceSlice, appointment?.serviceId ?? '');
  useLoaded(serviceSlice, {});
  const known = useInvoicesOf(useMemo(() => [appointmentId], [appointmentId]));
  const invoice = useInvoiceOf(appointmentId);
  const invoiceAppointment = useInvoiceAppointment();

  if (invoice) {
    return (
      <Button
        component={Link}
        to={paths.record('billing', invoice.id)}
        size={size}
        variant="subtle"
        aria-describedby={describedBy}
        leftSection={<IconFileInvoice size={16} aria-hidden />}
      >
        {invoiceName(invoice)}
      </Button>
    );
  }
  return (
    <Button
      size={size}
      variant={variant}
      aria-describedby={describedBy}
      disabled={!appointment || !service || !known.has(appointmentId)}
      leftSection={<IconFileInvoice size={16} aria-hidden />}
      onClick={() => appointment && service && void invoiceAppointment(appointment, service)}
    >
      Invoice
    </Button>
  );
}
