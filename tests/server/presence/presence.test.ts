import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Presence } from '@/features/presence/presence';
import { ChangesPage } from '@/protocol/changesPage';
import { inProcess, problemOf, type Caller, type InProcess } from '../inProcess';

let server: InProcess;
/** Two tabs of the assistant, one of the therapist, one of the admin. */
let ana: Caller;
let anaToo: Caller;
let maria: Caller;
let admin: Caller;

beforeAll(async () => {
  server = await inProcess();
  const { email } = server.practice;
  ana = await server.signIn(email.assistant, v7());
  anaToo = await server.signIn(email.assistant, v7());
  maria = await server.signIn(email.therapist, v7());
  admin = await server.signIn(email.admin, v7());
});
afterAll(() => server.close());
beforeEach(() => server.sql('delete from presence'));

const record = () => ({ subject: 'patient', subjectId: server.practice.patientId });
const announce = async (who: Caller, what = record()) =>
  (await who.post('/api/presences/announce', what)).json<Presence>();
const leave = (who: Caller, what = record()) => who.post('/api/presences/leave', what);
const all = async () => (await admin.get('/api/presences')).json<{ items: Presence[] }>().items;

/** Of rows in the database, by whichever clock: seconds until each ends. */
async function secondsLeft(id: string): Promise<number> {
  const [row] = await server.sql<{ left: number }>(
    'select extract(epoch from expires_at - clock_timestamp())::float8 as left from presence where id = $1',
    [id],
  );
  return row?.left ?? NaN;
}
/** Pretends that it ends so soon: with time enough for what is to happen before, however slow the machine is. */
const age = (id: string, seconds: number) =>
  server.sql(`begin; alter table presence disable trigger user;
    update presence set expires_at = clock_timestamp() + interval '${seconds} s' where id = '${id}';
    alter table presence enable trigger user; commit`);

describe('announcing', () => {
  test('says whose it is by the session, and that it ends after 75 s by the database’s clock', async () => {
    const one = await announce(ana);
    expect(one).toMatchObject({ ...record(), beat: 0, rev: 1, name: 'assistant' });
    expect(await secondsLeft(one.id)).toBeGreaterThan(60);
    expect(await secondsLeft(one.id)).toBeLessThanOrEqual(75);
    const [account] = await server.sql<{ id: string }>('select id from account where email = $1', [
      server.practice.email.assistant,
    ]);
    expect(one.accountId).toBe(account?.id);
  });

  test('again renews the same one', async () => {
    const one = await announce(ana);
    await age(one.id, 30);
    const again = await announce(ana);
    expect([again.id, again.beat, again.rev]).toEqual([one.id, 1, one.rev + 1]);
    expect(await secondsLeft(one.id)).toBeGreaterThan(60);
  });

  test('makes one row for each tab and record', async () => {
    const other = { subject: 'invoice', subjectId: v7() };
    for (const who of [ana, anaToo, ana, maria]) await announce(who);
    await announce(ana, other);
    expect((await all()).map(({ subject, name }) => `${subject} ${name}`).toSorted()).toEqual([
      'invoice assistant',
      'patient assistant',
      'patient assistant',
      'patient therapist',
    ]);
  });

  test('twice in the same moment makes one row', async () => {
    for (let round = 0; round < 5; round++) {
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => ana.post('/api/presences/announce', record())),
      );
      expect(answers.filter(({ statusCode }) => statusCode >= 300)).toEqual([]);
      expect((await all()).length).toBe(1);
      await leave(ana);
    }
  });

  test('of something that is no record is refused', async () => {
    const answer = await ana.post('/api/presences/announce', { subject: 'kitchen', subjectId: v7() });
    expect(problemOf(answer)).toMatchObject({ code: 'invalid_fields', fields: [{ field: 'subject' }] });
    const draft = { subject: 'kitchen', subjectId: v7(), beat: 0 };
    expect(problemOf(await ana.post('/api/presences', draft)).code).toBe('invalid_fields');
  });
});

