import type { ImportJob } from './importJob';
import { formatNumber, labelOf } from './importWords';
import css from './imports.module.css';

/** Which columns of a file became what, and what of it has no place here. */
export function KeptColumns({ job }: { job: ImportJob }) {
  const { subject, columns, notKept } = job;
  const renamed = columns.filter(({ column, field }) => column !== labelOf(subject, field));
  if (renamed.length === 0 && notKept.length === 0) return null;
  return (
    <dl className={css.help}>
      {renamed.length > 0 && (
        <>
          <dt>Read as</dt>
          <dd>{renamed.map(({ column, field }) => `${column} → ${labelOf(subject, field)}`).join(', ')}</dd>
        </>
      )}
      {notKept.length > 0 && (
        <>
          <dt>Not kept</dt>
          <dd>{notKept.map(({ path, count }) => `${path} (${formatNumber(count)})`).join(', ')}</dd>
        </>
      )}
    </dl>
  );
}
