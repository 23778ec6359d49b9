import { Button } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import type { Id } from '@/domain/primitives';
import type { InvoiceStatus } from '@/features/invoices/invoiceStatus';
import { invoiceStatusWords } from '@/features/invoices/invoiceWords';
import { useScreenLoad } from '@/store/useScreenLoad';
import { useCommand } from '@/ui/commands';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { FindField } from '@/ui/list/FindField';
import { PageHeader } from '@/ui/PageHeader';
import { useWords } from '@/ui/sessionContext';
import { SkeletonRows } from '@/ui/SkeletonRows';
import css from './billing.module.css';
import { type BillingTab, settledDays, visitDays } from './billingTab';
import { BillingTabs } from './BillingTabs';
import { InvoiceList } from './InvoiceList';
import { NewInvoiceButton } from './NewInvoiceButton';
import { useBillingLoad, useInvoiceIds } from './useBillingLists';
import { useFoundInvoices } from './useFoundInvoices';
import { useVisitLoads, useVisitsToInvoice } from './useVisitsToInvoice';
import { VisitList } from './VisitList';

interface BillingListsProps {
  tab: BillingTab;
  openId: Id | null;
  onCreated(id: Id): void;
}

/** The lists of billing, one at a time, and what is looked for in all of them. */
export function BillingLists({ tab, openId, onCreated }: BillingListsProps) {
  const { client } = useWords();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const invoicesLoad = useBillingLoad();
  const visitsLoad = useScreenLoad(useVisitLoads());
  const visits = useVisitsToInvoice();
  const found = useFoundInvoices(text);
  const load = tab === 'visits' ? visitsLoad : invoicesLoad;
  useCommand({
    id: 'billing.find',
    label: 'Find an invoice',
    keys: 'f',
    group: 'Billing',
    run: () => field.current?.focus(),
  });

  return (
    <div className={css.lists}>
      <PageHeader title="Billing">
        <FindField
          field={field}
          className={css.find}
          label="Find an invoice"
          hint={`Number or ${client.one}`}
          text={text}
          onText={setText}
        />
        <NewInvoiceButton onCreated={onCreated} />
      </PageHeader>
      <BillingTabs chosen={tab} visits={visits.length} />
      {found ? (
        <Found ids={found} openId={openId} tab={tab} />
      ) : load.problem && load.isFirst ? (
        <ErrorState problem={load.problem} onRetry={() => load.retry()} />
      ) : load.isFirst ? (
        <SkeletonRows rows={8} />
      ) : tab === 'visits' ? (
        <Visits ids={visits} />
      ) : (
        <StatusList key={tab} status={tab} openId={openId} />
      )}
    </div>
  );
}

function Found({ ids, openId, tab }: { ids: readonly Id[]; openId: Id | null; tab: BillingTab }) {
  if (ids.length === 0) return <p className={css.none}>No invoice is found.</p>;
  return <InvoiceList label="Found" ids={ids} openId={openId} search={`?show=${tab}`} hasStatus />;
}

function Visits({ ids }: { ids: readonly Id[] }) {
  if (ids.length > 0) return <VisitList ids={ids} />;
  return (
    <EmptyState
      icon={<IconReceipt />}
      title="All visits are invoiced"
      hint={`What is completed stands here until it is invoiced, for ${visitDays} days.`}
    />
  );
}

function StatusList({ status, openId }: { status: InvoiceStatus; openId: Id | null }) {
  const ids = useInvoiceIds(status);
  const word = invoiceStatusWords[status];
  const isSettled = status === 'paid' || status === 'void';
  if (ids.length === 0) {
    return (
      <EmptyState
        icon={<IconReceipt />}
        title={`Nothing is ${word.toLowerCase()}`}
        hint={
          isSettled
            ? `The last ${settledDays} days are shown here.`
            : 'What is done can be invoiced in one press.'
        }
        action={
          <Button component={Link} to="?show=visits" variant="default">
            Show what is to be invoiced
          </Button>
        }
      />
    );
  }
  return (
    <>
      <InvoiceList label={word} ids={ids} openId={openId} search={`?show=${status}`} />
      {isSettled && (
        <p className={css.none}>The last {settledDays} days. Older ones are found by their number.</p>
      )}
    </>
  );
}
