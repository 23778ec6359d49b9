import type { FieldProblem } from '@/domain/errors';
import { readWrittenDay } from '@/domain/writtenDay';
import { unguardFormula } from './formulaGuard';
import type { Heading } from './readHeading';

export interface ReadCells {
  /** Values by field; a field whose cell is empty is not in it. */
  fields: Record<string, string | number>;
  wrong: readonly FieldProblem[];
}

/** Reads the cells of one record as their columns say. What the entity itself asks of a value is not asked here. */
export function readCells(cells: readonly string[], { fields }: Heading): ReadCells {
  const read: Record<string, string | number> = {};
  const wrong: FieldProblem[] = [];
  for (const [place, column] of fields.entries()) {
    const text = unguardFormula(cells[place] ?? '').trim();
    if (column === null) continue;
    const { field, kind, isRequired } = column;
    if (text === '') {
      if (isRequired) wrong.push({ field, message: 'is missing' });
    } else if (kind === 'text') read[field] = text;
    else if (kind === 'count') {
      if (/^\d{1,15}$/.test(text)) read[field] = Number(text);
      else wrong.push({ field, message: 'must be a whole number, without separators' });
    } else {
      const day = readWrittenDay(text);
      if ('day' in day) read[field] = day.day;
      else wrong.push({ field, message: day.problem });
    }
  }
  return { fields: read, wrong };
}
