import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deviceWords } from '@/server/deviceWords';
import { OpenSessions } from '@/features/sessions/openSession';
import { type Caller, inProcess, type InProcess, problemOf } from '../inProcess';
import { makePractice } from '../practice';
import { signIn } from './signingIn';

let server: InProcess;
let admin: Caller;

beforeAll(async () => {
  server = await inProcess();
  admin = await server.signIn(server.practice.email.admin);
});
afterAll(() => server.close());

const list = async (caller: Caller, path = '/api/sessions') => {
  const answer = await caller.get(path);
  expect(answer.statusCode, answer.body).toBe(200);
  return OpenSessions.parse(answer.json()).items;
};
const statusOf = async (caller: Caller) => (await caller.get('/api/session')).statusCode;
const idOf = async (caller: Caller) =>
  (await caller.get('/api/session')).json<{ user: { id: string } }>().user.id;
const audited = async (action: string) =>
  server.sql<{ account_id: string; row_id: string; details: Record<string, string> }>(
    `select account_id, row_id, details from audit_event where action = $1 order by id`,
    [action],
  );

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

describe('one’s own sessions', () => {
  test('[R35] are listed with device, address and times, and nothing that opens them', async () => {
    const { email } = server.practice;
    const answer = await signIn(server, email.operator, undefined, {
      address: '10.4.0.9',
      userAgent: firefox,
    });
    const { token } = answer.json<{ token: string }>();
    const operator = await server.signIn(email.operator);
    const items = await list(operator);
    expect(items.filter(({ isThis }) => isThis).length).toBe(1);
    expect(items.find(({ isThis }) => !isThis)).toMatchObject({
      device: 'Firefox on Windows',
      address: '10.4.0.9',
      startedAt: new Date(server.clock.ms).toISOString(),
      lastSeenAt: new Date(server.clock.ms).toISOString(),
    });
    const { body } = await operator.get('/api/sessions');
    for (const secret of [token, operator.token]) {
      expect(body).not.toContain(secret);
      const [row] = await server.sql<{ hash: string }>(`select encode(sha256($1::bytea), 'hex') as hash`, [
        secret,
      ]);
      expect(body).not.toContain(row?.hash);
    }
    expect(body).not.toMatch(/hash|token|argon/i);
  });

  test('[R35] one is ended by its id: 401 at once on every node, audited; the others go on', async () => {
    const { email } = server.practice;
    const [mine, lost] = [await server.signIn(email.scheduler), await server.signIn(email.scheduler)];
    const lostId = (await list(lost)).find(({ isThis }) => isThis)?.id ?? '';
    expect((await mine.delete(`/api/sessions/${lostId}`)).json()).toEqual({ endedSessions: 1 });
    expect(problemOf(await lost.get('/api/staff')).code).toBe('not_signed_in');
    expect(await statusOf(mine)).toBe(200);
    expect((await audited('sessionRevoked')).at(-1)).toMatchObject({
      account_id: await idOf(mine),
      row_id: lostId,
      details: { accountId: await idOf(mine) },
    });
    expect(problemOf(await mine.delete(`/api/sessions/${lostId}`)).code).toBe('not_found');
    expect(problemOf(await mine.delete('/api/sessions/x')).code).toBe('not_found');
  });

  test('[R35] all others are ended together, of nobody else', async () => {
    const { email } = server.practice;
    const others = [await server.signIn(email.assistant), await server.signIn(email.assistant)];
    const mine = await server.signIn(email.assistant);
    expect((await mine.delete('/api/sessions')).json()).toEqual({ endedSessions: 2 });
    expect(await Promise.all(others.map(statusOf))).toEqual([401, 401]);
    expect([await statusOf(mine), await statusOf(admin)]).toEqual([200, 200]);
  });

  test('[R35] nobody sees or ends another’s, also with its id', async () => {
    const { email } = server.practice;
    const [victim, other] = [await server.signIn(email.therapist), await server.signIn(email.operator)];
    const [{ id } = { id: '' }] = await list(victim);
    const victimId = await idOf(victim);
    expect(problemOf(await other.delete(`/api/sessions/${id}`)).code).toBe('not_found');
    for (const path of ['sessions', `sessions/${id}`])
      expect((await other.delete(`/api/accounts/${victimId}/${path}`)).statusCode).toBe(403);
    expect((await other.get(`/api/accounts/${victimId}/sessions`)).statusCode).toBe(403);
    expect(await statusOf(victim)).toBe(200);
  });

  test('[R35] signing out is audited too', async () => {
    const operator = await server.signIn(server.practice.email.operator);
    const id = await idOf(operator);
    await operator.post('/api/auth/sign-out', {});
    expect((await audited('signedOut')).at(-1)).toMatchObject({ account_id: id });
  });
});

describe('an admin', () => {
  test('[R36] sees and ends the sessions of anybody in the practice', async () => {
    const { email } = server.practice;
    const [one, two] = [await server.signIn(email.otherTherapist), await server.signIn(email.otherTherapist)];
    const path = `/api/accounts/${await idOf(one)}/sessions`;
    const items = await list(admin, path);
    expect(items.map(({ isThis }) => isThis)).toEqual([false, false]);
    const { id = '' } = (await list(one)).find(({ isThis }) => isThis) ?? {};
    expect((await admin.delete(`${path}/${id}`)).json()).toEqual({ endedSessions: 1 });
    expect([await statusOf(one), await statusOf(two)]).toEqual([401, 200]);
    expect((await admin.delete(path)).json()).toEqual({ endedSessions: 1 });
    expect(await statusOf(two)).toBe(401);
    expect((await audited('sessionRevoked')).at(-1)).toMatchObject({ account_id: await idOf(admin) });
  });

  test('[R36] of another practice has no say here', async () => {
    const theirs = await server.signIn((await makePractice(server)).email.admin);
    const mine = await server.signIn(server.practice.email.operator);
    const path = `/api/accounts/${await idOf(mine)}`;
    for (const answer of [
      await theirs.get(`${path}/sessions`),
      await theirs.delete(`${path}/sessions`),
      await theirs.get(`${path}/second-factor`),
      await theirs.delete(`${path}/second-factor`),
      await theirs.post(`${path}/reset-password`, {}),
    ])
      expect(problemOf(answer).code).toBe('not_found');
    expect(await statusOf(mine)).toBe(200);
  });
});

describe('device words', () => {
  test.each([
    [firefox, 'Firefox on Windows'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
      'Safari on iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
      'Chrome on Android',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge on Mac',
    ],
    ['curl/8.5.0', 'A program'],
    ['<script>', null],
    [undefined, null],
  ])('%s', (userAgent, words) => {
    expect(deviceWords(userAgent)).toBe(words);
  });
});
