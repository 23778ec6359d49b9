import type { InjectOptions } from 'fastify';
import { seededChance, type Chance } from '../server/seededChance';
import { isByItself, watchRows, type ChangedRow } from './changedRows';
import { hostileRequest, type HostileRequest } from './hostileRequest';
import type { HostileWorld } from './hostileWorld';
import { type Answer, complaintsOf } from './judgeAnswer';
import { knownIds } from './knownIds';
import { type OpenApi, operationsOf, type Operation } from './operations';
import { signedInPeople, type Sender } from './people';
import { sendRaw } from './rawRequest';

export interface HostileRun {
  seed: number;
  requests: number;
  /** Told after each batch, with how many there were. */
  onBatch?(done: number): void;
}

export interface HostileSums {
  requests: number;
  raw: number;
  unanswered: number;
  byStatus: Record<string, number>;
  /** How many paths × methods had at least one accepted and one refused request. */
  operations: number;
  accepted: number;
  refused: number;
  acceptedOperations: number;
  rowsChanged: number;
  /** One line for each thing that was wrong, with the request; the first hundred. */
  complaints: string[];
}

interface Sent {
  startedAt: number;
  endedAt: number;
  isRefused: boolean;
  told: string;
}

const batchSize = 200;
/** How far two clocks of one machine are apart when they are read, in milliseconds. */
const clockSlackMs = 1;
/** What is sent there is about a patient. */
const personal = new Set(['patients', 'appointments', 'treatments', 'invoices', 'referrals', 'imports']);
/** Stands in every text about a patient of the practice; the other one, of the foreign practice. */
const canaries = { own: 'Quillfeather', foreign: 'Zanzibarry' };
const pages = new Set(['/api/docs']);

/** Sends so many requests, judges every answer, and afterwards what they left behind. */
export async function runHostile(world: HostileWorld, run: HostileRun): Promise<HostileSums> {
  const { app, sql, clock, practice, foreign } = world;
  const chance = seededChance(run.seed);
  const document = (await app.inject({ url: '/api/openapi.json' })).json<OpenApi>();
  const operations = operationsOf(document);
  const people = await signedInPeople(world);
  await sql('update patient set last_name = $2, notes = $2 where practice_id = $1', [
    practice.id,
    canaries.own,
  ]);
  await sql('update patient set last_name = $2, notes = $2 where practice_id = $1', [
    foreign.id,
    canaries.foreign,
  ]);
  const rows = await watchRows(sql);
  const ids = knownIds();
  for (const of of [practice, practice, foreign]) {
    for (const name of ['staffId', 'serviceId', 'patientId'] as const) {
      ids.add(name, of[name]);
      ids.add({ staffId: 'staff', serviceId: 'services', patientId: 'patients' }[name], of[name]);
    }
    ids.add('fromStaffId', of.staffId);
  }
  const values = { chance, ids, canary: canaries.own, named: document.components?.schemas ?? {} };
  const sums: HostileSums = {
    requests: 0,
    raw: 0,
    unanswered: 0,
    byStatus: {},
    operations: operations.length,
    accepted: 0,
    refused: 0,
    acceptedOperations: 0,
    rowsChanged: 0,
    complaints: [],
  };
  const accepted = new Set<Operation>();
  const complain = (text: string) => {
    if (sums.complaints.length < 100) sums.complaints.push(text);
  };

  while (sums.requests < run.requests) {
    await people.restore();
    await rows.take();
    world.takeLog();
    const batch: Sent[] = [];
    const restore = async () => {
      const startedAt = Date.now();
      await people.restore();
      batch.push({ startedAt, endedAt: Date.now(), isRefused: false, told: 'given back' });
    };
    for (let n = 0; n < batchSize && sums.requests < run.requests; n++) {
      clock.ms += 40;
      // Each in turn, so that none is left out.
      const operation = operations[sums.requests % operations.length];
      if (!operation) break;
      const sender = people.pick(chance);
      const isPersonal = personal.has(operation.path.split('/')[2] ?? '');
      values.canary = !isPersonal
        ? 'Teapot'
        : sender.practiceId === foreign.id
          ? canaries.foreign
          : canaries.own;
      const request = signedBy(hostileRequest(values, operation), sender, chance);
      const isRaw = chance.percent(4) || operation.path === '/api/events';
      const startedAt = Date.now();
      const { answer, how } = await send(world, request, isRaw, chance).catch((error: unknown) => {
        complain(`${String(error)}: ${toldOf(request, sender)}`);
        return { answer: null, how: 'broken' };
      });
      const told = `${how} by ${sender.name}: ${toldOf(request, sender)}`;
      sums.requests++;
      if (isRaw) sums.raw++;
      batch.push({
        startedAt,
        endedAt: Date.now(),
        isRefused: answer !== null && answer.status >= 400,
        told: `${answer?.status ?? 'no answer'} ${told}`,
      });
      if (answer === null) {
        sums.unanswered++;
        continue;
      }
      const status = String(answer.status);
      sums.byStatus[status] = (sums.byStatus[status] ?? 0) + 1;
      if (answer.status < 400) {
        accepted.add(operation);
        sums.accepted++;
        learn(ids, operation, answer);
        if (operation.path === '/api/imports/{id}/run') await importsDone(sql);
        if (operation.path === '/api/auth/sign-out') await restore();
      } else {
        sums.refused++;
        if (answer.status === 401 && isHeardAs(request, sender)) await restore();
      }
      const complaints = complaintsOf(answer, {
        isApi: /^\/api(\/|$|\?)/.test(request.url),
        isHead: request.method === 'HEAD',
        isPage: pages.has(request.url),
        secrets: [canaries.own, canaries.foreign, ...Object.values(sender.headers)],
        foreign:
          sender.practiceId === practice.id
            ? canaries.foreign
            : sender.practiceId === foreign.id
              ? canaries.own
              : null,
      });
      for (const complaint of complaints) complain(`${complaint}: ${answer.status} ${told}`);
      if (answer.status >= 500) complain(`which the log explains by ${lastErrorOf(world.peekLog())}`);
    }
    const changed = await rows.take();
    sums.rowsChanged += changed.length;
    for (const row of changed) {
      const culprit = culpritOf(row, batch);
      if (culprit) complain(`refused, but ${row.action} in ${row.table}: ${culprit.told}`);
    }
    const log = world.takeLog();
    for (const secret of Object.values(canaries)) {
      const line = log.split('\n').find((one) => one.includes(secret));
      if (line) complain(`the log tells a patient's value: ${line.slice(0, 600)}`);
    }
    if (/Bearer |lockstep_session|eyJ/.test(log)) complain('the log tells a token');
    run.onBatch?.(sums.requests);
  }
  sums.acceptedOperations = accepted.size;
  return sums;
}

