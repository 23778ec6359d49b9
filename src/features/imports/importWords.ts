import type { ImportJob } from './importJob';
import type { ImportSubject } from './importParts';
import { subjects } from './subjects';

const numbers = new Intl.NumberFormat('en-GB');

/** `50,000`. */
export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** What rows of a kind are called, one and many. */
export interface RowWords {
  one: string;
  many: string;
}

/** @param client what the practice calls its clients */
export function rowWords(subject: ImportSubject, client: RowWords): RowWords {
  return subject === 'patients' ? client : { one: 'item', many: 'items' };
}

/** `1 client`, `50,000 clients`. */
export function countWords(count: number, { one, many }: RowWords): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

export function labelOf(subject: ImportSubject, field: string): string {
  return subjects[subject].fields.find((one) => one.field === field)?.label ?? field;
}

/** Rows that have been dealt with, of all, in [0, 1]. */
export function partDone({ done, skipped, total }: Pick<ImportJob, 'done' | 'skipped' | 'total'>): number {
  return total === 0 ? 1 : (done + skipped) / total;
}

/** How it ended, in one sentence. */
export function endWords({ status, done, skipped, total }: ImportJob, words: RowWords): string {
  const rest = skipped > 0 ? ` · ${formatNumber(skipped)} skipped` : '';
  if (status === 'failed')
    return `The import stopped: ${formatNumber(done)} of ${countWords(total, words)} imported`;
  return `Imported ${countWords(done, words)}${rest}`;
}