describe('renewing by the row itself', () => {
  test('counts on; what changes nothing is no write and renews nothing', async () => {
    const one = await announce(ana);
    await age(one.id, 30);
    const same = await ana.patch(`/api/presences/${one.id}`, { beat: 0 });
    expect([same.statusCode, same.headers['lockstep-seq']]).toEqual([200, undefined]);
    expect(await secondsLeft(one.id)).toBeLessThanOrEqual(30);
    const next = await ana.patch(`/api/presences/${one.id}`, { beat: 1 });
    expect(next.json()).toMatchObject({ beat: 1, accountId: one.accountId });
    expect(await secondsLeft(one.id)).toBeGreaterThan(60);
  });

  test('never moves it to another record', async () => {
    const one = await announce(ana);
    const answer = await ana.patch(`/api/presences/${one.id}`, { subjectId: v7() });
    expect(problemOf(answer).code).toBe('locked');
  });

  test('plain SQL neither renews it without counting on nor gives it to somebody else', async () => {
    const one = await announce(ana);
    await age(one.id, 30);
    await server.sql(
      `update presence set account_id = gen_random_uuid(), name = 'x', client = null,
                           expires_at = clock_timestamp() + interval '1 day' where id = $1`,
      [one.id],
    );
    expect((await all())[0]).toMatchObject({ accountId: one.accountId, name: 'assistant', rev: 1 });
    expect(await secondsLeft(one.id)).toBeLessThanOrEqual(30);
  });
});

describe('somebody else’s', () => {
  test('is neither renewed nor sent away, by nobody', async () => {
    const one = await announce(ana);
    for (const who of [maria, admin]) {
      expect(problemOf(await who.patch(`/api/presences/${one.id}`, { beat: 5 })).code).toBe('forbidden');
      expect(problemOf(await who.delete(`/api/presences/${one.id}`)).code).toBe('forbidden');
      await leave(who);
    }
    expect((await all()).map(({ id, beat }) => [id, beat])).toEqual([[one.id, 0]]);
    expect((await anaToo.delete(`/api/presences/${one.id}`)).statusCode).toBe(204);
  });

  test('is told to those who look at records together, and to nobody else', async () => {
    const since = (await admin.get('/api/presences?limit=1')).json<{ seq: number }>().seq;
    const one = await announce(ana);
    for (const role of ['admin', 'therapist', 'assistant', 'operator', 'scheduler', 'patient'] as const) {
      const caller = await server.signIn(server.practice.email[role], v7());
      const may = role === 'admin' || role === 'therapist' || role === 'assistant';
      expect([role, (await caller.get('/api/presences')).statusCode]).toEqual([role, may ? 200 : 403]);
      expect([role, (await leave(caller)).statusCode]).toEqual([role, may ? 204 : 403]);
      const announced = await caller.post('/api/presences/announce', { ...record(), subjectId: v7() });
      expect([role, announced.statusCode]).toEqual([role, may ? 201 : 403]);
      const feed = ChangesPage.parse((await caller.get(`/api/changes?since=${since}`)).json());
      expect([role, feed.changes.some(({ id }) => id === one.id)]).toEqual([role, may]);
    }
  });
});

describe('leaving', () => {
  test('takes this tab’s own away, and is harmless where there is none', async () => {
    const [one, other] = [await announce(ana), await announce(anaToo)];
    expect([(await leave(ana)).statusCode, (await leave(ana)).statusCode]).toEqual([204, 204]);
    expect((await all()).map(({ id }) => id)).toEqual([other.id]);
    const feed = ChangesPage.parse((await maria.get('/api/changes?since=0')).json()).changes;
    expect(feed.some(({ id, op }) => id === one.id && op === 'deleted')).toBe(true);
  });
});

test('what nobody renews disappears by itself when its time is up, and not before; the feed tells so', async () => {
  const [gone, stays] = [await announce(ana), await announce(maria)];
  await age(gone.id, 0);
  const ids = async () => (await all()).map(({ id }) => id);
  await expect.poll(ids, { interval: 100 }).toEqual([stays.id]);
  const feed = await server.sql<{ op: string }>(
    "select op from change_log where id = $1 and op = 'deleted'",
    [gone.id],
  );
  expect(feed.length).toBe(1);
});
