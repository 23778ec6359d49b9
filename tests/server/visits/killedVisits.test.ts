import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { v7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { postmasterPid, withDatabase } from '../runningDatabase';
import { seededChance } from '../seededChance';
import { buildOnce, signInHeaders } from '../startTestServer';

beforeAll(() => buildOnce(false));

/** Fifty take two minutes: `KILLS=50`. */
const kills = Number(process.env['KILLS'] ?? 12);
/** Each of these kills ends PostgreSQL too, as a machine that stops would. */
const wholeEvery = 5;
const atOnce = 4;
const assistant = 'assistant@royalcare.example';
const stocked = 100_000;

interface Visit {
  id: string;
  key: string;
  state: 'waiting' | 'sent' | 'acknowledged';
}

/** What one appointment led to: its status, and how many notes, invoices and movements of stock it has. */
interface Traces {
  id: string;
  status: string;
  notes: number;
  invoices: number;
  movements: number;
}

test(
  `[M9] kill -9 at any moment, ${kills} times: a visit is there whole or not at all, and every acknowledged one is`,
  { timeout: 600_000 },
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'lockstep-visits-'));
    const chance = seededChance(50);
    let server = await launch(dataDir);
    try {
      // Sessions are kept: one sign-in is good for every server on this folder.
      const headers = await signInHeaders(server.url, assistant);
      const { visits, items } = await withDatabase(dataDir, prepare);
      const seen = { lostAnswers: 0, rolledBack: 0, acknowledged: 0 };

      for (let kill = 1; kill <= kills; kill++) {
        const postmaster = postmasterPid(dataDir);
        const killed = delay(chance.below(120)).then(() => {
          server.process.kill('SIGKILL');
          if (kill % wholeEvery === 0) process.kill(postmaster, 'SIGKILL');
        });
        await Promise.allSettled(
          Array.from({ length: atOnce }, () => completeUntilKilled(server.url, headers, visits, items)),
        );
        await killed;
        await server.ended;
        server = await launch(dataDir);

        const traces = await withDatabase(dataDir, (client) => tracesOf(client, visits));
        expect(traces.filter((one) => !isWhole(one) && !isUntouched(one))).toEqual([]);
        const whole = new Set(traces.filter(isWhole).map(({ id }) => id));
        const acknowledged = visits.filter(({ state }) => state === 'acknowledged');
        expect(acknowledged.filter(({ id }) => !whole.has(id))).toEqual([]);
        const sent = visits.filter(({ state }) => state === 'sent');
        seen.lostAnswers += sent.filter(({ id }) => whole.has(id)).length;
        seen.rolledBack += sent.filter(({ id }) => !whole.has(id)).length;
        seen.acknowledged = acknowledged.length;
        // What nobody knows the end of is sent once more under its key, and done once.
        for (const visit of sent) {
          const answer = await complete(server.url, headers, visit, items);
          expect(answer.status, await answer.text()).toBe(200);
          visit.state = 'acknowledged';
        }
      }

      const traces = await withDatabase(dataDir, (client) => tracesOf(client, visits));
      const completed = traces.filter(isWhole).length;
      expect(completed).toBe(visits.filter(({ state }) => state === 'acknowledged').length);
      const list = await fetch(`${server.url}/api/inventory?id=${items.join(',')}`, { headers });
      const quantities = ((await list.json()) as { items: { quantity: number }[] }).items;
      expect(quantities.map(({ quantity }) => quantity)).toEqual([
        stocked - completed,
        stocked - 2 * completed,
      ]);
      // It was killed in the middle of something.
      const told = `${kills} kills, ${completed} visits: ${JSON.stringify(seen)}`;
      expect(seen.rolledBack, told).toBeGreaterThan(0);
      expect(seen.acknowledged, told).toBeGreaterThan(kills);
    } finally {
      server.process.kill('SIGTERM');
      await server.ended;
      endOrphan(dataDir);
      await rm(dataDir, { recursive: true, force: true });
    }
  },
);

