import { IconAlertTriangle, IconCalendarCheck } from '@tabler/icons-react';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router-dom';
import type { InvoiceStatus } from '@/features/invoices/invoiceStatus';
import { InvoiceStatusBadge } from '@/features/invoices/InvoiceStatusBadge';
import { formatMoney } from '@/ui/formatMoney';
import { useSession } from '@/ui/sessionContext';
import { type BillingTab, billingTabs } from './billingTab';
import css from './billing.module.css';
import { useTabSum } from './useBillingLists';

interface BillingTabsProps {
  chosen: BillingTab;
  /** How many visits wait to be invoiced. */
  visits: number;
}

/** The lists, with how much is in each. */
export function BillingTabs({ chosen, visits }: BillingTabsProps) {
  return (
    <nav className={css.tabs} aria-label="Invoices by status">
      {billingTabs.map((tab) => (
        <TabLink key={tab} tab={tab} isChosen={tab === chosen}>
          {tab === 'visits' ? (
            <>
              <span className={css.tabName}>
                <IconCalendarCheck size={16} aria-hidden /> To be invoiced
              </span>
              <span className={css.tabSum}>
                <strong>{visits}</strong> {visits === 1 ? 'visit' : 'visits'}
              </span>
            </>
          ) : (
            <StatusTab status={tab} />
          )}
        </TabLink>
      ))}
    </nav>
  );
}

function TabLink({ tab, isChosen, children }: { tab: string; isChosen: boolean; children: ReactNode }) {
  const { pathname } = useLocation();
  const link = useRef<HTMLAnchorElement>(null);
  // On a phone they lie on one line, which may reach beyond the screen.
  useLayoutEffect(() => {
    if (isChosen) link.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isChosen]);
  return (
    <Link
      ref={link}
      to={{ pathname, search: `?show=${tab}` }}
      replace
      className={css.tab}
      aria-current={isChosen ? 'true' : undefined}
    >
      {children}
    </Link>
  );
}

function StatusTab({ status }: { status: InvoiceStatus }) {
  const { currency } = useSession().practice;
  const { count, cents, overdue } = useTabSum(status);
  return (
    <>
      <InvoiceStatusBadge status={status} />
      <span className={css.tabSum}>
        <strong>{count}</strong> · {formatMoney(cents, currency)}
        {overdue > 0 && (
          <span className={css.overdue} title={`${overdue} overdue`}>
            <IconAlertTriangle size={14} aria-hidden />
            {overdue} <span className="visually-hidden">overdue</span>
          </span>
        )}
      </span>
    </>
  );
}
