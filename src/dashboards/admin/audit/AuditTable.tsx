import { dayOfInstant } from '@/domain/calendar';
import type { AuditEntry } from '@/features/audit/auditEntry';
import { formatDay } from '@/ui/format';
import { useSession, useToday, useWords } from '@/ui/sessionContext';
import { formatArrival } from '../sync/syncWords';
import css from './audit.module.css';
import { actorWords, deedWords, detailWords, placeWords } from '@/features/audit/auditWords';

/** What was done, newest first. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const { timeZone } = useSession().practice;
  const today = useToday();
  const { client } = useWords();
  return (
    <table className={css.table}>
      <caption className="visually-hidden">Who did what, newest first</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">Details</th>
          <th scope="col">From</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry, place) => {
          const at = Date.parse(entry.at);
          return (
            <tr key={`${entry.at} ${entry.entity} ${entry.rowId ?? ''} ${entries.length - place}`}>
              <td className={css.when}>
                {formatDay(dayOfInstant(at, timeZone), { relativeTo: today })}{' '}
                {formatArrival(at, timeZone).slice(0, 8)}
              </td>
              <td>{actorWords(entry)}</td>
              <td>{deedWords(entry, client.one)}</td>
              <td className={css.soft}>{detailWords(entry)}</td>
              <td className={css.soft}>{placeWords(entry)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
