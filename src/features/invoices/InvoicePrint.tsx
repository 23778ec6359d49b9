import { Button } from '@mantine/core';
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useCommand } from '@/ui/commands';
import { PageHeader } from '@/ui/PageHeader';
import css from './InvoicePrint.module.css';
import { InvoiceSheet, type InvoiceSheetProps } from './InvoiceSheet';
import { invoiceName } from './invoiceWords';

interface InvoicePrintProps extends InvoiceSheetProps {
  onBack(): void;
}

/**
 * An invoice as it will be on paper, and the browser's own dialog to print it, which opens by itself once. What goes to the
 * printer stands beside the app rather than in it, so that nothing of the app's frame holds it in.
 */
export function InvoicePrint({ onBack, ...sheet }: InvoicePrintProps) {
  const hasOpened = useRef(false);
  useEffect(() => {
    if (hasOpened.current) return;
    hasOpened.current = true;
    window.print();
  }, []);
  useCommand({ id: 'invoice.back', label: 'Back to the invoice', keys: 'Escape', run: onBack });
  useCommand({ id: 'invoice.print', label: 'Print', keys: 'p', group: 'Billing', run: () => window.print() });
  return (
    <>
      <PageHeader title={invoiceName(sheet.row)} subtitle="As it will be printed">
        <Button variant="default" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={onBack}>
          Back
        </Button>
        <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          Print
        </Button>
      </PageHeader>
      <div className={css.preview}>
        <InvoiceSheet {...sheet} />
      </div>
      {createPortal(
        <div className={css.paper}>
          <InvoiceSheet {...sheet} />
        </div>,
        document.body,
      )}
    </>
  );
}
