import { Button, SegmentedControl } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { formatMoney } from '@/ui/formatMoney';
import { useSession } from '@/ui/sessionContext';
import { type PaymentMethod, paymentMethods } from './invoice';
import css from './InvoiceView.module.css';
import { methodWords } from './invoiceWords';
import { MoneyField } from './MoneyField';

interface PaymentFormProps {
  owedCents: number;
  onPay(amountCents: number, method: PaymentMethod): void;
  onCancel(): void;
}

const choices = paymentMethods.map((value) => ({ value, label: methodWords[value] }));

/** A payment to record: all that is owed unless another amount is typed, also when somebody else takes one meanwhile. */
export function PaymentForm({ owedCents, onPay, onCancel }: PaymentFormProps) {
  const { currency } = useSession().practice;
  const [typedCents, setTypedCents] = useState<number | null>(null);
  const [method, setMethod] = useState<PaymentMethod>('card');
  const [isAsked, setAsked] = useState(false);
  const amountCents = typedCents ?? owedCents;
  const problem = problemOf(amountCents, owedCents, currency);

  function pay(event: FormEvent): void {
    event.preventDefault();
    setAsked(true);
    if (!problem) onPay(amountCents, method);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  }

  return (
    <form className={css.payment} aria-label="Payment" onSubmit={pay} onKeyDown={onKeyDown} noValidate>
      <MoneyField
        label="Amount"
        value={amountCents}
        isFirst
        // While one types nothing is wrong yet, unless it is too much.
        error={(isAsked || amountCents > owedCents) && problem}
        onChange={setTypedCents}
      />
      <SegmentedControl aria-label="How it was paid" data={choices} value={method} onChange={setMethod} />
      <div className={css.buttons}>
        <Button type="submit">Record payment</Button>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function problemOf(amountCents: number, owedCents: number, currency: string): string | null {
  if (Number.isNaN(amountCents)) return 'An amount such as 12.50';
  if (amountCents === 0) return 'More than nothing';
  return amountCents > owedCents ? `Only ${formatMoney(owedCents, currency)} is owed` : null;
}
