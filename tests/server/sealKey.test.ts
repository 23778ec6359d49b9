import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealKey } from '@/server/session/sealKey';
import { inProcess, type InProcess } from './inProcess';
import { password } from './practice';

let server: InProcess;
beforeAll(async () => {
  server = await inProcess();
});
afterAll(() => server.close());

interface Answer {
  token: string;
  sealKey: string;
}

async function signIn(): Promise<Answer> {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in',
    payload: { email: server.practice.email.therapist, password },
  });
  return answer.json<Answer>();
}

test('[B29] every answer of one session tells one key of 32 bytes, by cookie and by bearer', async () => {
  const { token, sealKey: told } = await signIn();
  expect(Buffer.from(told, 'base64url')).toHaveLength(32);
  for (const headers of [{ cookie: `lockstep_session=${token}` }, { authorization: `Bearer ${token}` }]) {
    const session = await server.app.inject({ url: '/api/session', headers });
    expect(session.json<Answer>().sealKey).toBe(told);
  }
});

test('[B29] each session of one person has another key', async () => {
  const [first, second] = [await signIn(), await signIn()];
  expect(first.sealKey).not.toBe(second.sealKey);
});

test('[B29] the key tells neither the token nor what the database keeps of it', async () => {
  const { token, sealKey: told } = await signIn();
  const [kept] = await server.sql(`select encode(sha256($1::bytea), 'hex') as hash`, [token]);
  const key = Buffer.from(told, 'base64url');
  expect(key.toString('hex')).not.toBe(kept?.['hash']);
  expect(key).not.toEqual(Buffer.from(token, 'base64url'));
});

test('[B29] nobody is told a key without a session', async () => {
  const answer = await server.app.inject({ url: '/api/session' });
  expect(answer.statusCode).toBe(401);
  expect(answer.body).not.toContain('sealKey');
});

test('[B29] is what RFC 5869 makes of token, salt and label: nodes of different builds have to agree', () => {
  const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  const token = 'a'.repeat(43);
  const salt = Buffer.from('b'.repeat(32));
  const extracted = hmac(salt, token);
  const expanded = hmac(extracted, 'lockstep: what the tabs of a session say to each other\u0001');
  expect(sealKey(token, salt)).toBe(expanded.toString('base64url'));
});

test('[V3] the token alone, which lies in the browser’s cookies, does not make the key; nor does anything once the session ended', async () => {
  const { token, sealKey: told } = await signIn();
  const salts = await server.sql<{ seal_salt: Buffer }>('select seal_salt from session');
  expect(salts.map(({ seal_salt: salt }) => sealKey(token, salt)).filter((key) => key === told)).toEqual([
    told,
  ]);
  for (const guess of [Buffer.alloc(0), Buffer.alloc(32)]) expect(sealKey(token, guess)).not.toBe(told);
  const headers = { authorization: `Bearer ${token}` };
  await server.app.inject({ method: 'POST', url: '/api/auth/sign-out', headers });
  const left = await server.sql<{ seal_salt: Buffer }>('select seal_salt from session');
  expect(left.map(({ seal_salt: salt }) => sealKey(token, salt))).not.toContain(told);
  expect(left).toHaveLength(salts.length - 1);
});
