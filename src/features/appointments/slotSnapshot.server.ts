import type pg from 'pg';
import type { Interval } from '@/domain/interval';
import type { Database } from '@/server/database/openDatabase';
import { createSlotReplica, type SlotReplica } from './slotReplica';

/** What the slot search knows of a practice, and where in its feed that is true. */
export interface SlotSnapshot {
  replica: SlotReplica;
  seq: number;
  epoch: string;
  setting: SlotSetting;
}

/** What no feed tells of. */
export interface SlotSetting {
  timeZone: string;
  stepMinutes: number;
  /** The database's clock, in milliseconds since 1970. */
  now: number;
}

interface LoadedRow extends Record<string, unknown> {
  id: string;
  starts?: number;
  ends?: number;
}

interface Head {
  seq: string;
  epoch: string;
  time_zone: string;
  step_minutes: number;
  now: number;
}

/** Ends of a range in seconds since 1970: a quarter of a million of them come faster as numbers than as text. */
const ends = (range: string) =>
  `date_part('epoch', lower(${range})) as starts, date_part('epoch', upper(${range})) as ends`;

/**
 * The rows of each entity that can matter from now on, by the columns that do. Appointments and their buffers reach over
 * a day at most, so yesterday's are the oldest that anything free can meet.
 */
const rowsOf: Readonly<Record<string, string>> = {
  service: `select id, is_active, duration_minutes, buffer_before_minutes, buffer_after_minutes
              from service where practice_id = $1`,
  staff: 'select id, is_active, service_ids from staff where practice_id = $1',
  availability: `select id, staff_id, is_active, ${ends('during')} from availability
                  where practice_id = $1 and date >= current_date - 2 and is_active and not isempty(during)`,
  appointment: `select id, staff_id, ${ends('occupied')} from appointment
                 where practice_id = $1 and starts_at > now() - interval '2 days'
                   and ends_at > now() - interval '1 day' and occupied is not null`,
  hold: `select id, staff_id, account_id, to_jsonb(expires_at) as expires_at, ${ends('occupied')}
           from hold where practice_id = $1 and not isempty(occupied)`,
};
/** Read in pieces, so that everybody else is served in between. */
const rowsAtOnce = 5_000;

/** Loads a practice as the owner, past row-level security: what comes of it are free times and nothing else. */
export function loadSlots(database: Database, practiceId: string): Promise<SlotSnapshot> {
  return database.withClient(async (client) => {
    try {
      // One snapshot for all that follows.
      await client.query(`begin isolation level repeatable read read only; set local timezone = 'UTC'`);
      const loaded = await loadAt(client, practiceId);
      await client.query('commit');
      return loaded;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  });
}

async function loadAt(client: pg.PoolClient, practiceId: string): Promise<SlotSnapshot> {
  const { rows } = await client.query<Head>(
    `select f.seq, e.id as epoch, p.time_zone, p.step_minutes, ceil(extract(epoch from now()) * 1000)::float8 as now
       from feed_position f join practice p on p.id = f.practice_id cross join epoch e where f.practice_id = $1`,
    [practiceId],
  );
  const [head] = rows;
  if (!head) throw new Error('This practice has no feed position');
  const replica = createSlotReplica();
  for (const [entity, text] of Object.entries(rowsOf)) {
    await client.query(`declare slot_rows no scroll cursor for ${text}`, [practiceId]);
    for (;;) {
      const { rows: found } = await client.query<LoadedRow>(`fetch ${rowsAtOnce} from slot_rows`);
      for (const row of found) replica.apply({ entity, id: row.id, row, before: null, range: rangeOf(row) });
      if (found.length < rowsAtOnce) break;
    }
    await client.query('close slot_rows');
  }
  const { seq, epoch, time_zone, step_minutes, now } = head;
  return {
    replica,
    seq: Number(seq),
    epoch,
    setting: { timeZone: time_zone, stepMinutes: step_minutes, now },
  };
}

/** Milliseconds since 1970, microseconds rounded outwards, as they are where a range is read from the log. */
function rangeOf({ starts, ends: until }: LoadedRow): Interval | null {
  if (starts === undefined || until === undefined) return null;
  const micros = (seconds: number) => Math.round(seconds * 1e6);
  return { start: Math.floor(micros(starts) / 1000), end: Math.ceil(micros(until) / 1000) };
}
