import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';

export interface CsvRecord {
  /** Physical line, from 1, on which it begins. */
  line: number;
  cells: readonly string[];
}

/** Thrown where a file stops being CSV. The message repeats nothing of it. */
export class CsvTextError extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.name = 'CsvTextError';
    this.line = line;
  }
}

const delimiters = [',', ';', '\t'] as const;
/** In bytes; far more than all fields of a row may hold together. */
const mostRecordBytes = 128 * 1024;

/**
 * The records of a CSV text (RFC 4180; comma, semicolon or tab, whichever the first line shows, or as a line `sep=;` before it
 * says). Empty lines are none.
 * @throws CsvTextError
 */
export async function* csvRecords(text: AsyncIterable<string>): AsyncGenerator<CsvRecord> {
  const chunks = text[Symbol.asyncIterator]();
  let head = '';
  while (!firstLineOf(head).isWhole && head.length < mostRecordBytes) {
    const next = await chunks.next();
    if (next.done === true) break;
    head += next.value;
  }
  const told = /^sep=([,;\t])\n/.exec(head);
  const skipped = told ? 1 : 0;
  const delimiter = told?.[1] ?? delimiterOf(firstLineOf(head).text);
  // A parser that meets an error forgets what it read just before: where the last record ended is noted apart.
  let endedOn = skipped;
  const parser = parse({
    delimiter,
    info: true,
    on_record(record: string[], { lines }) {
      endedOn = lines + skipped;
      return record;
    },
    relax_column_count: true,
    record_delimiter: '\n',
    max_record_size: mostRecordBytes,
  });
  const rest = Readable.from(joined(told ? head.slice(told[0].length) : head, chunks));
  // What breaks the source breaks the parser, and with it the loop below.
  pipeline(rest, parser, () => undefined);
  let line = 1 + skipped;
  try {
    for await (const found of parser) {
      const { record, info } = found as { record: string[]; info: { lines: number } };
      if (record.length > 1 || record[0]?.trim() !== '') yield { line, cells: record };
      line = info.lines + 1 + skipped;
    }
  } catch (error) {
    if (error instanceof CsvError) throw new CsvTextError(endedOn + 1, meaningOf(error));
    throw error;
  } finally {
    rest.destroy();
  }
}

async function* joined(head: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  if (head !== '') yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    if (next.value !== '') yield next.value;
  }
}

/** Up to the first line end outside of quotes. */
function firstLineOf(text: string): { text: string; isWhole: boolean } {
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === '\n' && !isQuoted) return { text: text.slice(0, at), isWhole: true };
  }
  return { text, isWhole: false };
}

/** The one that stands most often outside of quotes. */
function delimiterOf(line: string): string {
  const bare = line.replaceAll(/"[^"]*"/g, '');
  const counted = delimiters.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.delimiter ?? ',';
}

const unread = 'What follows it was not read.';
const meanings: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'begins a quote that never ends.',
  CSV_MAX_RECORD_SIZE: `is too long: perhaps a quote in it never ends. ${unread}`,
  INVALID_OPENING_QUOTE: `has a quote in the middle of a value: double it, and put the value in quotes. ${unread}`,
  CSV_INVALID_CLOSING_QUOTE: `has something behind a closing quote: double quotes that belong to the value. ${unread}`,
};

function meaningOf({ code }: CsvError): string {
  return meanings[code] ?? `is no CSV. ${unread}`;
}
