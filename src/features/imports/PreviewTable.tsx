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
    <div className={css.scroll} role="region" aria-label="First rows of the file" tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col" className={css.line}>
              Line
            </th>
            {fields.map((field) => (
              <th key={field} scope="col">
                {labelOf(job.subject, field)}
              </th>
            ))}
          </tr>
        </thead>
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
    </div>
  );
}
