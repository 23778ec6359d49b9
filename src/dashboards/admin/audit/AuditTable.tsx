import { dayOfInstant } from '@/domain/calendar';
import type { AuditEntry } from '@/features/audit/auditEntry';
import { actorWords, deedWords, detailWords, placeWords } from '@/features/audit/auditWords';
import { formatDay } from '@/ui/format';
import { useSession, useToday, useWords } from '@/ui/sessionContext';
import { formatArrival } from '../sync/syncWords';
import css from './audit.module.css';

interface AuditEntriesProps {
  /** Newest first. */
  entries: readonly AuditEntry[];
}

/** What was done. */
export function AuditTable({ entries }: AuditEntriesProps) {
  const read = useAuditLines(entries);
  return (
    // What can be scrolled must be reachable by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={css.scroll} role="region" aria-label="Audit log" tabIndex={0}>
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
          {read.map(({ key, when, who, deed, details, place }) => (
            <tr key={key}>
              <td className={css.when}>{when}</td>
              <td>{who}</td>
              <td>{deed}</td>
              <td className={css.soft}>{details}</td>
              <td className={css.soft}>{place}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The same on a phone: what and when, and below it by whom, how much and from where. */
export function AuditList({ entries }: AuditEntriesProps) {
  return (
    <ul className={css.cards} aria-label="Who did what, newest first">
      {useAuditLines(entries).map(({ key, when, who, deed, details, place }) => (
        <li key={key} className={css.card}>
          <div className={css.deed}>
            <span>{deed}</span>
            <span className={css.at}>{when}</span>
          </div>
          <p className={css.rest}>{[who, details, place].filter((words) => words !== '').join(' · ')}</p>
        </li>
      ))}
    </ul>
  );
}

interface AuditLine {
  key: string;
  when: string;
  who: string;
  deed: string;
  details: string;
  place: string;
}

/** The entries in words. */
function useAuditLines(entries: readonly AuditEntry[]): AuditLine[] {
  const { timeZone } = useSession().practice;
  const today = useToday();
  const { client } = useWords();
  return entries.map((entry, n) => {
    const at = Date.parse(entry.at);
    const day = formatDay(dayOfInstant(at, timeZone), { relativeTo: today });
    return {
      key: `${entry.at} ${entry.entity} ${entry.rowId ?? ''} ${entries.length - n}`,
      when: `${day} ${formatArrival(at, timeZone).slice(0, 8)}`,
      who: actorWords(entry),
      deed: deedWords(entry, client.one),
      details: detailWords(entry),
      place: placeWords(entry),
    };
  });
}
