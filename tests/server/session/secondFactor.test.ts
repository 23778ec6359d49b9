import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, inProcess, type InProcess, problemOf } from '../inProcess';
import { makePractice, password, type TestPractice } from '../practice';
import { type App, enrol, pendingOf, sendCode, signIn, wrongFor } from './signingIn';

let server: InProcess;
let practice: TestPractice;
let caller: Caller;
let app: App;
let email: string;

beforeAll(async () => {
  server = await inProcess();
});
beforeEach(async () => {
  practice = await makePractice(server);
  email = practice.email.operator;
  caller = await server.signIn(email);
  app = await enrol(server, caller);
});
afterAll(() => server.close());

const state = async () => (await caller.get('/api/second-factor')).json<object>();
const told = async () =>
  (
    await server.sql<{ action: string }>(
      `select action from audit_event e join account a on a.id = e.account_id where a.email = $1 order by e.id`,
      [email],
    )
  ).map(({ action }) => action);

describe('setting it up', () => {
  test('[R39] takes the password, and nothing is asked for before a code has confirmed it', async () => {
    const other = await server.signIn(practice.email.assistant);
    expect(problemOf(await other.post('/api/second-factor/begin', { password: 'wrong' })).code).toBe(
      'wrong_credentials',
    );
    expect((await other.post('/api/second-factor/confirm', { code: '123456' })).statusCode).toBe(401);
    expect((await other.post('/api/second-factor/begin', { password })).statusCode).toBe(200);
    expect((await signIn(server, practice.email.assistant)).statusCode).toBe(200);
    expect((await other.get('/api/second-factor')).json()).toEqual({ isOn: false, recoveryCodesLeft: 0 });
  });

  test('[R40] tells ten recovery codes once; only hashes are kept, and the secret is told to nobody again', async () => {
    expect(app.recoveryCodes.length).toBe(10);
    expect(await state()).toEqual({ isOn: true, recoveryCodesLeft: 10 });
    expect(problemOf(await caller.post('/api/second-factor/begin', { password })).code).toBe('locked');
    const kept = await server.sql('select encode(code_hash, $1) as hash from recovery_code', ['escape']);
    for (const code of app.recoveryCodes) expect(JSON.stringify(kept)).not.toContain(code);
    expect(JSON.stringify(await server.sql('select * from audit_event'))).not.toContain(app.recoveryCodes[0]);
  });

  test('[R28] requests read neither secrets nor codes nor guesses', async () => {
    for (const table of ['second_factor', 'recovery_code', 'pending_sign_in', 'guess', 'known_network']) {
      const reading = server.database.withClient(async (client) => {
        await client.query('begin; set local role lockstep_app');
        try {
          return await client.query(`select * from ${table}`);
        } finally {
          await client.query('rollback');
        }
      });
      await expect(reading, table).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('signing in with a code', () => {
  test('[R42] the right password alone opens no session: 202, no cookie, and a token that opens nothing', async () => {
    const answer = await signIn(server, email);
    expect(answer.statusCode).toBe(202);
    expect(answer.cookies).toEqual([]);
    expect(Object.keys(answer.json<object>())).toEqual(['secondFactor']);
    const token = await pendingOf(server, email);
    const opened = await server.app.inject({
      url: '/api/session',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(opened.statusCode).toBe(401);
    const done = await sendCode(server, token, app.code());
    expect(done.json()).toMatchObject({ user: { email }, practice: { id: practice.id } });
    expect(done.cookies[0]?.name).toBe('lockstep_session');
    await expect.poll(told).toContain('signedIn');
  });

  test('[R39] a code works once: of two requests that bring it at once, one gets in', async () => {
    for (let round = 0; round < 5; round++) {
      const tokens = [await pendingOf(server, email), await pendingOf(server, email)];
      const code = app.code();
      const answers = await Promise.all(tokens.map((token) => sendCode(server, token, code)));
      expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 401]);
      expect((await sendCode(server, await pendingOf(server, email), code)).statusCode).toBe(401);
      // Nor does one of before it.
      expect((await sendCode(server, await pendingOf(server, email), app.code(-1))).statusCode).toBe(401);
      server.clock.ms += 60_000;
    }
  });

  test('[R42] one pending sign-in opens one session, also with two right codes at once', async () => {
    const token = await pendingOf(server, email);
    const answers = await Promise.all(
      [app.recoveryCodes[0] ?? '', app.recoveryCodes[1] ?? ''].map((code) => sendCode(server, token, code)),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 401]);
  });

  test('[R40] a recovery code works once, of any number at once, and is audited', async () => {
    const [code = ''] = app.recoveryCodes;
    const tokens = await Promise.all(Array.from({ length: 4 }, () => pendingOf(server, email)));
    const typed = code.toUpperCase().replaceAll('-', ' ');
    const answers = await Promise.all(tokens.map((token) => sendCode(server, token, typed)));
    expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBe(1);
    expect(await state()).toEqual({ isOn: true, recoveryCodesLeft: 9 });
    expect((await told()).filter((action) => action === 'recoveryCodeUsed').length).toBe(1);
  });

  test('[R42] five tries, five minutes, and not past another password', async () => {
    const late = await pendingOf(server, email);
    const other = await pendingOf(server, email, '10.9.1.1');
    const tried = await pendingOf(server, email, '10.9.2.1');
    for (let n = 0; n < 5; n++)
      expect((await sendCode(server, tried, wrongFor(app), '10.9.2.1')).statusCode).toBe(401);
    expect((await sendCode(server, tried, app.code(), '10.9.2.1')).statusCode).toBe(401);
    await server.sql(`update account set password_hash = password_hash || ' ' where email = $1`, [email]);
    expect((await sendCode(server, other, app.code(), '10.9.1.1')).statusCode).toBe(401);
    await server.sql(`update account set password_hash = trim(password_hash) where email = $1`, [email]);
    const last = await pendingOf(server, email);
    server.clock.ms += 5 * 60_000;
    expect((await sendCode(server, last, app.code())).statusCode).toBe(401);
    expect((await sendCode(server, late, app.code())).statusCode).toBe(401);
    await expect.poll(told).toContain('codeRefused');
  });

  test('[R24] a wrong code, a pending sign-in that is over and one that never was are answered alike', async () => {
    const token = await pendingOf(server, email);
    const answers = [
      await sendCode(server, token, wrongFor(app)),
      await sendCode(server, 'x'.repeat(43), app.code()),
      await sendCode(server, 'y'.repeat(43), app.recoveryCodes[0] ?? ''),
    ];
    const [first, ...others] = answers.map((answer) => ({ ...problemOf(answer), requestId: '' }));
    expect(first).toMatchObject({ code: 'wrong_credentials', status: 401 });
    for (const one of others) expect(one).toEqual(first);
  });

  test('[R24] a wrong password is answered as for anybody, whether a code would be owed or not', async () => {
    const problems = [];
    for (const one of [email, practice.email.scheduler, 'nobody@example.com'])
      problems.push({ ...problemOf(await signIn(server, one, 'wrong')), requestId: '' });
    expect(problems[1]).toEqual(problems[0]);
    expect(problems[2]).toEqual(problems[0]);
  });
});

describe('turning it off', () => {
  test('[R39] takes the password and a code; then the password is enough again', async () => {
    const off = (given: object) => caller.post('/api/second-factor/turn-off', given);
    expect((await off({ password: 'wrong', code: app.code() })).statusCode).toBe(401);
    expect((await off({ password, code: wrongFor(app) })).statusCode).toBe(401);
    expect(await state()).toMatchObject({ isOn: true });
    expect((await off({ password, code: app.code() })).json()).toEqual({ isOn: false, recoveryCodesLeft: 0 });
    expect((await signIn(server, email)).statusCode).toBe(200);
    expect(await told()).toEqual(expect.arrayContaining(['secondFactorOn', 'secondFactorOff']));
    // Nothing of before works once it is on again.
    const again = await enrol(server, caller);
    const token = await pendingOf(server, email);
    expect((await sendCode(server, token, app.recoveryCodes[3] ?? '')).statusCode).toBe(401);
    expect((await sendCode(server, token, again.code())).statusCode).toBe(200);
  });

  test('[R36] an admin takes it away from whoever lost it, and that is audited; their sessions stay', async () => {
    const admin = await server.signIn(practice.email.admin);
    const { user } = (await caller.get('/api/session')).json<{ user: { id: string } }>();
    const path = `/api/accounts/${user.id}/second-factor`;
    const pending = await pendingOf(server, email);
    expect((await admin.get(path)).json()).toEqual({ isOn: true });
    expect((await caller.delete(path)).statusCode).toBe(403);
    expect((await admin.delete(path)).json()).toEqual({ isOn: false });
    expect((await admin.get(path)).json()).toEqual({ isOn: false });
    expect((await sendCode(server, pending, app.code())).statusCode).toBe(401);
    expect((await signIn(server, email)).statusCode).toBe(200);
    expect((await caller.get('/api/session')).statusCode).toBe(200);
    const kept = await server.sql('select row_id from audit_event where action = $1', ['secondFactorReset']);
    expect(kept).toContainEqual({ row_id: user.id });
  });
});
