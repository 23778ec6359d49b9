import { EventEmitter, once } from 'node:events';
import pg from 'pg';
import type { FreshDatabase } from './freshDatabase';
import type { TestPractice } from './practice';
import { runStormTransaction, type Written } from './runStormTransaction';
import { seededChance } from './seededChance';
import { stormTransaction, type StormEntity, type StormPractice } from './stormTransaction';

/**
 * How many commits of others a transaction is left open for. Not for all of them: while one that has written is open,
 * PostgreSQL keeps every newer version of the feed's position, and each commit has to read past them.
 */
const sleepCommits = 200;

/** A transaction that was acknowledged, with everything it really changed, in the order of its statements. */
export interface Commit {
  /** Counts up over the whole storm: one that began after another was done was committed after it. */
  begun: number;
  done: number;
  written: Written[];
}

export interface StormOptions {
  fresh: FreshDatabase;
  practices: readonly TestPractice[];
  /** Each on a connection of its own, all at once. */
  writers: number;
  /** Acknowledged transactions that changed something, of each writer. Those that were rolled back come on top. */
  commitsEach: number;
  /** What a writer does after every `pauseEvery` of its commits, while the others go on. */
  pauseEvery: number;
  pause(): Promise<void>;
}

export interface Storm {
  commits: Commit[];
  /** Transactions that were refused, or rolled back by plan. */
  rolledBack: number;
}

/**
 * Many connections write at once: three of four as requests do, under row-level security, the others as the owner
 * without any context. Beside them one transaction after the other is left open while the rest go on.
 */
export async function writeStorm(options: StormOptions): Promise<Storm> {
  const { fresh, writers, commitsEach, pauseEvery, pause } = options;
  const practices = options.practices.map((practice): StormPractice => ({
    ...practice,
    live: { staff: new Set(), availability: new Set() },
    deleted: { staff: [], availability: [] },
  }));
  const storm: Storm = { commits: [], rolledBack: 0 };
  const progress = new EventEmitter();
  let moment = 0;

  const connected = async (work: (client: pg.Client) => Promise<void>) => {
    // Commits do not wait for the disk: what is proven is their order, not that they survive a crash.
    const client = new pg.Client({ connectionString: fresh.url, options: '-c synchronous_commit=off' });
    await client.connect();
    try {
      await work(client);
    } finally {
      await client.end();
    }
  };
  const write = (n: number) =>
    connected(async (client) => {
      const chance = seededChance(n);
      for (let done = 0; done < commitsEach;) {
        const transaction = stormTransaction(chance, practices, n % 4 === 3 ? 'owner' : 'request');
        const begun = ++moment;
        const written = await runStormTransaction(client, transaction);
        if (!written) storm.rolledBack++;
        if (!written || written.length === 0) continue;
        storm.commits.push({ begun, done: ++moment, written });
        progress.emit('commit');
        remember(practices, written);
        if (++done % pauseEvery === 0) await pause();
      }
    });

  const storming = new AbortController();
  const { signal } = storming;
  const sleep = connected(async (sleeper) => {
    while (!signal.aborted) {
      const begun = ++moment;
      await sleeper.query('begin');
      const written = await insertAtDawn(sleeper, practices);
      const wakeAt = storm.commits.length + sleepCommits;
      while (!signal.aborted && storm.commits.length < wakeAt) await once(progress, 'commit');
      await sleeper.query('commit');
      storm.commits.push({ begun, done: ++moment, written });
    }
  });
  try {
    await Promise.all(Array.from({ length: writers }, (_, n) => write(n)));
  } finally {
    storming.abort();
    progress.emit('commit');
    await sleep;
  }
  return storm;
}

async function insertAtDawn(client: pg.Client, practices: readonly StormPractice[]): Promise<Written[]> {
  const written: Written[] = [];
  for (const { id: practiceId, staffId } of practices) {
    const { rows } = await client.query<{ id: string }>(
      `insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
       values ($1, gen_random_uuid(), $2, '2026-11-24', '06:00', '07:00', true) returning id`,
      [practiceId, staffId],
    );
    written.push(
      ...rows.map(({ id }) => ({ practiceId, entity: 'availability', id, rev: 1, op: 'created' as const })),
    );
  }
  return written;
}

function remember(practices: readonly StormPractice[], written: readonly Written[]): void {
  for (const { practiceId, entity, id, op } of written) {
    const practice = practices.find((one) => one.id === practiceId);
    const name = entity as StormEntity;
    if (op === 'created') practice?.live[name].add(id);
    if (op !== 'deleted') continue;
    practice?.live[name].delete(id);
    practice?.deleted[name].unshift(id);
    practice?.deleted[name].splice(20);
  }
}
