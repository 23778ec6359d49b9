import { ScrollRegion } from '@/ui/table/ScrollRegion';
import { TableHead } from '@/ui/table/TableHead';
import type { ImportProblem, ImportSubject } from './importParts';
import { formatNumber, labelOf } from './importWords';
import css from './imports.module.css';

const columns = ['Line', 'Column', 'What'];

interface ProblemListProps {
  subject: ImportSubject;
  problems: readonly ImportProblem[];
  label: string;
}

/** What is to be said of a file, line by line. */
export function ProblemList({ subject, problems, label }: ProblemListProps) {
  return (
    <ScrollRegion label={label} className={css.scroll}>
      <table className={css.table}>
        <TableHead columns={columns} />
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
    </ScrollRegion>
  );
}