/** The refused request in whose time this row was changed, unless somebody else may have changed it. */
function culpritOf(row: ChangedRow, batch: readonly Sent[]): Sent | null {
  if (isByItself(row)) return null;
  const near = batch.filter(
    ({ startedAt, endedAt }) =>
      row.atMs >= startedAt - clockSlackMs && row.atMs <= endedAt + 1 + clockSlackMs,
  );
  return near.every(({ isRefused }) => isRefused) ? (near[0] ?? null) : null;
}

/** Whether a live session went with it, unless a request before it ended that one. */
function isHeardAs({ headers }: HostileRequest, sender: Sender): boolean {
  return (
    sender.practiceId !== null &&
    Object.entries(sender.headers).every(([name, value]) => headers[name] === value)
  );
}

function signedBy(request: HostileRequest, sender: Sender, chance: Chance): HostileRequest {
  const given = request.headers;
  // What is hostile about the headers stays: it comes last.
  const headers = { ...sender.headers, ...given };
  if (sender.headers['cookie'] && request.method !== 'GET' && chance.percent(70)) {
    headers['sec-fetch-site'] ??= 'same-origin';
  }
  return { ...request, headers };
}

async function send(
  { app, port }: HostileWorld,
  request: HostileRequest,
  isRaw: boolean,
  chance: Chance,
): Promise<{ answer: Answer | null; how: string }> {
  if (isRaw) {
    const { answer, oddity } = await sendRaw(port, request, chance);
    return { answer, how: `raw (${oddity})` };
  }
  const { method, url, headers, body } = request;
  const answer = await app.inject({
    method: method as NonNullable<InjectOptions['method']>,
    url,
    headers,
    ...(body === null ? {} : { payload: body }),
  });
  return {
    answer: { status: answer.statusCode, headers: answer.headers, body: answer.body },
    how: 'injected',
  };
}

/** What the server last called an error, in one line. */
function lastErrorOf(log: string): string {
  const line = log.split('\n').findLast((one) => one.includes('"level":50')) ?? 'nothing';
  return line.slice(0, 2_000);
}

function learn(ids: ReturnType<typeof knownIds>, { path }: Operation, answer: Answer): void {
  if (!String(answer.headers['content-type']).startsWith('application/json')) return;
  if (answer.body === '' || answer.body.length > 200_000) return;
  ids.learn(path.split('/')[2] ?? '', JSON.parse(answer.body));
}

/** Imports go on after their answer: what they write is nobody else's doing. */
async function importsDone(sql: HostileWorld['sql']): Promise<void> {
  for (;;) {
    const [open] = await sql(`select from import_job where status = 'running' limit 1`);
    if (!open) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function toldOf({ method, url, headers, body }: HostileRequest, sender: Sender): string {
  const own = Object.entries(headers).filter(([name]) => !(name in sender.headers));
  const told = Object.fromEntries(own.map(([name, value]) => [name, value.slice(0, 60)]));
  const text = body === null ? 'no body' : JSON.stringify(body.toString('utf8').slice(0, 400));
  return `${method} ${url.slice(0, 300)} ${JSON.stringify(told)} ${text}`;
}
