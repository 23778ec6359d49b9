import { expect } from 'vitest';
import type { Patient } from '@/features/patients/patient';
import type { InProcess } from '../inProcess';
import { editedFields, type EditingPerson, stored } from './editingPerson';
import type { EditingRun } from './editingRun';

/** One accepted write, as the database's own log tells it. */
interface LoggedWrite {
  rev: number;
  client: string | null;
  mutation: string | null;
  before: Record<string, unknown> | null;
  row: Record<string, unknown>;
}

export interface EditingFigures {
  /** Distinct ones that somebody was shown. */
  conflicts: number;
  /** Writes accepted over what the other had changed since the edit was begun. */
  merges: number;
  accepted: number;
}

/** After everything has arrived: what somebody typed is in the form, and in conflict if it would go over something unseen. */
export function judgeOpenEdits(person: EditingPerson): void {
  const shown = new Map(person.screen().map(({ field, theirs }) => [field, theirs]));
  for (const field of editedFields) {
    const value = person.row()[field];
    const typed = person.typed.get(field);
    if (typed === undefined || stored(typed) === value) {
      expect([field, shown.has(field)]).toEqual([field, false]);
    } else if (!person.knows(field, value) && !person.knows(field, stored(typed))) {
      expect([field, shown.get(field), person.valueOf(field)]).toEqual([field, value, typed]);
    } else if (person.knows(field, value)) {
      expect([field, person.valueOf(field)]).toEqual([field, typed]);
    }
  }
}

/**
 * Judges one run by the database's log and by what each person had on the screen. It knows nothing of how conflicts are
 * found.
 */
export async function judgeEditing(server: InProcess, run: EditingRun): Promise<EditingFigures> {
  const log = await server.sql<LoggedWrite>(
    `select rev::int as rev, client, mutation_id as mutation, before, row
       from change_log where id = $1 order by rev`,
    [run.id],
  );
  const figures = { conflicts: 0, merges: 0, accepted: log.length - 1 };
  const byMutation = new Map(log.map((write) => [write.mutation, write]));

  for (const [n, person] of run.people.entries()) {
    for (const [mutationId, { patch, knew, begunAt }] of person.sent) {
      const write = byMutation.get(mutationId);
      if (!write) continue;
      const changed = editedFields.filter((field) => field in (write.before ?? {}));
      // Only what this person edited, and over nothing that they had not seen.
      expect({ who: n, rev: write.rev, alsoChanged: changed.filter((field) => !(field in patch)) }).toEqual({
        who: n,
        rev: write.rev,
        alsoChanged: [],
      });
      for (const field of changed) {
        const over = write.before?.[field];
        expect({ who: n, rev: write.rev, field, over, wasSeen: knew[field]?.includes(over) }).toEqual({
          who: n,
          rev: write.rev,
          field,
          over,
          wasSeen: true,
        });
      }
      const between = log.filter(
        ({ rev, client }) => rev > begunAt && rev < write.rev && client !== write.client,
      );
      if (between.length > 0) figures.merges++;
    }
    figures.conflicts += person.seenConflicts.length;
    for (const { field, mine, theirs } of person.seenConflicts) {
      expect(mine).not.toEqual(theirs);
      const isFromOther = log.some(
        ({ rev, client, row, before }) =>
          client !== person.client && row[field] === theirs && (rev === 1 || field in (before ?? {})),
      );
      expect({ who: n, field, theirs, isFromOther }).toEqual({ who: n, field, theirs, isFromOther: true });
    }
    expect(person.errors).toEqual([]);
  }

  const [last] = log.slice(-1);
  for (const person of run.people) {
    const row: Record<string, unknown> = { ...(person.row() satisfies Patient) };
    for (const field of editedFields) {
      expect([field, row[field]]).toEqual([field, last?.row[field]]);
      expect([field, stored(person.valueOf(field))]).toEqual([field, last?.row[field]]);
    }
    expect(row['rev']).toBe(last?.rev);
  }
  return figures;
}
