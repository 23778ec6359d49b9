import type { Findings } from './findings';
import { csvRecords, CsvTextError } from './csvRecords.server';
import { readCells } from './readCells';
import { readHeading, type Heading } from './readHeading';
import type { ReadRow } from './readRow';
import type { Subject } from './subjects';

/** The rows of a CSV file, whose first line names its columns. What is wrong with the file is told to `findings`. */
export async function* csvRows(
  text: AsyncIterable<string>,
  subject: Subject,
  findings: Findings,
): AsyncGenerator<ReadRow> {
  let heading: Heading | null = null;
  try {
    for await (const { line, cells } of csvRecords(text)) {
      if (heading === null) {
        heading = readHeading(cells, subject);
        if (heading.missing.length > 0) {
          for (const { field, label } of heading.missing) {
            const message = `There is no column "${label}". The first line must name the columns.`;
            findings.complain(line, { field, message });
          }
          return;
        }
        findings.useColumns(heading.used);
        continue;
      }
      const ragged = raggedness(cells, heading);
      if (ragged !== null) {
        findings.complain(line, { message: ragged });
        continue;
      }
      for (const [place, name] of heading.names.entries()) {
        if (!heading.fields[place] && cells[place]?.trim()) findings.lose(name);
      }
      yield { line, ...readCells(cells, heading), prefix: '' };
    }
    if (heading === null) findings.complain(1, { message: 'The file is empty.' });
  } catch (error) {
    if (!(error instanceof CsvTextError)) throw error;
    findings.complain(error.line, { message: error.message });
  }
}

/** Spreadsheets leave empty cells at the end of a line; anything else means that a value slipped into the next column. */
function raggedness(cells: readonly string[], { names }: Heading): string | null {
  const filled = cells.slice(names.length).every((cell) => cell.trim() === '');
  if (cells.length >= names.length && filled) return null;
  const [is, has] = [cells.length, names.length];
  return `has ${is} ${is === 1 ? 'value' : 'values'} where the first line has ${has}.`;
}
