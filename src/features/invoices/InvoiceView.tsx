import { Button } from '@mantine/core';
import { IconCash, IconPrinter } from '@tabler/icons-react';
import { type Ref, useRef, useState } from 'react';
import { useCommand } from '@/ui/commands';
import { type Invoice, owedOf } from './invoice';
import { takesPayments } from './invoiceStatus';
import css from './InvoiceView.module.css';
import { LinesTable } from './LinesTable';
import { PaymentForm } from './PaymentForm';
import { PaymentList } from './PaymentList';
import type { InvoiceWrites } from './useInvoiceWrites';
import { VoidButton } from './VoidButton';

interface InvoiceViewProps {
  row: Invoice;
  writes: InvoiceWrites;
  onPrint(): void;
}

/** An issued invoice: what it says, what was paid of it, and what can still be done with it. */
export function InvoiceView({ row, writes, onPrint }: InvoiceViewProps) {
  const [isPaying, setPaying] = useState(false);
  const payButton = useRef<HTMLButtonElement>(null);
  const printButton = useRef<HTMLButtonElement>(null);
  const mayPay = takesPayments(row.status);

  useCommand({ id: 'invoice.print', label: 'Print the invoice', keys: 'p', group: 'Billing', run: onPrint });

  function close(): void {
    setPaying(false);
    // Where the button is gone, because all is paid, the next thing to do gets the focus.
    requestAnimationFrame(() => (payButton.current ?? printButton.current)?.focus());
  }

  return (
    <div className={css.view}>
      <LinesTable row={row} />
      <PaymentList row={row} />
      {mayPay && isPaying && (
        <PaymentForm
          owedCents={owedOf(row)}
          onCancel={close}
          onPay={(amountCents, method) => {
            writes.pay(row, amountCents, method);
            close();
          }}
        />
      )}
      <div className={css.footer}>
        {mayPay && !isPaying && <PayButton ref={payButton} onPress={() => setPaying(true)} />}
        <Button
          ref={printButton}
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={onPrint}
        >
          Print
        </Button>
        <span className={css.space} />
        {row.status === 'open' && (row.paidCents ?? 0) === 0 && (
          <VoidButton onVoid={() => writes.makeVoid(row)} />
        )}
      </div>
    </div>
  );
}

interface PayButtonProps {
  ref: Ref<HTMLButtonElement>;
  onPress(): void;
}

function PayButton({ ref, onPress }: PayButtonProps) {
  useCommand({ id: 'invoice.pay', label: 'Take a payment', keys: 't', group: 'Billing', run: onPress });
  return (
    <Button ref={ref} leftSection={<IconCash size={16} aria-hidden />} onClick={onPress}>
      Take payment
    </Button>
  );
}
