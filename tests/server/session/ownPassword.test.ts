import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, inProcess, type InProcess, problemOf } from '../inProcess';
import { makePractice, password, type TestPractice } from '../practice';
import { enrol, sendCode, signIn } from './signingIn';

let server: InProcess;
let practice: TestPractice;
let caller: Caller;
let email: string;
const next = 'a much longer one';

beforeAll(async () => {
  server = await inProcess();
});
beforeEach(async () => {
  practice = await makePractice(server);
  email = practice.email.operator;
  caller = await server.signIn(email);
});
afterAll(() => server.close());

const userId = async () => (await caller.get('/api/session')).json<{ user: { id: string } }>().user.id;
const linkFor = async (id: string, path = 'reset-password') => {
  const admin = await server.signIn(practice.email.admin);
  const answer = await admin.post(`/api/accounts/${id}/${path}`, {});
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ token: string; expiresAt: string }>();
};
const accept = (token: string) =>
  server.app.inject({
    method: 'POST',
    url: '/api/auth/accept-invitation',
    payload: { token, password: next },
  });
const told = async () =>
  (
    await server.sql<{ action: string }>(`select action from audit_event where row_id = $1 order by id`, [
      await userId(),
    ])
  ).map(({ action }) => action);

describe('changing one’s own password', () => {
  test('[R38] takes the old one, ends all other sessions, and is audited', async () => {
    const other = await server.signIn(email);
    const wrong = await caller.post('/api/password', { current: 'wrong', next });
    expect(problemOf(wrong).code).toBe('wrong_credentials');
    expect((await other.get('/api/session')).statusCode).toBe(200);
    expect((await caller.post('/api/password', { current: password, next })).json()).toEqual({
      endedSessions: 1,
    });
    expect((await other.get('/api/session')).statusCode).toBe(401);
    expect((await caller.get('/api/session')).statusCode).toBe(200);
    expect((await signIn(server, email, password)).statusCode).toBe(401);
    expect((await signIn(server, email, next)).statusCode).toBe(200);
    expect(await told()).toEqual(['passwordChanged']);
  });

  test('[R38] a short one is refused by name; of two changes at once, one counts', async () => {
    const short = await caller.post('/api/password', { current: password, next: 'short' });
    expect(problemOf(short)).toMatchObject({ code: 'invalid_fields', fields: [{ field: 'next' }] });
    const answers = await Promise.all(
      [`${next} 1`, `${next} 2`].map((one) => caller.post('/api/password', { current: password, next: one })),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 401]);
  });

  test('[R38] ends links that were made before', async () => {
    const { token } = await linkFor(await userId());
    await caller.post('/api/password', { current: password, next });
    expect(problemOf(await accept(token)).code).toBe('not_found');
  });
});

describe('a way back in', () => {
  test('[R43] a link of an admin lets its person choose another password once, within a day; old sessions end', async () => {
    const id = await userId();
    const { token, expiresAt } = await linkFor(id);
    const hours = (Date.parse(expiresAt) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23);
    expect(hours).toBeLessThanOrEqual(24.1);
    expect((await caller.get('/api/session')).statusCode).toBe(200);
    const before = await told();
    expect(before).toEqual(['resetLinkMade']);
    const answer = await accept(token);
    expect(answer.statusCode, answer.body).toBe(200);
    expect((await caller.get('/api/session')).statusCode).toBe(401);
    expect(problemOf(await accept(token)).code).toBe('not_found');
    expect((await signIn(server, email, password)).statusCode).toBe(401);
    expect((await signIn(server, email, next)).statusCode).toBe(200);
  });

  test('[R43] the one made last counts, of whichever kind', async () => {
    const id = await userId();
    const [first, second] = [await linkFor(id, 'invite'), await linkFor(id)];
    expect(problemOf(await accept(first.token)).code).toBe('not_found');
    expect((await accept(second.token)).statusCode).toBe(200);
  });

  test('[R43] is no way around a second factor', async () => {
    const app = await enrol(server, caller);
    const { token } = await linkFor(await userId());
    const answer = await accept(token);
    expect([answer.statusCode, answer.cookies]).toEqual([202, []]);
    const pending = answer.json<{ secondFactor: { token: string } }>().secondFactor.token;
    expect((await sendCode(server, pending, app.code())).statusCode).toBe(200);
  });
});
