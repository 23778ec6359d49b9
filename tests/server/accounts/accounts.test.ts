import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, inProcess, type InProcess, problemOf } from '../inProcess';
import { sampleOf } from '../samples';
import { accounts, type Account } from '@/features/accounts/account';
import { password } from '../practice';

let server: InProcess;
let admin: Caller;
let made = 1000;

beforeAll(async () => {
  server = await inProcess();
  admin = await server.signIn(server.practice.email.admin);
});
afterAll(() => server.close());

const fresh = async (fields: Partial<Account> = {}): Promise<Account> => {
  const draft = { ...sampleOf(accounts).draft(server.practice, made++), ...fields };
  const answer = await admin.post('/api/accounts', draft);
  expect(answer.statusCode, answer.body).toBe(201);
  return accounts.row.parse(answer.json());
};
const accountOf = async (email: string): Promise<Account> => {
  const answer = await admin.get(`/api/accounts?email=${encodeURIComponent(email)}`);
  return accounts.row.parse(answer.json<{ items: unknown[] }>().items[0]);
};
const signIn = (email: string, secret = password) =>
  server.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in',
    payload: { email, password: secret },
    remoteAddress: `10.0.0.${made++ % 250}`,
  });
const patch = (id: string, fields: object) => admin.patch(`/api/accounts/${id}`, fields);

describe('accounts', () => {
  test('[A1] every account that can sign in is listed, and nothing of its password is', async () => {
    const answer = await admin.get('/api/accounts');
    const emails = answer.json<{ items: Account[] }>().items.map(({ email }) => email);
    expect(emails).toEqual(expect.arrayContaining(Object.values(server.practice.email)));
    expect(answer.body).not.toMatch(/argon2|hash/i);
    const changes = await admin.get('/api/changes?since=0');
    expect(changes.body).toContain(server.practice.email.operator);
    expect(changes.body).not.toMatch(/argon2|hash/i);
    const log = await server.sql(`select row, before from change_log where entity = 'account'`);
    expect(JSON.stringify(log)).not.toMatch(/argon2|hash/i);
  });

  test('[R17] only an admin reaches them, also by the feed', async () => {
    for (const who of ['operator', 'scheduler', 'assistant', 'therapist', 'patient'] as const) {
      const caller = await server.signIn(server.practice.email[who]);
      expect((await caller.get('/api/accounts')).statusCode, who).toBe(403);
      const changes = await caller.get('/api/changes?since=0');
      expect(changes.body.includes('"entity":"account"'), who).toBe(false);
    }
  });

  test('an e-mail is one account’s only, whatever practice that is in', async () => {
    const draft = sampleOf(accounts).draft(server.practice, made++);
    const answer = await admin.post('/api/accounts', { ...draft, email: server.practice.email.operator });
    expect(problemOf(answer)).toMatchObject({ code: 'already_exists', fields: [{ field: 'email' }] });
    const { id } = await fresh();
    const changed = await patch(id, { email: server.practice.email.operator });
    expect(problemOf(changed)).toMatchObject({ code: 'already_exists', fields: [{ field: 'email' }] });
  });

  test('[A1] what plain SQL makes of an account is told like any other change', async () => {
    const before = await accountOf(server.practice.email.scheduler);
    await server.sql(`update account set name = 'Sam' where id = $1`, [before.id]);
    expect(await accountOf(server.practice.email.scheduler)).toMatchObject({
      name: 'Sam',
      rev: before.rev + 1,
    });
  });

  test('a new account signs in with no password at all', async () => {
    const { email } = await fresh();
    for (const secret of ['', ' ', password]) expect((await signIn(email, secret)).statusCode).not.toBe(200);
  });
});

describe('sessions', () => {
  test('[A3] whoever is deactivated is signed out at once, and not let in again until they are active', async () => {
    const { email } = server.practice;
    const someone = await server.signIn(email.assistant);
    const { id } = await accountOf(email.assistant);
    expect((await patch(id, { isActive: false })).statusCode).toBe(200);
    expect((await someone.get('/api/session')).statusCode).toBe(401);
    expect(problemOf(await signIn(email.assistant)).code).toBe('wrong_credentials');
    expect((await patch(id, { isActive: true })).statusCode).toBe(200);
    expect((await signIn(email.assistant)).statusCode).toBe(200);
    expect((await someone.get('/api/session')).statusCode).toBe(401);
  });

  test('another role, or being somebody else, ends what was open with the rights of before; another name does not', async () => {
    const { email, otherStaffId } = server.practice;
    for (const [change, status] of [
      [{ name: 'Jo' }, 200],
      [{ role: 'scheduler' }, 401],
      [{ role: 'operator', staffId: otherStaffId }, 401],
    ] as const) {
      const someone = await server.signIn(email.operator);
      const { id } = await accountOf(email.operator);
      expect((await patch(id, change)).statusCode).toBe(200);
      expect((await someone.get('/api/session')).statusCode).toBe(status);
    }
  });

  test('[A3] a sign-in that was let in while its account was deactivated opens nothing', async () => {
    const { id } = await fresh({ isActive: false });
    await server.sql(
      `insert into session (token_hash, account_id, created_at, last_seen_at)
       values ('\\x01', $1, now(), now())`,
      [id],
    );
    expect(await server.sql('select from session where account_id = $1', [id])).toEqual([]);
  });
});

describe('the last admin', () => {
  test('[A2] is neither demoted, deactivated nor deleted', async () => {
    const { id } = await accountOf(server.practice.email.admin);
    for (const refused of [
      await patch(id, { isActive: false }),
      await patch(id, { role: 'operator' }),
      await admin.delete(`/api/accounts/${id}`),
    ]) {
      expect(refused.statusCode).toBe(409);
      expect(problemOf(refused)).toMatchObject({ code: 'not_enough' });
      expect(problemOf(refused).detail).toContain('last active admin');
    }
    expect((await admin.get('/api/session')).statusCode).toBe(200);
  });

  test('[A2] two admins who take the right from each other at the same moment: one of them stays', async () => {
    for (let round = 0; round < 5; round++) {
      const own = await accountOf(server.practice.email.admin);
      const other = await fresh({ role: 'admin' });
      const outcomes = await Promise.all([
        patch(own.id, { role: 'operator' }),
        patch(other.id, round % 2 === 0 ? { isActive: false } : { role: 'operator' }),
      ]);
      const [{ count } = { count: 0 }] = await server.sql<{ count: number }>(
        `select count(*)::int as count from member where practice_id = $1 and role = 'admin' and is_active`,
        [server.practice.id],
      );
      expect(count).toBe(1);
      expect(outcomes.filter(({ statusCode }) => statusCode === 200).length).toBe(1);
      await server.sql(`update member set role = 'admin', is_active = true where id = $1`, [own.id]);
      await server.sql(`update member set role = 'operator', is_active = true where id = $1`, [other.id]);
      admin = await server.signIn(server.practice.email.admin);
    }
  });
});