/** The server as it was built, at once: so many starts have no time to look whether something is to be built. */
async function launch(
  dataDir: string,
): Promise<{ url: string; process: ChildProcess; ended: Promise<unknown> }> {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../../dist-server/main.server.js')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH, HOME, PORT: '0', NODE_ENV: 'production', DATA_DIR: dataDir },
  });
  const ended = once(child, 'exit');
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /^Lockstep is ready at (\S+)$/m.exec(said)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => reject(new Error(`The server ended with ${code}:\n${said}`)));
  });
  return { url, process: child, ended };
}

/** PostgreSQL that outlived its server, if there is any: a proper end takes it along. */
function endOrphan(dataDir: string): void {
  if (existsSync(join(dataDir, 'postgres', 'postmaster.pid')))
    process.kill(postmasterPid(dataDir), 'SIGQUIT');
}

function complete(
  url: string,
  headers: Record<string, string>,
  { id, key }: Visit,
  items: readonly string[],
) {
  return fetch(`${url}/api/appointments/${id}/complete`, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': key },
    body: JSON.stringify({
      note: { subjective: 'Pain in the lower back.' },
      stock: items.map((itemId, place) => ({ itemId, amount: place + 1 })),
      issue: true,
    }),
  });
}

/** One visit after the other, until the server is gone: then this rejects. */
async function completeUntilKilled(
  url: string,
  headers: Record<string, string>,
  visits: readonly Visit[],
  items: readonly string[],
): Promise<void> {
  for (;;) {
    const visit = visits.find(({ state }) => state === 'waiting');
    if (!visit) throw new Error('More visits were completed than there are: make more');
    visit.state = 'sent';
    const answer = await complete(url, headers, visit, items);
    const text = await answer.text();
    expect(answer.status, text).toBe(200);
    visit.state = 'acknowledged';
  }
}

const isWhole = ({ status, notes, invoices, movements }: Traces) =>
  status === 'completed' && notes === 1 && invoices === 1 && movements === 2;
const isUntouched = ({ status, notes, invoices, movements }: Traces) =>
  status === 'inProgress' && notes + invoices + movements === 0;

async function tracesOf(client: pg.Client, visits: readonly Visit[]): Promise<Traces[]> {
  const count = (table: string) => `(select count(*)::int from ${table} x where x.appointment_id = a.id)`;
  const { rows } = await client.query<Traces>(
    `select id, status, ${count('treatment')} as notes, ${count('invoice')} as invoices,
            ${count('stock_movement')} as movements
       from appointment a where id = any ($1) order by id`,
    [visits.map(({ id }) => id)],
  );
  expect(rows).toHaveLength(visits.length);
  return rows;
}

/** Visits that have begun, far ahead of the demo's, and two things that they use. */
async function prepare(client: pg.Client): Promise<{ visits: Visit[]; items: string[] }> {
  const visits = Array.from({ length: 2_000 }, (): Visit => ({ id: v7(), key: v7(), state: 'waiting' }));
  await client.query(`
    insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
    select s.practice_id, gen_random_uuid(), s.id, day, '00:00', '23:59', true
      from (select * from staff order by id limit 1) s,
           generate_series('2031-01-01'::date, '2031-01-01'::date + 260, interval '1 day') as day`);
  await client.query(
    `insert into appointment (practice_id, id, patient_id, staff_id, service_id, starts_at, ends_at, status)
     select s.practice_id, one.id, (select id from patient order by id limit 1), s.id, s.service_ids[1],
            one.starts_at, one.starts_at + interval '30 minutes', 'inProgress'
       from (select * from staff order by id limit 1) s,
            lateral (
              select id, '2031-01-01T06:00Z'::timestamptz + ((n - 1) / 8) * interval '1 day'
                         + ((n - 1) % 8) * interval '2 hours' as starts_at
                from unnest($1::uuid[]) with ordinality as given(id, n)
            ) one`,
    [visits.map(({ id }) => id)],
  );
  const items = [v7(), v7()].toSorted();
  for (const [place, id] of items.entries()) {
    await client.query(
      `insert into inventory_item (practice_id, id, name, sku, unit, quantity, reorder_level)
       select id, $1, $2, $2, 'bottle', $3, 0 from practice`,
      [id, `Oil ${place}`, stocked],
    );
  }
  return { visits, items };
}
