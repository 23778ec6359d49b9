import { guardFormula } from './formulaGuard';

type Value = string | number | null;

/** Marks the text as UTF-8 for spreadsheets that would guess otherwise. */
const byteOrderMark = '\uFEFF';

/**
 * Rows as CSV text (RFC 4180), page by page: a line of headings, then one for each row. What a spreadsheet would run is guarded.
 */
export async function* csvText(
  fields: readonly { field: string; label: string }[],
  pages: AsyncIterable<readonly Readonly<Record<string, unknown>>[]>,
): AsyncGenerator<string> {
  yield byteOrderMark + lineOf(fields.map(({ label }) => label));
  for await (const rows of pages) {
    yield rows.map((row) => lineOf(fields.map(({ field }) => (row[field] ?? null) as Value))).join('');
  }
}

function lineOf(values: readonly Value[]): string {
  return `${values.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: Value): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const text = guardFormula(value);
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
