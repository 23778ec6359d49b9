import { sql } from 'kysely';
import { serverFeatures } from '@/features/serverFeatures.server';
import { buildServer } from '@/server/buildServer';
import { openDatabase } from '@/server/database/openDatabase';
import { testServerOptions } from '../server/testServerOptions';
import { type BenchPractice, openBenchCluster } from './benchCluster';
import { line, spread, spreadOf, title } from './figures';

const patients = 1_000;
const warmUp = 100;

/** Reading as it is audited, beside the same server that keeps nothing, and one that writes before it answers, in turn. */
export async function benchAuditReads(): Promise<void> {
  title('Reading what is audited (the server called in process, its database on disk, three ways in turn)');
  const cluster = await openBenchCluster();
  try {
    const practice = await cluster.practice('audited');
    await fill(practice);
    const ways = await Promise.all([
      openWay(practice, 'nothing'),
      openWay(practice, 'behind'),
      openWay(practice, 'before'),
    ]);
    const ids = await practice.sql<{ id: string }>('select id from patient where practice_id = $1', [
      practice.id,
    ]);
    await compare(
      'one patient after the other, each news',
      ways,
      (n) => `/api/patients/${ids[n % ids.length]?.id}`,
    );
    await compare('the same patient again', ways, () => `/api/patients/${ids[0]?.id}`);
    await compare(
      'a list of 100',
      ways,
      (n) => `/api/patients?limit=100&cursor=${cursorOf(ids[n % ids.length]?.id ?? '')}`,
    );
    for (const way of ways) await way.close();
    const [kept] = await practice.sql<{ count: string; size: string }>(
      `select count(*), pg_size_pretty(pg_total_relation_size('audit_event')) as size from audit_event`,
    );
    line('entries kept', `${kept?.count}, ${kept?.size} with indexes`);
  } finally {
    await cluster.close();
  }
}

interface Way {
  name: string;
  read(url: string): Promise<void>;
  close(): Promise<void>;
}

async function openWay(practice: BenchPractice, name: 'nothing' | 'behind' | 'before'): Promise<Way> {
  const database = openDatabase({ url: practice.databaseUrl });
  const app = await buildServer({
    ...testServerOptions(database, Date.now),
    features:
      name === 'behind'
        ? serverFeatures
        : serverFeatures.map((make) => (tools) => ({ ...make(tools), keepSight: () => undefined })),
  });
  const headers = { authorization: `Bearer ${practice.token}` };
  return {
    name,
    async read(url) {
      if (name === 'before')
        await database.rows(sql`
          insert into audit_event (practice_id, action, entity, row_id)
          values (${practice.id}::uuid, 'opened', 'patient', ${practice.patientId}::uuid)`);
      const answer = await app.inject({ url, headers });
      if (answer.statusCode !== 200) throw new Error(answer.body);
    },
    async close() {
      await app.close();
      await database.close();
    },
  };
}

async function compare(what: string, ways: readonly Way[], urlOf: (n: number) => string): Promise<void> {
  const took = new Map(ways.map(({ name }) => [name, [] as number[]]));
  for (let n = 0; n < warmUp + patients; n++) {
    // Each comes first as often as the others.
    for (let turn = 0; turn < ways.length; turn++) {
      const way = ways[(n + turn) % ways.length];
      const startedAt = performance.now();
      await way?.read(urlOf(n));
      if (n >= warmUp) took.get(way?.name ?? '')?.push(performance.now() - startedAt);
    }
  }
  const spreads = new Map([...took].map(([name, times]) => [name, spreadOf(times)]));
  const base = spreads.get('nothing')?.p50 ?? 1;
  for (const [name, found] of spreads)
    line(
      `${what}: kept ${name === 'nothing' ? 'not at all' : `${name} the answer`}`,
      spread(found),
      `× ${(found.p50 / base).toFixed(2)}`,
    );
}

async function fill({ id, sql: run }: BenchPractice): Promise<void> {
  await run(
    `insert into patient (practice_id, id, first_name, last_name)
     select $1, gen_random_uuid(), 'Ann', 'Number ' || n from generate_series(1, $2::int) n`,
    [id, patients],
  );
}

function cursorOf(id: string): string {
  return Buffer.from(id, 'latin1').toString('base64url');
}
