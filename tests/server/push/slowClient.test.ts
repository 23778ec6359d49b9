import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../inProcess';
import { anotherNode, pushServer, type PushNode, type PushServer } from './pushServer';

let server: PushServer;
let impatient: PushNode;
let admin: Caller;
const ringBytes = 1024 * 1024;
beforeAll(async () => {
  server = await pushServer({ push: { ringBytes } });
  impatient = await anotherNode(server, { push: { ringBytes, heartbeatMs: 40, stuckMs: 60_000 } });
  admin = await server.signIn(server.practice.email.admin);
  await server.sql(
    `insert into staff (practice_id, id, name, role, colour, service_ids, is_active)
     select $1, gen_random_uuid(), 'Somebody ' || n, 'therapist', '#078d87',
            array_fill($2::uuid, array[200]), true
       from generate_series(1, 500) n`,
    [server.practice.id, server.practice.serviceId],
  );
});
afterAll(async () => {
  await impatient.app.close();
  await server.close();
});

/** About four megabytes of changes, each time: more than a connection between two processes takes by itself. */
async function flood(): Promise<void> {
  for (let i = 0; i < 6; i++) {
    await server.sql(`update staff set is_active = not is_active where name like 'Somebody %'`);
  }
}

describe('a client that does not read', () => {
  test('[E6] is told that it is too slow once it reads again; the others have everything meanwhile', async () => {
    const slow = await server.open(admin.token);
    const quick = await server.open(admin.token);
    await Promise.all([slow, quick].map((stream) => stream.until(() => stream.events.length > 0)));
    const since = await server.head();
    slow.pause();
    await flood();
    await quick.until(() => quick.seq() === since + 3_000);
    expect(quick.changes().map(({ seq }) => seq)).toEqual(quick.changes().map((_, n) => since + 1 + n));
    const lagging = (await admin.get('/api/realtime/stats')).json<{ lag: number; drops: number }>();
    expect(lagging.lag).toBeGreaterThan(0);
    expect(lagging.drops).toBe(0);
    slow.resume();
    expect(await slow.ended).toBe('tooSlow');
    // What it was told is whole: it comes back from there.
    expect(slow.changes().map(({ seq }) => seq)).toEqual(slow.changes().map((_, n) => since + 1 + n));
    expect(slow.changes().length).toBeLessThan(3_000);
    expect((await admin.get('/api/realtime/stats')).json()).toMatchObject({ drops: 1, connections: 1 });
    quick.close();
  });

  test('[E6] from far behind, it is fed no more than it takes, and has everything in the end', async () => {
    const slow = await server.open(admin.token, { since: 0 });
    slow.pause();
    const quick = await server.open(admin.token, { since: 0 });
    const head = await server.head();
    await quick.until(() => quick.seq() === head);
    slow.resume();
    await slow.until(() => slow.seq() === head);
    expect(slow.changes()).toEqual(quick.changes());
    slow.close();
    quick.close();
  });

  test('[E6] for good is cut off', async () => {
    const dead = await impatient.open(admin.token);
    await dead.until(() => dead.events.length > 0);
    dead.pause();
    const quick = await impatient.open(admin.token);
    await quick.until(() => quick.events.length > 0);
    const since = quick.seq();
    await flood();
    await quick.until(() => quick.seq() >= since + 3_000);
    const streams = async () =>
      (await impatient.app.inject({ url: '/api/realtime/health' })).json<{ activeSubscriptions: number }>()
        .activeSubscriptions;
    expect(await streams()).toBe(2);
    server.clock.ms += 60_000;
    await expect.poll(streams).toBe(1);
    const stats = await impatient.app.inject({
      url: '/api/realtime/stats',
      headers: { authorization: `Bearer ${admin.token}` },
    });
    expect(stats.json()).toMatchObject({ drops: 1, connections: 1 });
    const told = quick.events.length;
    await quick.until(() => quick.events.length > told);
    quick.close();
  });

  test('[E10] does not hold up the end of its node', async () => {
    const ending = await anotherNode(server, { push: { ringBytes } });
    const [quick, dead] = [await ending.open(admin.token), await ending.open(admin.token)];
    await Promise.all([quick, dead].map((stream) => stream.until(() => stream.events.length > 0)));
    dead.pause();
    const since = quick.seq();
    await flood();
    await quick.until(() => quick.seq() >= since + 3_000);
    await ending.app.close();
    expect(await quick.ended).toBe('closing');
    dead.close();
  });
});
