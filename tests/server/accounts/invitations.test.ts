import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accounts, type Account } from '@/features/accounts/account';
import type { Invitation } from '@/features/accounts/invitation';
import { type Caller, inProcess, type InProcess, problemOf } from '../inProcess';
import { makePractice } from '../practice';
import { sampleOf } from '../samples';

let server: InProcess;
let admin: Caller;
let made = 2000;
const chosen = 'a long password of mine';

beforeAll(async () => {
  server = await inProcess();
  admin = await server.signIn(server.practice.email.admin);
});
afterAll(() => server.close());

const fresh = async (fields: Partial<Account> = {}): Promise<Account> => {
  const draft = { ...sampleOf(accounts).draft(server.practice, made++), ...fields };
  return accounts.row.parse((await admin.post('/api/accounts', draft)).json());
};
const invite = async (id: string): Promise<string> => {
  const answer = await admin.post(`/api/accounts/${id}/invite`, {});
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<Invitation>().token;
};
const accept = (token: string, password = chosen, remoteAddress = `10.1.0.${made++ % 250}`) =>
  server.app.inject({
    method: 'POST',
    url: '/api/auth/accept-invitation',
    payload: { token, password },
    remoteAddress,
  });

describe('an invitation', () => {
  test('lets its person choose a password, signs them in, and opens nothing a second time', async () => {
    const { id, email } = await fresh();
    const token = await invite(id);
    const answer = await accept(token);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject({ user: { id, email }, practice: { id: server.practice.id } });
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly/);
    const session = await server.app.inject({
      url: '/api/session',
      headers: { authorization: `Bearer ${answer.json<{ token: string }>().token}` },
    });
    expect(session.json()).toMatchObject({ user: { id } });
    expect(problemOf(await accept(token)).code).toBe('not_found');
    const again = await server.app.inject({
      method: 'POST',
      url: '/api/auth/sign-in',
      payload: { email, password: chosen },
    });
    expect(again.statusCode).toBe(200);
  });

  test('[A4] of many who accept it at once, one does', async () => {
    const token = await invite((await fresh()).id);
    const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => accept(token, `${chosen} ${n}`)));
    expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBe(1);
  });

  test('[A4] is kept as a hash only', async () => {
    const { id } = await fresh();
    const token = await invite(id);
    const [kept] = await server.sql<{ text: string }>(
      'select i::text as text from invitation i where account_id = $1',
      [id],
    );
    expect(kept?.text).not.toContain(token);
    const told = await server.sql(`select details from audit_event where row_id = $1`, [id]);
    expect(JSON.stringify(told)).not.toContain(token);
  });

  test('[A4] ends after seven days, with the next one, and with its person’s account', async () => {
    const { id } = await fresh();
    const first = await invite(id);
    const second = await invite(id);
    const [{ days } = { days: 0 }] = await server.sql<{ days: number }>(
      `select round(extract(epoch from expires_at - now()) / 86400)::int as days from invitation where account_id = $1`,
      [id],
    );
    expect(days).toBe(7);
    expect(problemOf(await accept(first)).code).toBe('not_found');
    await server.sql(`update invitation set expires_at = now() where account_id = $1`, [id]);
    expect(problemOf(await accept(second)).code).toBe('not_found');
    const third = await invite(id);
    await admin.patch(`/api/accounts/${id}`, { isActive: false });
    expect(problemOf(await accept(third)).code).toBe('not_found');
    expect(problemOf(await admin.post(`/api/accounts/${id}/invite`, {})).code).toBe('against_rules');
  });

  test('used, too old and never made are answered alike; a short password is refused before that', async () => {
    const { id } = await fresh();
    const used = await invite(id);
    await accept(used);
    const never = 'x'.repeat(43);
    const details = [await accept(used), await accept(never)].map((answer) => {
      const { requestId: _, ...problem } = problemOf(answer);
      return problem;
    });
    expect(details[0]).toEqual(details[1]);
    const token = await invite(id);
    expect(problemOf(await accept(token, 'short'))).toMatchObject({
      code: 'invalid_fields',
      fields: [{ field: 'password' }],
    });
    expect((await accept(token)).statusCode).toBe(200);
  });

  test('guessing one is slowed down, by address', async () => {
    const guesses = [];
    for (let n = 0; n < 9; n++) guesses.push(await accept(String(n).repeat(43), chosen, '10.2.0.1'));
    expect(guesses.map(({ statusCode }) => statusCode)).toEqual([...Array<number>(8).fill(404), 429]);
    const token = await invite((await fresh()).id);
    expect((await accept(token, chosen, '10.2.0.2')).statusCode).toBe(200);
  });

  test('[R19] is made by an admin of that practice only', async () => {
    const theirs = await makePractice(server);
    const [account] = await server.sql<{ id: string }>('select id from account where email = $1', [
      theirs.email.operator,
    ]);
    expect(problemOf(await admin.post(`/api/accounts/${account?.id}/invite`, {})).code).toBe('not_found');
    const { id } = await fresh();
    for (const who of ['operator', 'therapist', 'patient'] as const) {
      const caller = await server.signIn(server.practice.email[who]);
      expect((await caller.post(`/api/accounts/${id}/invite`, {})).statusCode).toBe(403);
    }
  });
});
