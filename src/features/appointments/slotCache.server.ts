import { sql } from 'kysely';
import type { Database } from '@/server/database/openDatabase';
import type { Scheduler, ServerClock } from '@/server/ports';
import { readLog, type LogPart } from '@/server/push/readLog';
import type { SlotReplica } from './slotReplica';
import { loadSlots, type SlotSetting, type SlotSnapshot } from './slotSnapshot.server';

/** A practice as it is now. What is worked out of it must be so before anything is waited for: it goes on living. */
export interface CurrentSlots extends SlotSetting {
  replica: SlotReplica;
}

/** What the slot search needs of the practices that are asked about, in memory. */
export interface SlotCache {
  /**
   * The practice with everything that was committed before the call. Calls at the same time share a look at the log.
   * @throws Error when the database does not answer
   */
  current(practiceId: string): Promise<CurrentSlots>;
  /** How often a practice was loaded as a whole. */
  loads(): number;
  close(): void;
}

export interface SlotCacheOptions {
  database: Database;
  clock: ServerClock;
  scheduler: Scheduler;
}

interface KeptPractice {
  snapshot: SlotSnapshot | null;
  usedAt: number;
  running: Promise<CurrentSlots> | null;
  next: Promise<CurrentSlots> | null;
}

const linesAtOnce = 1_000;
/** A practice that nobody asked about for so long is dropped. */
const keptMs = 10 * 60_000;

export function createSlotCache({ database, clock, scheduler }: SlotCacheOptions): SlotCache {
  const kept = new Map<string, KeptPractice>();
  let loads = 0;
  let cancelSweep: (() => void) | null = null;

  const sweep = () => {
    cancelSweep = null;
    for (const [id, { usedAt, running }] of kept)
      if (running === null && clock.now() - usedAt >= keptMs) kept.delete(id);
    sweepLater();
  };
  const sweepLater = () => {
    if (kept.size > 0) cancelSweep ??= scheduler.after(keptMs, sweep);
  };

  const load = async (practiceId: string, one: KeptPractice): Promise<CurrentSlots> => {
    // If it fails, the next call begins anew too.
    one.snapshot = null;
    loads++;
    const { replica, setting } = (one.snapshot = await loadSlots(database, practiceId));
    return { replica, ...setting };
  };

  const bringUp = async (practiceId: string, one: KeptPractice): Promise<CurrentSlots> => {
    const { snapshot } = one;
    if (!snapshot || !(await catchUp(database, practiceId, snapshot))) return load(practiceId, one);
    // After the log: a zone that changed before what was read there is not overlooked.
    const setting = await readSetting(database, practiceId);
    if (setting.timeZone !== snapshot.setting.timeZone) return load(practiceId, one);
    return { replica: snapshot.replica, ...setting };
  };

  const run = (practiceId: string, one: KeptPractice) => {
    one.running = bringUp(practiceId, one).finally(() => {
      one.running = null;
    });
    return one.running;
  };

  return {
    current(practiceId) {
      const one = kept.get(practiceId) ?? { snapshot: null, usedAt: 0, running: null, next: null };
      kept.set(practiceId, one);
      one.usedAt = clock.now();
      sweepLater();
      if (!one.running) return run(practiceId, one);
      // What runs may have read the log already: whoever comes now waits for the one after it.
      one.next ??= one.running
        .catch(() => undefined)
        .then(() => {
          one.next = null;
          return run(practiceId, one);
        });
      return one.next;
    },
    loads: () => loads,
    close() {
      cancelSweep?.();
      kept.clear();
    },
  };
}

/** Takes in what was committed since. @returns false if the log does not go on where the snapshot ends */
async function catchUp(database: Database, practiceId: string, snapshot: SlotSnapshot): Promise<boolean> {
  for (;;) {
    const part = await readLog(database, practiceId, snapshot.seq, linesAtOnce);
    if (part.epoch !== snapshot.epoch || !goesOn(part, snapshot.seq)) return false;
    for (const line of part.lines) {
      if (!snapshot.replica.apply(line)) return false;
      snapshot.seq = Number(line.seq);
    }
    if (part.lines.length < linesAtOnce) return true;
  }
}

function goesOn({ head, prunedTo, lines }: LogPart, since: number): boolean {
  const [first] = lines;
  return prunedTo <= since && (first ? Number(first.seq) === since + 1 : head === since);
}

async function readSetting(database: Database, practiceId: string): Promise<SlotSetting> {
  const [found] = await database.rows<{ time_zone: string; step_minutes: number; now: number }>(sql`
    select time_zone, step_minutes, ceil(extract(epoch from now()) * 1000)::float8 as now
      from practice where id = ${practiceId}::uuid`);
  if (!found) throw new Error('There is no such practice');
  return { timeZone: found.time_zone, stepMinutes: found.step_minutes, now: found.now };
}
