import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { buildServer } from '@/server/buildServer';
import { openDatabase } from '@/server/database/openDatabase';
import { makeSetupToken } from '@/server/setup/makeSetupToken';
import { freshDatabase, type FreshDatabase } from '../freshDatabase';
import { problemOf } from '../inProcess';
import { testServerOptions } from '../testServerOptions';

let fresh: FreshDatabase;
let nodes: FastifyInstance[];
const closing: (() => Promise<unknown>)[] = [];
const clock = { ms: Date.parse('2026-11-24T12:00:00Z'), now: () => clock.ms };

beforeAll(async () => {
  fresh = await freshDatabase();
  const other = openDatabase({ url: fresh.url });
  nodes = await Promise.all(
    [fresh.database, other].map((database) => buildServer(testServerOptions(database, clock.now))),
  );
  closing.push(...nodes.map((node) => () => node.close()), () => other.close(), fresh.drop);
});
afterAll(async () => {
  for (const close of closing) await close();
});

const makeToken = async () => (await makeSetupToken(fresh.database, clock, randomBytes)) ?? 'none';
const wanted = (token: string, email = 'Ada@Example.org') => ({
  token,
  practice: { name: 'Ada’s practice', timeZone: 'Europe/Berlin', currency: 'EUR' },
  admin: { name: 'Ada Lovelace', email, password: 'analytical engine' },
});
const post = (node: number, payload: object, url = '/api/setup') =>
  nodes[node]!.inject({ method: 'POST', url, payload });
const count = async (table: string) =>
  (await fresh.sql<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;

test('[D8] a link that was never made, or is a day old, creates nothing', async () => {
  const never = randomBytes(32).toString('base64url');
  expect(problemOf(await post(0, wanted(never))).code).toBe('not_found');
  const token = await makeToken();
  clock.ms += 24 * 3_600_000;
  expect(problemOf(await post(0, wanted(token))).code).toBe('not_found');
  expect([await count('practice'), await count('account')]).toEqual([0, 0]);
});

test('what is wrong is named, nothing is created, and the link still opens', async () => {
  const token = await makeToken();
  const noZone = wanted(token);
  noZone.practice.timeZone = 'Europe/Atlantis';
  const refused = problemOf(await post(0, noZone));
  expect(refused.fields?.map(({ field }) => field)).toEqual(['practice.timeZone']);
  const short = wanted(token);
  short.admin.password = 'short';
  expect(problemOf(await post(0, short)).fields?.map(({ field }) => field)).toEqual(['admin.password']);
  expect([await count('practice'), await count('account')]).toEqual([0, 0]);
});

test('[D8] of many who use the links of two nodes at once, one creates the practice; its admin signs in', async () => {
  const tokens = [await makeToken(), await makeToken()];
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, n) => post(n % 2, wanted(tokens[n % 2]!, `ada${n}@example.org`))),
  );
  const won = answers.findIndex(({ statusCode }) => statusCode === 204);
  expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([
    204,
    ...Array.from({ length: 5 }, () => 404),
  ]);
  expect([await count('practice'), await count('member'), await count('setup_link')]).toEqual([1, 1, 0]);

  const signedIn = await post(
    1,
    { email: `ada${won}@example.org`, password: 'analytical engine' },
    '/api/auth/sign-in',
  );
  const { token, user, practice } = signedIn.json<{ token: string; user: object; practice: object }>();
  expect(user).toMatchObject({ name: 'Ada Lovelace', role: 'admin' });
  expect(practice).toMatchObject({ name: 'Ada’s practice', timeZone: 'Europe/Berlin', currency: 'EUR' });
  const made = await nodes[0]!.inject({
    method: 'POST',
    url: '/api/services',
    headers: { authorization: `Bearer ${token}` },
    payload: {
      id: v7(),
      name: 'Back massage',
      durationMinutes: 30,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      priceCents: 5000,
      isActive: true,
    },
  });
  expect(made.statusCode, made.body).toBe(201);
});

test('[D8] where there is a practice no link is made', async () => {
  expect(await makeSetupToken(fresh.database, clock, randomBytes)).toBeNull();
});
