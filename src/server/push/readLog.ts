import { sql } from 'kysely';
import type { LoggedChange } from '../changeFeed';
import type { Database } from '../database/openDatabase';

/** A line of the log with its size, by which the hub bounds what it keeps. */
export interface LogLine extends LoggedChange {
  bytes: number;
}

export interface LogPart {
  epoch: string;
  head: number;
  /** Changes up to here are no longer kept. */
  prunedTo: number;
  /** What follows the asked position, in commit order. */
  lines: LogLine[];
}

type Line = LogLine | { seq: null };

/**
 * A practice's log after `since` (null: from the head on, that is nothing yet), at one snapshot. Read as the owner, past
 * row-level security: who may see which line is decided for each viewer when it is told.
 */
export async function readLog(
  database: Database,
  practiceId: string,
  since: number | null,
  limit: number,
): Promise<LogPart> {
  const found = await database.rows<{ epoch: string; head: string; pruned_to: string } & Line>(sql`
    select e.id as epoch, p.seq as head, p.pruned_to,
           c.seq, c.entity, c.id, c.rev, c.op, c.row, c.before, c.mutation_id, c.at,
           coalesce(octet_length(c.row::text), 0) + coalesce(octet_length(c.before::text), 0) as bytes
      from feed_position p cross join epoch e
      left join lateral (
        select * from change_log
         where practice_id = p.practice_id and seq > coalesce(${since}::bigint, p.seq) order by seq limit ${limit}
      ) c on true
     where p.practice_id = ${practiceId}::uuid
     order by c.seq`);
  const [first] = found;
  if (!first) throw new Error('This practice has no feed position');
  return {
    epoch: first.epoch,
    head: Number(first.head),
    prunedTo: Number(first.pruned_to),
    lines: found.filter((line) => line.seq !== null),
  };
}

/** How far the feeds of these practices are: one query, however many they are. */
export async function readPositions(
  database: Database,
  practiceIds: readonly string[],
): Promise<Map<string, number>> {
  const found = await database.rows<{ practice_id: string; seq: string }>(sql`
    select practice_id, seq from feed_position where practice_id = any(${[...practiceIds]}::uuid[])`);
  return new Map(found.map(({ practice_id, seq }) => [practice_id, Number(seq)]));
}
