import { Button } from '@mantine/core';
import { IconDownload, IconHistory, IconRefresh } from '@tabler/icons-react';
import list from '@/ui/list/listPage.module.css';
import { addDays } from '@/domain/calendar';
import { Day, Id } from '@/domain/primitives';
import { accountSlice } from '@/features/accounts/accountSlice';
import { boundsOf } from '@/features/appointments/appointmentTimes';
import { type AuditQuery, auditKinds } from '@/features/audit/auditEntry';
import { auditFileAddress, useAudit } from '@/features/audit/useAudit';
import { useLoaded } from '@/store/hooks';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { PageHeader } from '@/ui/PageHeader';
import { useSession, useToday } from '@/ui/sessionContext';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { useIsPhone } from '@/ui/useIsPhone';
import { useUrlState } from '@/ui/useUrlState';
import css from './audit.module.css';
import { AuditFilters, type AuditWish } from './AuditFilters';
import { AuditList, AuditTable } from './AuditTable';

/** So far back the log of one record begins, unless asked otherwise: what happened to it is spread thin. */
const recordDays = 90;

/** Who saw, changed or took out what, or signed in: when, and from where. */
export function AuditSection() {
  const { timeZone } = useSession().practice;
  const today = useToday();
  const [url, setUrl] = useUrlState();
  useLoaded(accountSlice, {});
  const record = Id.safeParse(url.get('record')).data ?? null;
  const wish: AuditWish = {
    kind: auditKinds.find((kind) => kind === url.get('kind')) ?? null,
    entity: url.get('entity'),
    actor: Id.safeParse(url.get('actor')).data ?? null,
    record,
    from: Day.safeParse(url.get('from')).data ?? addDays(today, record ? -recordDays : -6),
    to: Day.safeParse(url.get('to')).data ?? today,
  };
  const query = queryOf(wish, timeZone);
  const audit = useAudit(query);
  const isPhone = useIsPhone();
  return (
    <div className={list.page}>
      <PageHeader title="Audit log" subtitle="Nobody can change what stands here">
        <span role="status" className={css.newer}>
          {audit.hasNewer && (
            <Button
              variant="subtle"
              leftSection={<IconRefresh size={16} aria-hidden />}
              onClick={audit.readAgain}
            >
              Show what was done since
            </Button>
          )}
        </span>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          component="a"
          href={auditFileAddress(query)}
          download
        >
          Export
        </Button>
      </PageHeader>
      <AuditFilters wish={wish} onWish={(patch) => setUrl({ ...patch })} />
      {content()}
    </div>
  );

  function content() {
    if (audit.problem) return <ErrorState problem={audit.problem} onRetry={audit.readAgain} />;
    if (audit.isFirst) return <SkeletonRows rows={12} />;
    if (audit.items.length === 0) {
      return (
        <EmptyState
          icon={<IconHistory />}
          title="Nothing was done"
          hint="Choose other days, or ask for everything by everybody."
        />
      );
    }
    return (
      <>
        <div aria-busy={audit.isBusy}>
          {isPhone ? <AuditList entries={audit.items} /> : <AuditTable entries={audit.items} />}
        </div>
        {audit.nextCursor && (
          <Button variant="default" aria-disabled={audit.isBusy} onClick={audit.readOlder}>
            Show older ones
          </Button>
        )}
      </>
    );
  }
}

function queryOf({ kind, entity, actor, record, from, to }: AuditWish, timeZone: string): AuditQuery {
  const { start, end } = boundsOf(from, to, timeZone);
  return {
    ...(kind ? { kind } : {}),
    ...(record ? { record } : {}),
    ...(entity ? { entity } : {}),
    ...(actor ? { actor } : {}),
    from: start,
    // Both ends of the log's question belong to it; the next day's first moment does not.
    to: new Date(Date.parse(end) - 1).toISOString() as typeof end,
  };
}
