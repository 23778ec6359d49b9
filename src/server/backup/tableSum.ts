import { createHash } from 'node:crypto';
import type { BackupSection, TableSum } from './backupFormat';

/** Counts the rows of a table as they pass, and hashes what the table and its columns are called, and them. */
export interface RunningSum {
  add(rows: Buffer): void;
  /** Once, at the end. */
  sum(): TableSum;
}

const newline = 10;

export function runningSum({ table, columns }: BackupSection): RunningSum {
  const hash = createHash('sha256').update(JSON.stringify([table, columns]));
  let rows = 0;
  return {
    add(chunk) {
      hash.update(chunk);
      // COPY writes each row as one line, whatever is in it.
      for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, at + 1)) rows++;
    },
    sum: () => ({ table, rows, sha256: hash.digest('hex') }),
  };
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
