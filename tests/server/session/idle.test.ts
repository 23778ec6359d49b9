import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, inProcess, type InProcess } from '../inProcess';

let server: InProcess;
beforeAll(async () => {
  server = await inProcess();
});
afterAll(() => server.close());

const minute = 60_000;
const idleMinutes = 12 * 60;
/** What a tab asks for, and how long ago its person last did something there. */
const ask = (caller: Caller, url: string, idleSeconds: number) =>
  server.app.inject({
    url,
    headers: { authorization: `Bearer ${caller.token}`, 'lockstep-idle-seconds': String(idleSeconds) },
  });

describe('a session that nobody uses', () => {
  test('[R37] ends although its tabs ask on: what asks by itself keeps nothing alive', async () => {
    const operator = await server.signIn(server.practice.email.operator);
    const statuses: number[] = [];
    for (let idle = 10; idle <= idleMinutes + 10; idle += 10) {
      server.clock.ms += 10 * minute;
      statuses.push((await ask(operator, '/api/changes?since=0&limit=1', idle * 60)).statusCode);
    }
    expect(statuses.lastIndexOf(200)).toBe(idleMinutes / 10 - 2);
    expect(new Set(statuses.slice(idleMinutes / 10 - 1))).toEqual(new Set([401]));
  });

  test('[R37] lives on while somebody does something in any of its tabs', async () => {
    const operator = await server.signIn(server.practice.email.operator);
    for (let hour = 1; hour <= 30; hour++) {
      server.clock.ms += 60 * minute;
      expect((await ask(operator, '/api/changes?since=0&limit=1', hour * 3600)).statusCode).toBe(200);
      const kept = await server.app.inject({
        method: 'POST',
        url: '/api/session/used',
        headers: { authorization: `Bearer ${operator.token}`, 'lockstep-idle-seconds': '5' },
      });
      expect(kept.statusCode).toBe(204);
    }
  });

  test('[R37] an older use never counts over a later one, nor a header that says nothing', async () => {
    const operator = await server.signIn(server.practice.email.operator);
    const seen = async () =>
      (await server.sql<{ at: Date }>('select max(last_seen_at) as at from session'))[0]?.at.getTime();
    server.clock.ms += 5 * minute;
    const now = server.clock.ms;
    await ask(operator, '/api/session', 0);
    expect(await seen()).toBe(now);
    await ask(operator, '/api/session', 200);
    expect(await seen()).toBe(now);
    server.clock.ms += 2 * minute;
    const odd = await server.app.inject({
      url: '/api/session',
      headers: { authorization: `Bearer ${operator.token}`, 'lockstep-idle-seconds': '-1e9' },
    });
    expect([odd.statusCode, await seen()]).toEqual([200, server.clock.ms]);
  });
});
