import { dayOfInstant } from '@/domain/calendar';
import type { AuditEntry } from '@/features/audit/auditEntry';
import { actorWords, deedWords, detailWords, placeWords } from '@/features/audit/auditWords';
import { formatDay } from '@/ui/format';
import { FactCard, FactCards } from '@/ui/list/FactCards';
import { useSession, useToday, useWords } from '@/ui/sessionContext';
import { ScrollRegion } from '@/ui/table/ScrollRegion';
import { TableHead } from '@/ui/table/TableHead';
import { formatArrival } from '../sync/syncWords';
import css from './audit.module.css';

const columns = ['When', 'Who', 'What', 'Details', 'From'];

interface AuditEntriesProps {
  /** Newest first. */
  entries: readonly AuditEntry[];
}

/** What was done. */
export function AuditTable({ entries }: AuditEntriesProps) {
  const read = useAuditLines(entries);
  return (
    <ScrollRegion label="Audit log" className={css.scroll}>
      <table className={css.table}>
        <caption className="visually-hidden">Who did what, newest first</caption>
        <TableHead columns={columns} />
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
    </ScrollRegion>
  );
}

/** The same on a phone: what and when, and below it by whom, how much and from where. */
export function AuditList({ entries }: AuditEntriesProps) {
  return (
    <FactCards label="Who did what, newest first">
      {useAuditLines(entries).map(({ key, when, who, deed, details, place }) => (
        <FactCard
          key={key}
          what={deed}
          mark={when}
          facts={[who, details, place].filter((words) => words !== '').join(' · ')}
        />
      ))}
    </FactCards>
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
