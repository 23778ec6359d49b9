import { sql } from 'kysely';
import { LockstepError, type SeriesConflict } from '@/domain/errors';
import { permits, type Viewer } from '@/domain/policy';
import type { Id, Instant } from '@/domain/primitives';
import type { ApiRow, EntityTable } from '@/server/database/entityTable';
import type { Transaction } from '@/server/database/practiceTransaction';
import { notAllowed } from '@/server/entityRules';
import { writeRows } from '@/server/manyRows';
import { availabilities, type Availability } from './availability';

export type AvailabilityFields = Omit<Availability, 'rev' | 'createdAt' | 'updatedAt'>;

export interface Copied {
  items: ApiRow[];
  conflicts: SeriesConflict[];
}

/**
 * Writes these copies of one therapist's availability, all or none. The caller holds the lock of the therapist's time.
 * @throws LockstepError `series_conflict` with every one that overlaps what is there that day, unless it is a dry run
 */
export async function writeCopies(
  transaction: Transaction,
  table: EntityTable,
  viewer: Viewer,
  copies: readonly AvailabilityFields[],
  dryRun: boolean,
): Promise<Copied> {
  if (copies.some((copy) => !permits(availabilities.policy, 'create', viewer, copy))) throw notAllowed();
  const conflicts = await overlapping(transaction, copies);
  if (dryRun) return { items: [], conflicts };
  if (conflicts.length > 0) {
    const count = conflicts.length === 1 ? 'One copy overlaps' : `${conflicts.length} copies overlap`;
    throw new LockstepError('series_conflict', {
      detail: `${count} availability that is there already. Nothing was changed.`,
      conflicts,
    });
  }
  const planned = copies.map((after) => ({ before: null, after }));
  return { items: await writeRows(transaction, table, planned, []), conflicts: [] };
}

/** Waits for whoever decides about this therapist's time, and keeps others waiting until the transaction ends. */
export async function lockTimeOf(transaction: Transaction, staffId: Id): Promise<void> {
  await transaction.rows(sql`select lock_time_of(array[${staffId}::uuid])`);
}

interface Overlap {
  staffId: Id;
  starts: Date;
  ends: Date;
  met: readonly { id: Id; starts: string | null; ends: string | null }[];
}

async function overlapping(
  transaction: Transaction,
  copies: readonly AvailabilityFields[],
): Promise<SeriesConflict[]> {
  const found = await transaction.rows<Overlap>(sql`
    select c."staffId", s.at as starts, greatest(s.at, instant_of(c.date, c."endTime", p.time_zone)) as ends, o.met
      from jsonb_to_recordset(${JSON.stringify(copies)}::jsonb)
             as c("staffId" uuid, date date, "startTime" time, "endTime" time)
     cross join (select time_zone from practice where id = current_practice()) p
     cross join lateral (select instant_of(c.date, c."startTime", p.time_zone) as at) s
     cross join lateral (
       select jsonb_agg(jsonb_build_object('id', a.id, 'starts', lower(a.during), 'ends', upper(a.during))) as met
         from availability a
        where a.practice_id = current_practice() and a.staff_id = c."staffId" and a.date = c.date
          and a.start_time < c."endTime" and c."startTime" < a.end_time
     ) o
     where o.met is not null
     order by s.at`);
  const instant = (text: string | Date) => new Date(text).toISOString() as Instant;
  return found.map(({ staffId, starts, ends, met }) => ({
    staffId,
    startsAt: instant(starts),
    endsAt: instant(ends),
    // Where the clock is put forward, one that covers nothing has no instants.
    obstacles: met.map((one) => ({
      kind: 'availability' as const,
      staffId,
      startsAt: instant(one.starts ?? starts),
      endsAt: instant(one.ends ?? ends),
      id: one.id,
    })),
  }));
}
