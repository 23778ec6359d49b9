import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildServer } from '@/server/buildServer';
import { type Caller, inProcess, type InProcess, problemOf } from '../inProcess';
import { makePractice, password, type TestPractice } from '../practice';
import { testServerOptions } from '../testServerOptions';
import { enrol, pendingOf, sendCode, signIn, wrongFor } from './signingIn';

let server: InProcess;
let other: InProcess['app'];
let practice: TestPractice;

beforeAll(async () => {
  server = await inProcess();
  other = await buildServer(testServerOptions(server.database, () => server.clock.ms));
});
beforeEach(async () => {
  practice = await makePractice(server);
  server.clock.ms += 24 * 60 * 60_000;
});
afterAll(async () => {
  await other.close();
  await server.close();
});

const tally = (answers: readonly { statusCode: number }[]) => {
  const counts: Record<number, number> = {};
  for (const { statusCode } of answers) counts[statusCode] = (counts[statusCode] ?? 0) + 1;
  return counts;
};
/** Wrong passwords for one name from many places, at both nodes at once. */
const strangers = (email: string, times: number, placeOf: (n: number) => string) =>
  Promise.all(
    Array.from({ length: times }, (_, n) =>
      signIn(n % 2 ? server : { ...server, app: other }, email, 'wrong', { address: placeOf(n) }),
    ),
  );

describe('guessing passwords', () => {
  test('[R25] is counted for all nodes together: eight of one name from one network', async () => {
    const answers = await strangers(practice.email.operator, 24, () => '10.20.0.1');
    expect(tally(answers)).toEqual({ 401: 8, 429: 16 });
  });

  test('[R41] sixty of all names from one network, counting neither right ones nor other networks', async () => {
    const address = '2001:db8:7::1';
    expect((await signIn(server, practice.email.admin, password, { address })).statusCode).toBe(200);
    const answers = await Promise.all(
      Array.from({ length: 70 }, (_, n) =>
        signIn(server, `nobody${n}@example.com`, 'x', { address: `2001:db8:7::${n + 1}` }),
      ),
    );
    expect(tally(answers)).toEqual({ 401: 60, 429: 10 });
    expect((await signIn(server, practice.email.admin, password, { address })).statusCode).toBe(429);
    const elsewhere = await signIn(server, practice.email.admin, password, { address: '2001:db8:8::1' });
    expect(elsewhere.statusCode).toBe(200);
    server.clock.ms += 15 * 60_000;
    expect((await signIn(server, practice.email.admin, password, { address })).statusCode).toBe(200);
  });

  test('[R41] thirty of one name from anywhere; its person still gets in from where they did before', async () => {
    const email = practice.email.therapist;
    expect((await signIn(server, email, password, { address: '10.21.255.1' })).statusCode).toBe(200);
    const answers = await strangers(email, 40, (n) => `10.21.${n}.1`);
    expect(tally(answers)).toEqual({ 401: 30, 429: 10 });
    const from = async (address: string) => (await signIn(server, email, password, { address })).statusCode;
    expect(await from('10.21.255.1')).toBe(200);
    // A right one does not forget what strangers did.
    expect(await from('10.21.254.1')).toBe(429);
    server.clock.ms += 15 * 60_000;
    expect(await from('10.21.254.1')).toBe(200);
  });

  test('[R24] a name that nobody has is slowed down in the same way, told in the same words', async () => {
    const names = [practice.email.scheduler, `nobody.${practice.id}@example.com`];
    const told = [];
    for (const name of names) {
      const answers = await strangers(name, 31, (n) => `10.22.${n}.1`);
      expect(tally(answers)).toEqual({ 401: 30, 429: 1 });
      const refused = answers.find(({ statusCode }) => statusCode === 429);
      if (refused) told.push({ ...problemOf(refused), requestId: '' });
      server.clock.ms += 60 * 60_000;
    }
    expect(told.length).toBe(2);
    expect(told[0]).toEqual(told[1]);
  });

  test('[R41] keeps nothing that was typed, and what it keeps no longer than it counts', async () => {
    await signIn(server, 'my-secret-password', 'x');
    const kept = await server.sql<{ key: string }>(`select encode(key, 'escape') as key from guess`);
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toContain('my-secret-password');
  });
});

describe('guessing codes', () => {
  test('[R41] is limited by network, and for one account over all of them', async () => {
    const email = practice.email.operator;
    const app = await enrol(server, await server.signIn(email));
    const guess = async (address: string) =>
      sendCode(server, await pendingOf(server, email, address), wrongFor(app), address);
    const here = [];
    for (let n = 0; n < 10; n++) here.push(await guess('10.30.0.1'));
    expect(tally(here)).toEqual({ 401: 8, 429: 2 });
    const anywhere = [];
    for (let n = 1; n <= 14; n++) anywhere.push(await guess(`10.30.${n}.1`));
    expect(tally(anywhere)).toEqual({ 401: 12, 429: 2 });
    const right = await sendCode(
      server,
      await pendingOf(server, email, '10.30.99.1'),
      app.code(),
      '10.30.99.1',
    );
    expect(right.statusCode).toBe(429);
    // From where they signed in before, their code still counts.
    const home = await sendCode(server, await pendingOf(server, email, '127.0.0.1'), app.code(), '127.0.0.1');
    expect(home.statusCode).toBe(200);
  });
});

describe('guessing at an open session', () => {
  test('[R41] one’s own password is no easier to guess there', async () => {
    const caller: Caller = await server.signIn(practice.email.assistant);
    const answers = [];
    for (let n = 0; n < 10; n++)
      answers.push(await caller.post('/api/password', { current: `wrong ${n}`, next: 'another long one' }));
    expect(tally(answers)).toEqual({ 401: 8, 429: 2 });
  });
});
