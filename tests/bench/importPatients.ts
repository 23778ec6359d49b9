import type { ImportJob } from '@/features/imports/importJob';
import { ImportReport } from '@/features/imports/importReport';
import { signInHeaders, startTestServer } from '../server/startTestServer';
import { line, ms, percentile, title } from './figures';
import { openConnection } from './keptConnection';

const patients = 50_000;
const everyMs = 50;

interface Demo {
  url: string;
  /** Of somebody who is signed in. */
  headers: Record<string, string>;
}

/** 50,000 patients into the demo practice while others work: how long it takes, and how long the others wait. */
export async function benchImport(): Promise<void> {
  title(`Import: a CSV file of ${patients} patients into a server that others work with`);
  const server = await startTestServer();
  try {
    const demo: Demo = {
      url: server.url,
      headers: await signInHeaders(server.url, 'admin@royalcare.example'),
    };
    const others = await othersCalls(demo);
    await work(others, (n) => n < 100);
    report('before', await work(others, (n) => n < 200), '');
    await eventLoopDelays(demo);
    let isOver = false;
    const working = work(others, () => !isOver);
    await importFile(demo, csvOf(patients));
    isOver = true;
    report('meanwhile', await working, 'aim p95 < 100 ms');
    const { p50, p99, max } = await eventLoopDelays(demo);
    line('event loop of the server meanwhile', `p50 ${ms(p50)}  p99 ${ms(p99)}  max ${ms(max)}`);
    report('afterwards', await work(others, (n) => n < 200), '');
  } finally {
    await server.close();
  }
}

async function importFile({ url, headers }: Demo, file: Buffer): Promise<void> {
  const startedAt = performance.now();
  const answer = await fetch(`${url}/api/imports/files?subject=patients&format=csv`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'text/csv' },
    body: new Uint8Array(file),
  });
  const { job } = ImportReport.parse(await answer.json());
  if (!job) throw new Error('The file of the benchmark is broken');
  line(`reading and checking ${(file.length / 1e6).toFixed(1)} MB`, ms(performance.now() - startedAt));
  const path = `${url}/api/imports/${job.id}`;
  await fetch(`${path}/run`, { method: 'POST', headers, body: '{}' });
  for (;;) {
    const { status, done } = (await (await fetch(path, { headers })).json()) as ImportJob;
    if (status === 'done' && done === patients) break;
    if (status !== 'running') throw new Error(`It is ${status} after ${done} patients`);
    await after(200);
  }
  const tookMs = performance.now() - startedAt;
  line('from the upload to the last row', `${(tookMs / 1000).toFixed(1)} s`, 'aim < 60 s');
}

type Call = () => Promise<unknown>;

/** What a practice does all day, each on a connection of its own. */
async function othersCalls({ url, headers }: Demo): Promise<ReadonlyMap<string, Call>> {
  const first = async (path: string) => {
    const { items } = (await (await fetch(`${url}/api/${path}`, { headers })).json()) as {
      items: { id: string }[];
    };
    return items[0]?.id ?? '';
  };
  const [staffId, serviceId] = [await first('staff'), await first('services')];
  const stretch = { staffId, date: '2031-01-01', startTime: '09:00', endTime: '10:00', isActive: true };
  const made = await fetch(`${url}/api/availability`, {
    method: 'POST',
    headers,
    body: JSON.stringify(stretch),
  });
  const { id } = (await made.json()) as { id: string };
  let { isActive } = stretch;
  const call = (method: string, path: string, bodyOf?: () => object): Call => {
    const connection = openConnection(url);
    return () => connection.send(method, path, headers, bodyOf?.());
  };
  const [today, tomorrow, nextWeek] = [0, 1, 7].map((days) =>
    new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10),
  );
  return new Map([
    [
      'list the appointments of a day',
      call('GET', `/api/appointments?from=${today}T00:00:00Z&to=${tomorrow}T00:00:00Z`),
    ],
    [
      'switch availability',
      call('PATCH', `/api/availability/${id}`, () => ({ isActive: (isActive = !isActive) })),
    ],
    ['search slots of a week', call('GET', `/api/slots?serviceId=${serviceId}&from=${today}&to=${nextWeek}`)],
    ['search patients', call('POST', '/api/patients/search', () => ({ text: 'number 77' }))],
  ]);
}

type Took = ReadonlyMap<string, readonly number[]>;

/** Each call again and again; a slow one is not waited for with the next by more than itself. */
async function work(calls: ReadonlyMap<string, Call>, goesOn: (n: number) => boolean): Promise<Took> {
  const took = new Map<string, number[]>();
  await Promise.all(
    [...calls].map(async ([name, call]) => {
      const mine: number[] = [];
      took.set(name, mine);
      for (let n = 0; goesOn(n); n++) {
        const startedAt = performance.now();
        await call();
        const tookMs = performance.now() - startedAt;
        mine.push(tookMs);
        await after(Math.max(0, everyMs - tookMs));
      }
    }),
  );
  return took;
}

function report(when: string, took: Took, aim: string): void {
  for (const [name, samples] of took) {
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => ms(percentile(samples, part)));
    line(`${when}: ${name}`, `p50 ${p50}  p95 ${p95}  p99 ${p99}  (n ${samples.length})`, aim);
  }
}

/** Of the server's event loop since it was asked last. */
async function eventLoopDelays({ url }: Demo): Promise<{ p50: number; p99: number; max: number }> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const read = (name: string) =>
    1000 * Number(new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)$`, 'm').exec(text)?.[1]);
  return { p50: read('p50'), p99: read('p99'), max: read('max') };
}

function csvOf(count: number): Buffer {
  const rows = Array.from({ length: count }, (_, n) => {
    const at = String(n).padStart(5, '0');
    const birth = `${1930 + (n % 80)}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`;
    return `Ann ${n % 977},Number ${at},${birth},+1 212 555 ${at},ann.${at}@example.com,"${n} Elm Street, Springfield",Imported in a benchmark`;
  });
  return Buffer.from(['First name,Last name,Birth date,Phone,E-mail,Address,Notes', ...rows].join('\n'));
}

function after(delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, delayMs);
  });
}
