import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import pg from 'pg';
import { openBenchCluster, type BenchPractice } from './benchCluster';
import { line, spread, spreadOf, title } from './figures';

const writes = 1_500;
const warmUp = 150;
const atOnce = 16;
const perBlock = 25;
const blocks = 12;

/** One way to change a row: `n` counts up, so that every write changes something. */
type Write = (n: number) => Promise<unknown>;

/** A PATCH as a browser sends it, through the whole server, beside the same statements without one, in turn. */
export async function benchWritePath(): Promise<void> {
  title('The write path: PATCH of one availability row, whole server beside the same SQL on a bare pool');
  const cluster = await openBenchCluster();
  try {
    const practice = await cluster.practice('writes');
    const pool = new pg.Pool({ connectionString: practice.databaseUrl, max: atOnce });
    try {
      const writers = [];
      for (let n = 0; n < atOnce; n++)
        writers.push({ server: await byServer(practice), bare: await bySql(practice, pool) });
      await oneAfterTheOther(writers[0]);
      await allAtOnce(writers);
    } finally {
      await pool.end();
    }
  } finally {
    await cluster.close();
  }
}

interface Pair {
  server: Write;
  bare: Write;
}

async function oneAfterTheOther(pair: Pair | undefined): Promise<void> {
  const took = { server: [] as number[], bare: [] as number[] };
  for (let n = 0; n < warmUp + writes; n++) {
    for (const way of n % 2 === 0 ? (['server', 'bare'] as const) : (['bare', 'server'] as const)) {
      const startedAt = performance.now();
      await pair?.[way](n);
      if (n >= warmUp) took[way].push(performance.now() - startedAt);
    }
  }
  report('one writer', took);
}

async function allAtOnce(pairs: readonly Pair[]): Promise<void> {
  const took = { server: [] as number[], bare: [] as number[] };
  const perSecond = { server: 0, bare: 0 };
  for (let block = -1; block < blocks; block++) {
    for (const way of block % 2 === 0 ? (['server', 'bare'] as const) : (['bare', 'server'] as const)) {
      const blockStartedAt = performance.now();
      const all = pairs.map(async (pair) => {
        for (let n = 0; n < perBlock; n++) {
          const startedAt = performance.now();
          await pair[way](10_000 + (block + 1) * perBlock + n);
          // The first block warms up.
          if (block >= 0) took[way].push(performance.now() - startedAt);
        }
      });
      await Promise.all(all);
      const writesPerMs = (atOnce * perBlock) / (performance.now() - blockStartedAt);
      if (block >= 0) perSecond[way] += (writesPerMs * 1000) / blocks;
    }
  }
  report(`${atOnce} writers`, took);
  line(
    `${atOnce} writers: writes a second`,
    `server ${perSecond.server.toFixed(0)}, bare ${perSecond.bare.toFixed(0)}`,
  );
}

function report(who: string, took: { server: readonly number[]; bare: readonly number[] }): void {
  const [server, bare] = [spreadOf(took.server), spreadOf(took.bare)];
  line(`${who}: server`, spread(server));
  line(`${who}: bare SQL`, spread(bare));
  line(
    `${who}: ratio`,
    `p50 ${(server.p50 / bare.p50).toFixed(2)}  p99 ${(server.p99 / bare.p99).toFixed(2)}`,
  );
}

async function newRow({ sql, id, staffId }: BenchPractice): Promise<string> {
  const rowId = v7();
  await sql(
    `insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
     values ($1, $2, $3, '2026-11-24', '09:00', '12:00', true)`,
    [id, rowId, staffId],
  );
  return rowId;
}

/** Another time of the day with each `n`, and never the one before. */
function endTimeOf(n: number): string {
  return `${12 + (n % 10)}:${10 + (n % 49)}`;
}

/** Over loopback HTTP, with the headers a browser's write has: tab, mutation and expected rev. */
async function byServer(practice: BenchPractice): Promise<Write> {
  const id = await newRow(practice);
  const connection = practice.connect();
  const common = { authorization: `Bearer ${practice.token}`, 'lockstep-client': v7() };
  let rev = 1;
  return async (n) => {
    const headers = { ...common, 'idempotency-key': v7(), 'if-match': `"${rev++}"` };
    const { body } = await connection.send('PATCH', `/api/availability/${id}`, headers, {
      endTime: endTimeOf(n),
    });
    if ((JSON.parse(body) as { rev: number }).rev !== rev) throw new Error(`Not changed: ${body}`);
  };
}

/** What the server sends PostgreSQL for that, statement for statement. */
async function bySql(practice: BenchPractice, pool: pg.Pool): Promise<Write> {
  const id = await newRow(practice);
  const accountId = v7();
  const tokenHash = createHash('sha256').update(practice.token).digest();
  return async (n) => {
    await pool.query(
      `select a.id, practice_id, email, name, role, staff_id, patient_id, last_seen_at
         from session s join account a on a.id = s.account_id where token_hash = $1 and last_seen_at > $2`,
      [tokenHash, new Date(0)],
    );
    const [key, change] = [v7(), JSON.stringify({ end_time: endTimeOf(n) })];
    const client = await pool.connect();
    try {
      await client.query(`begin; select set_config('role', 'lockstep_app', true),
        set_config('lockstep.practice_id', '${practice.id}', true), set_config('lockstep.account_id', '${accountId}', true),
        set_config('lockstep.role', 'admin', true), set_config('lockstep.staff_id', '', true),
        set_config('lockstep.client', '${accountId}', true), set_config('lockstep.mutation_id', '${key}', true)`);
      await client.query(
        `insert into mutation (practice_id, id, request_hash) values ($1::uuid, $2::uuid, $3)
         on conflict do nothing returning id`,
        [practice.id, key, tokenHash],
      );
      await client.query(
        'select to_jsonb(t) as row from availability t where t.id = $1::uuid and true for update',
        [id],
      );
      const { rows } = await client.query<{ row: object }>(
        `update availability as t set end_time = r.end_time
           from jsonb_populate_record(null::availability, $1::jsonb) r where t.id = $2::uuid returning to_jsonb(t) as row`,
        [change, id],
      );
      await client.query(
        'update mutation set status = $1, body = $2::jsonb, etag = $3, location = $4 where id = $5::uuid',
        [200, JSON.stringify(rows[0]?.row), '"1"', null, key],
      );
      await client.query(
        `set constraints all immediate; select current_setting('lockstep.seq', true) as seq; commit`,
      );
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  };
}
