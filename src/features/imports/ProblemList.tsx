import type { ImportProblem, ImportSubject } from './importParts';
import { formatNumber, labelOf } from './importWords';
import css from './imports.module.css';

interface ProblemListProps {
  subject: ImportSubject;
  problems: readonly ImportProblem[];
  label: string;
}

/** What is to be said of a file, line by line. */
export function ProblemList({ subject, problems, label }: ProblemListProps) {
  return (
    <div className={css.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col" className={css.line}>
              Line
            </th>
            <th scope="col">Column</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ line, field, message }, place) => (
            <tr key={place}>
              <td className={css.line}>{formatNumber(line)}</td>
              <td>{field === undefined ? '' : labelOf(subject, field)}</td>
              <td className={css.message}>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
