import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { signInHeaders, startTestServer } from '../server/startTestServer';
import { databaseUrl } from './databaseUrl';
import { line, ms, spread, spreadOf, title } from './figures';
import { monotonicMs, type ClientsWanted, type Received } from './fanOutClients';

const clients = 1_000;
const clientProcesses = 2;
const perSecond = 10;
const secondsPerRound = 10;
const rounds = 2;
/** The first changes of each round warm it up. */
const notCounted = 10;

/** One write: its event's id, when it left the writer, and when the writer knew it done. */
interface Write {
  id: number;
  at: number;
  doneAt: number;
}

interface Took {
  fromWrite: number[];
  fromDone: number[];
}

/**
 * 1,000 open streams at 10 changes a second, Lockstep beside a bare Node server, in turn, in one run. Lockstep's changes
 * are plain SQL updates of one writer, the bare server is handed the same bytes. Measured from the moment before the
 * statement (or the message) leaves the writer until the event is with the client; the statement's own time, with the
 * commit on disk, is in it.
 */
export async function benchFanOut(): Promise<void> {
  title(
    `${clients} event streams at ${perSecond} changes/s: write → received (clients in ${clientProcesses} processes)`,
  );
  const server = await startTestServer({
    env: { RATE_LIMIT_PER_MINUTE: '0', STREAMS_PER_PERSON: '100000' },
  });
  const children: ChildProcess[] = [];
  const start = (file: string) => {
    const child = fork(join(import.meta.dirname, file), { serialization: 'advanced' });
    children.push(child);
    return child;
  };
  const writer = new pg.Client({ connectionString: await databaseUrl(server.dataDir) });
  try {
    await writer.connect();
    const bare = start('fanOutBareServer.ts');
    const [barePort] = (await once(bare, 'message')) as [number];
    const { authorization = '' } = await signInHeaders(server.url, 'operator@royalcare.example');
    const token = authorization.replace('Bearer ', '');
    const ownPort = Number(new URL(server.url).port);
    const [forOurs, forBare] = [
      await openClients(start, ownPort, token),
      await openClients(start, barePort, token),
    ];
    const { rows } = await writer.query<{ id: string }>('select id from availability order by id limit 100');
    const payload = await samplePayload(server.url, authorization);

    const ours: Took = { fromWrite: [], fromDone: [] };
    const bares: Took = { fromWrite: [], fromDone: [] };
    let n = 1_000_000;
    for (let round = 0; round < rounds; round++) {
      await measure(forOurs, ours, async () => {
        const at = monotonicMs();
        const answer = await writer.query<{ seq: string }>(
          `with changed as (update availability set is_active = not is_active where id = $1 returning practice_id)
           select seq + 1 as seq from feed_position join changed using (practice_id)`,
          [rows[n++ % rows.length]?.id],
        );
        return { id: Number(answer.rows[0]?.seq), at, doneAt: monotonicMs() };
      });
      await measure(forBare, bares, async () => {
        const at = monotonicMs();
        bare.send(`id: ${++n}\ndata: ${payload}\n\n`);
        return { id: n, at, doneAt: at };
      });
    }
    report(ours, bares);
    const stats = await fetch(`${server.url}/metrics`);
    const own = (await stats.text()).matchAll(/^lockstep_push_delivery\w*\{.*quantile="0\.(\d+)"\} (\S+)$/gm);
    line(
      'the server’s own figure, commit → socket',
      [...own]
        .map(([, quantile, seconds]) => `p${quantile?.padEnd(2, '0')} ${ms(Number(seconds) * 1000)}`)
        .join('  '),
    );
  } finally {
    await writer.end();
    for (const child of children) child.kill();
    await server.close();
  }
}

function report(ours: Took, bares: Took): void {
  const bare = spreadOf(bares.fromWrite);
  const from = {
    'from before the SQL update': spreadOf(ours.fromWrite),
    'from the answer of the commit': spreadOf(ours.fromDone),
  };
  for (const [moment, own] of Object.entries(from)) line(`Lockstep, ${moment}`, spread(own));
  line('bare Node server', spread(bare));
  // What is there to be handed out: with the bare server from its own write on, with Lockstep once it is stored.
  for (const [moment, own] of Object.entries(from)) {
    const of = (part: 'p50' | 'p99') =>
      `${part} ${(own[part] / bare[part]).toFixed(2)} (${ms(own[part] - bare[part])} more)`;
    line(`ratio, ${moment}`, `${of('p50')}  ${of('p99')}`, 'aim ≤ 1.5');
  }
}

async function openClients(start: (file: string) => ChildProcess, port: number, token: string) {
  const processes = Array.from({ length: clientProcesses }, () => start('fanOutClients.ts'));
  const each = clients / clientProcesses;
  for (const child of processes) {
    await ask(child, { open: { port, path: '/api/events', token, clients: each } });
  }
  return processes;
}

/** One round: writes at the rate, then waits until every client has everything. */
async function measure(processes: ChildProcess[], took: Took, write: () => Promise<Write>): Promise<void> {
  const written = new Map<number, Write>();
  const count = perSecond * secondsPerRound;
  const startedAt = monotonicMs();
  for (let i = 0; i < count; i++) {
    await delay(Math.max(0, startedAt + (i * 1000) / perSecond - monotonicMs()));
    const done = await write();
    if (i >= notCounted) written.set(done.id, done);
  }
  await delay(1_000);
  let arrived = 0;
  for (const child of processes) {
    const received = (await ask(child, 'received')) as Received;
    for (let i = 0; i < received.length; i += 2) {
      const found = written.get(received[i] ?? 0);
      if (!found) continue;
      arrived++;
      took.fromWrite.push((received[i + 1] ?? Number.NaN) - found.at);
      took.fromDone.push((received[i + 1] ?? Number.NaN) - found.doneAt);
    }
  }
  const expected = written.size * clients;
  if (arrived !== expected) line('RECEIVED', `${arrived} of ${expected} events`, 'aim all');
}

async function ask(child: ChildProcess, wanted: ClientsWanted): Promise<unknown> {
  child.send(wanted);
  const [answer] = (await once(child, 'message')) as [{ result: unknown; error?: string }];
  if (answer.error)
    throw new Error(`${answer.error}. Is the limit of open files (ulimit -n) above ${clients + 100}?`);
  return answer.result;
}

/** A change as the server tells it, for the bare server to tell as well. */
async function samplePayload(url: string, authorization: string): Promise<string> {
  const page = await fetch(`${url}/api/changes?since=0&limit=1000`, { headers: { authorization } });
  const { changes } = (await page.json()) as { changes: { entity: string }[] };
  return JSON.stringify(changes.find(({ entity }) => entity === 'availability'));
}
