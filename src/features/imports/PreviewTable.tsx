import { ScrollRegion } from '@/ui/table/ScrollRegion';
import { TableHead } from '@/ui/table/TableHead';
import type { ImportJob } from './importJob';
import type { PreviewRow } from './importReport';
import { formatNumber, labelOf } from './importWords';
import css from './imports.module.css';
import { subjects } from './subjects';

/** The first rows of a file as they would be written. Only columns that hold something. */
export function PreviewTable({ job, rows }: { job: ImportJob; rows: readonly PreviewRow[] }) {
  const fields = subjects[job.subject].fields
    .map(({ field }) => field)
    .filter((field) => rows.some((row) => (row.fields[field] ?? null) !== null));
  return (
    <ScrollRegion label="First rows of the file" className={css.scroll}>
      <table className={css.table}>
        <TableHead columns={['Line', ...fields.map((field) => labelOf(job.subject, field))]} />
        <tbody>
          {rows.map(({ line, fields: values, isAlreadyHere }) => (
            <tr key={line} data-here={isAlreadyHere || undefined}>
              <td className={css.line}>
                {formatNumber(line)}
                {isAlreadyHere && <span className={css.here}>already here</span>}
              </td>
              {fields.map((field) => (
                <td key={field}>
                  <span className={css.value}>{values[field]}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
