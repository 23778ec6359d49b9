import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '../inProcess';
import { anotherNode, pushServer, silenceCommits, type PushServer } from './pushServer';

let server: PushServer;
let admin: Caller;
const start = async (checkMs: number) => {
  server = await pushServer({ push: { checkMs } });
  admin = await server.signIn(server.practice.email.admin, v7());
};
afterEach(() => server.close());

interface Stats {
  notificationsReceived: number;
  caughtByCheck: number;
}

const stats = async () => (await admin.get('/api/realtime/stats')).json<Stats>();

/** Cuts the one connection that listens; of one that was cut before, PostgreSQL may still be clearing up. */
async function endListening(): Promise<void> {
  const listening = `from pg_stat_activity where application_name = 'lockstep-listening' and datname = current_database()`;
  await expect.poll(async () => (await server.sql(`select ${listening}`)).length).toBe(1);
  await server.sql(`select pg_terminate_backend(pid) ${listening}`);
}

describe('with nobody looking', () => {
  beforeEach(() => start(600_000));

  test('[E7] a plain insert by the owner reaches an open stream', async () => {
    const stream = await server.open(admin.token);
    await stream.until(() => stream.events.length > 0);
    const id = await server.insertRow();
    await stream.until(() => stream.changes().length === 1);
    expect(stream.changes()[0]).toMatchObject({ id, op: 'created', entity: 'availability' });
    expect(await stats()).toMatchObject({ notificationsReceived: 1, caughtByCheck: 0 });
    stream.close();
  });

  test('[E7] one transaction is one notification, however much it changes', async () => {
    const stream = await server.open(admin.token);
    await stream.until(() => stream.events.length > 0);
    await server.sql('update staff set is_active = not is_active where practice_id = $1', [
      server.practice.id,
    ]);
    await stream.until(() => stream.changes().length === 2);
    expect((await stats()).notificationsReceived).toBe(1);
    stream.close();
  });

  test('[E7] two nodes on one database learn of everything, in the same order', async () => {
    const other = await anotherNode(server);
    try {
      const [here, there] = [await server.open(admin.token), await other.open(admin.token)];
      await Promise.all([here, there].map((stream) => stream.until(() => stream.events.length > 0)));
      const since = await server.head();
      const write = async (node: typeof other) => {
        for (let i = 0; i < 10; i++) {
          const answer = await node.app.inject({
            method: 'POST',
            url: '/api/availability',
            headers: { authorization: `Bearer ${admin.token}` },
            payload: {
              staffId: server.practice.staffId,
              date: '2026-11-24',
              startTime: '09:00',
              endTime: '12:00',
              isActive: true,
            },
          });
          expect(answer.statusCode).toBe(201);
          await server.insertRow();
        }
      };
      await Promise.all([write(server), write(other)]);
      await Promise.all([here, there].map((stream) => stream.until(() => stream.seq() === since + 40)));
      expect(here.changes().length).toBe(40);
      expect(there.changes()).toEqual(here.changes());
    } finally {
      await other.app.close();
    }
  });

  test('[E8] a listening connection that is cut is opened again, and what was missed is taken in at once', async () => {
    const stream = await server.open(admin.token);
    await stream.until(() => stream.events.length > 0);
    for (let n = 1; n <= 3; n++) {
      const id = await server.insertRow();
      await stream.until(() => stream.changes().at(-1)?.id === id);
      await endListening();
      const missed = await server.insertRow();
      await stream.until(() => stream.changes().at(-1)?.id === missed);
    }
    expect(stream.changes().length).toBe(6);
    stream.close();
  });
});

describe('with somebody looking', () => {
  beforeEach(() => start(20));

  test('[E8] what no notification told of is found', async () => {
    const stream = await server.open(admin.token);
    await stream.until(() => stream.events.length > 0);
    await silenceCommits(server);
    for (let n = 1; n <= 3; n++) {
      const id = await server.insertRow();
      await stream.until(() => stream.changes().at(-1)?.id === id);
    }
    expect(stream.changes().length).toBe(3);
    expect(await stats()).toMatchObject({ notificationsReceived: 0, caughtByCheck: 3 });
    stream.close();
  });
});
