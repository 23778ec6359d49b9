import { InvoiceLine, mostCents, totalOf } from './invoice';

/** What an amount or a quantity is while what was typed can't be read: no number. */
export const unread = Number.NaN;

export function newLine(): InvoiceLine {
  return { description: '', quantity: 1, unitCents: unread as InvoiceLine['unitCents'] };
}

export function withLine(lines: readonly InvoiceLine[], at: number, change: Partial<InvoiceLine>) {
  return lines.map((line, place) => (place === at ? { ...line, ...change } : line));
}

export function withoutLine(lines: readonly InvoiceLine[], at: number): InvoiceLine[] {
  return lines.filter((_, place) => place !== at);
}

/**
 * One line moved up (−1) or down (1).
 * @returns null where there is no further place
 */
export function withMovedLine(lines: readonly InvoiceLine[], at: number, by: -1 | 1): InvoiceLine[] | null {
  const [line, other] = [lines[at], lines[at + by]];
  if (!line || !other) return null;
  return lines.map((one, place) => (place === at ? other : place === at + by ? line : one));
}

/** Without lines in which nothing stands: nobody means them. */
export function withoutBlankLines(lines: readonly InvoiceLine[]): InvoiceLine[] {
  return lines.filter(({ description, unitCents }) => description.trim() !== '' || unitCents > 0);
}

/** What is wrong, by place and field: `0.description`; `total` for all of them together. */
export function lineProblems(lines: readonly InvoiceLine[]): ReadonlyMap<string, string> {
  const wrong = new Map<string, string>();
  for (const [place, line] of lines.entries()) {
    const read = InvoiceLine.safeParse(line);
    for (const { path, message } of read.error?.issues ?? []) {
      const key = `${place}.${String(path[0])}`;
      if (!wrong.has(key)) wrong.set(key, wordsFor(String(path[0]), message));
    }
  }
  if (totalOf(lines) > mostCents) wrong.set('total', 'This is more than any invoice.');
  return wrong;
}

function wordsFor(field: string, message: string): string {
  if (field === 'description') return message === 'must not be empty' ? 'Say what it is for' : message;
  if (field === 'quantity') return 'A whole number, from 1';
  return 'An amount such as 12.50';
}

/** How the lines read as text: one a row. */
export function linesText(lines: readonly InvoiceLine[], format: (cents: number) => string): string {
  return lines
    .map(({ description, quantity, unitCents }) => `${quantity} × ${description}, ${format(unitCents)}`)
    .join('\n');
}
