import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SessionInfo } from '@/protocol/session';
import { inProcess, problemOf, type InProcess } from './inProcess';
import { password } from './practice';

let server: InProcess;
beforeAll(async () => {
  server = await inProcess();
});
afterAll(() => server.close());

const hour = 60 * 60_000;

function signIn(email: string, given: string, address = '10.0.0.1') {
  return server.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in',
    remoteAddress: address,
    payload: { email, password: given },
  });
}

function cookieOf(answer: { cookies: { name: string; value: string }[] }): string {
  const [cookie] = answer.cookies;
  return `${cookie?.name}=${cookie?.value}`;
}

describe('a session', () => {
  test('[R21] comes with a cookie no script reads and a token; both open the same', async () => {
    const answer = await signIn(` ${server.practice.email.therapist.toUpperCase()} `, password);
    expect(answer.cookies[0]).toMatchObject({
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      name: 'lockstep_session',
    });
    const { token, ...info } = answer.json<{ token: string }>();
    expect(SessionInfo.parse(info).user).toMatchObject({
      role: 'therapist',
      staffId: server.practice.staffId,
    });
    for (const headers of [{ cookie: cookieOf(answer) }, { authorization: `Bearer ${token}` }]) {
      const session = await server.app.inject({ url: '/api/session', headers });
      expect(session.json()).toEqual(info);
    }
  });

  test('[R21] is kept as a hash only', async () => {
    const { token } = (await signIn(server.practice.email.admin, password)).json<{ token: string }>();
    const [found] = await server.sql(
      `select from session where encode(token_hash, 'escape') like '%' || $1 || '%' or token_hash = sha256($1::bytea)`,
      [token],
    );
    expect(found).toBeDefined();
    const [plain] = await server.sql(
      `select from session where encode(token_hash, 'escape') like '%' || $1 || '%'`,
      [token],
    );
    expect(plain).toBeUndefined();
  });

  test('[R22] ends after twelve hours without a request, and lives on with one', async () => {
    const used = await server.signIn(server.practice.email.admin);
    const idle = await server.signIn(server.practice.email.admin);
    server.clock.ms += 11 * hour;
    expect((await used.get('/api/session')).statusCode).toBe(200);
    server.clock.ms += 2 * hour;
    expect((await used.get('/api/session')).statusCode).toBe(200);
    expect(problemOf(await idle.get('/api/session')).code).toBe('not_signed_in');
  });

  test('[R22] writes when it was last seen at most once a minute', async () => {
    const admin = await server.signIn(server.practice.email.admin);
    const seen = async () =>
      (await server.sql('select max(last_seen_at)::text as at from session'))[0]?.['at'];
    const first = await seen();
    server.clock.ms += 59_000;
    await admin.get('/api/session');
    expect(await seen()).toBe(first);
    server.clock.ms += 1_000;
    await admin.get('/api/session');
    expect(await seen()).not.toBe(first);
  });

  test('[R23] ends everywhere on signing out', async () => {
    const admin = await server.signIn(server.practice.email.admin);
    const answer = await admin.post('/api/auth/sign-out', '', {});
    expect([answer.statusCode, answer.cookies[0]?.value]).toEqual([204, '']);
    expect((await admin.get('/api/session')).statusCode).toBe(401);
    expect((await admin.post('/api/auth/sign-out', '', {})).statusCode).toBe(204);
  });

  test('[R21] a token nobody gave out opens nothing', async () => {
    for (const authorization of [
      'Bearer x',
      `Bearer ${'a'.repeat(43)}`,
      'Basic YTpi',
      'Bearer \u00e9',
      'Bearer',
    ]) {
      const answer = await server.app.inject({ url: '/api/session', headers: { authorization } });
      expect(answer.statusCode).toBe(401);
    }
    const cookie = await server.app.inject({
      url: '/api/session',
      headers: { cookie: 'lockstep_session=%E0%A4%A' },
    });
    expect(cookie.statusCode).toBe(401);
  });
});

describe('guessing', () => {
  test('[R24] a wrong password and an unknown e-mail are told the same', async () => {
    const wrong = problemOf(await signIn(server.practice.email.admin, 'wrong'));
    const unknown = problemOf(await signIn('nobody@example.com', 'wrong'));
    expect({ ...wrong, requestId: '' }).toEqual({ ...unknown, requestId: '' });
    expect(wrong.code).toBe('wrong_credentials');
  });

  test('[R25] after eight failures a name waits, even with the right password; others do not', async () => {
    const email = server.practice.email.operator;
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(email, 'wrong')));
    const codes = answers.map((answer) => answer.statusCode).toSorted();
    expect(codes).toEqual([...Array<number>(8).fill(401), ...Array<number>(12).fill(429)]);
    const refused = await signIn(email, password);
    expect(problemOf(refused).code).toBe('too_many_requests');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await signIn(email, password, '10.0.0.2')).statusCode).toBe(200);
    expect((await signIn(server.practice.email.scheduler, password)).statusCode).toBe(200);
    server.clock.ms += Number(refused.headers['retry-after']) * 1000;
    expect((await signIn(email, password)).statusCode).toBe(200);
  });

  test('[R25] twenty right ones at once all get in', async () => {
    const email = server.practice.email.assistant;
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(email, password)));
    expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([200]));
  });
});

describe('a write from another site', () => {
  const practice = '/api/practice';

  test('[R26] is refused when it rides on a cookie, and only then', async () => {
    const answer = await signIn(server.practice.email.admin, password);
    const cookie = cookieOf(answer);
    const { token } = answer.json<{ token: string }>();
    const send = async (headers: Record<string, string>) =>
      (
        await server.app.inject({
          method: 'PATCH',
          url: practice,
          headers: { host: 'lockstep.test', ...headers },
          payload: { stepMinutes: 15 },
        })
      ).statusCode;
    expect(await send({ cookie, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await send({ cookie, 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await send({ cookie, origin: 'https://evil.test' })).toBe(403);
    expect(await send({ cookie, origin: 'null' })).toBe(403);
    expect(await send({ cookie, 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(await send({ cookie, origin: 'http://lockstep.test' })).toBe(200);
    expect(await send({ cookie })).toBe(200);
    expect(await send({ authorization: `Bearer ${token}`, origin: 'https://evil.test' })).toBe(200);
    const forged = await server.app.inject({
      method: 'POST',
      url: '/api/auth/sign-in',
      headers: { origin: 'https://evil.test', host: 'lockstep.test' },
      payload: { email: server.practice.email.admin, password },
    });
    expect(problemOf(forged).code).toBe('cross_origin');
  });

  test('[R27] the browser is told to run nothing but ours and to keep no answer', async () => {
    const page = await server.app.inject({ url: '/api/docs' });
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    for (const url of ['/api/docs', '/api/demo', '/api/nowhere']) {
      const { headers } = await server.app.inject({ url });
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['cache-control']).toBe('no-store');
    }
  });

  test('[R27] an answer in JSON carries nothing that only documents heed', async () => {
    for (const url of ['/api/demo', '/api/nowhere']) {
      const { headers } = await server.app.inject({ url });
      expect(headers['content-security-policy'] ?? headers['x-frame-options']).toBeUndefined();
    }
  });
});
