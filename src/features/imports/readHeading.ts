import type { ColumnUse } from './importParts';
import type { Subject, SubjectField } from './subjects';

export interface Heading {
  /** For each column of the file the field it becomes; null: it is not kept. */
  fields: readonly (SubjectField | null)[];
  used: readonly ColumnUse[];
  /** Fields that must be there and are not. */
  missing: readonly SubjectField[];
  /** For each column what it is called when something is said of it. */
  names: readonly string[];
}

const mostLetters = 60;

/**
 * Finds out what the columns of a file are, however they are written: `First name`, `first_name`, `firstName`, `Surname`.
 * Of several columns for the same field the first one counts.
 */
export function readHeading(cells: readonly string[], subject: Subject): Heading {
  const known = new Map(
    subject.fields.flatMap((field) =>
      [field.field, field.label, ...field.aliases].map((name) => [headingKey(name), field] as const),
    ),
  );
  const taken = new Set<SubjectField>();
  const fields = cells.map((cell) => {
    const field = known.get(headingKey(cell)) ?? null;
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
  const names = cells.map((cell, place) => columnName(cell, place));
  return {
    fields,
    names,
    used: fields.flatMap((field, place) =>
      field ? [{ column: names[place] ?? '', field: field.field }] : [],
    ),
    missing: subject.fields.filter((field) => field.isRequired === true && !taken.has(field)),
  };
}

/** What two headings that mean the same have in common: letters and digits, without case and accents. */
export function headingKey(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function columnName(cell: string, place: number): string {
  const text = cell.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  return text === '' ? `column ${place + 1}` : text.slice(0, mostLetters);
}
