import { useCallback } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { Id } from '@/domain/primitives';
import { useIsCompact } from '@/ui/useIsPhone';
import { useClinicPaths } from '../clinicPaths';
import css from './billing.module.css';
import { BillingLists } from './BillingLists';
import { tabOf } from './billingTab';
import { InvoiceDetail } from './InvoiceDetail';
import { InvoicePrintPage } from './InvoicePrintPage';
import { useInvoiceToasts } from './useInvoiceToasts';

/** What is to be invoiced, what is owed, what was paid: lists beside the opened invoice; on a small screen one of the two. */
export function BillingSection() {
  const id = Id.safeParse(useParams()['id']);
  const openId = id.success ? id.data : null;
  const [params] = useSearchParams();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const paths = useClinicPaths();
  const isCompact = useIsCompact();
  const tab = tabOf(params.get('show'));
  const search = `?show=${tab}`;
  useInvoiceToasts(openId, tab);

  const open = useCallback(
    (record: Id, found = search) =>
      void navigate({ pathname: paths.record('billing', record), search: found }),
    [navigate, paths, search],
  );

  function close(): void {
    void navigate({ pathname: paths.section('billing'), search });
    // The focus returns to where it was opened.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`li [data-id="${openId}"] a`)?.focus({ preventScroll: true }),
    );
  }

  if (openId && params.get('print') === '1')
    return <InvoicePrintPage id={openId} onBack={() => void navigate({ pathname, search })} />;

  const detail = openId && (
    <InvoiceDetail
      key={openId}
      id={openId}
      isAlone={isCompact}
      onClose={close}
      onPrint={() => void navigate({ pathname, search: `${search}&print=1` })}
    />
  );
  if (detail && isCompact) return detail;
  return (
    <div className={css.split} data-opened={openId !== null || undefined}>
      <BillingLists tab={tab} openId={openId} onCreated={(made) => open(made, '?show=draft')} />
      {detail && <aside className={css.aside}>{detail}</aside>}
    </div>
  );
}
