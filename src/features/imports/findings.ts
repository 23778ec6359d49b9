import type { FieldProblem } from '@/domain/errors';
import { mostProblems, type ColumnUse, type ImportProblem, type NotKept } from './importParts';

/** What is found out about a file while it is read. */
export interface Findings {
  /** The first hundred, in the order of the file. */
  readonly problems: readonly ImportProblem[];
  readonly columns: readonly ColumnUse[];
  /** Most frequent first. */
  notKept(): readonly NotKept[];
  /** Whether nothing more need be looked at: enough is wrong already. */
  isFull(): boolean;
  complain(line: number, problem: { field?: string; message: string }): void;
  complainAll(line: number, problems: readonly FieldProblem[], prefix?: string): void;
  useColumns(columns: readonly ColumnUse[]): void;
  /** Something that has no place here. */
  lose(path: string): void;
}

const mostPaths = 100;

export function createFindings(): Findings {
  const problems: ImportProblem[] = [];
  const lost = new Map<string, number>();
  let columns: readonly ColumnUse[] = [];
  const complain: Findings['complain'] = (line, problem) => {
    if (problems.length < mostProblems) problems.push({ line, ...problem });
  };
  return {
    problems,
    get columns() {
      return columns;
    },
    notKept: () => [...lost].map(([path, count]) => ({ path, count })).toSorted((a, b) => b.count - a.count),
    isFull: () => problems.length >= mostProblems,
    complain,
    complainAll(line, wrong, prefix = '') {
      for (const { field, message } of wrong)
        complain(line, { ...(field === '' ? {} : { field }), message: `${prefix}${message}` });
    },
    useColumns(used) {
      columns = used.slice(0, mostPaths);
    },
    lose(path) {
      if (lost.has(path) || lost.size < mostPaths) lost.set(path, (lost.get(path) ?? 0) + 1);
    },
  };
}
