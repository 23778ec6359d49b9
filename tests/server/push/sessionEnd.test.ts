import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anotherNode, pushServer, type PushNode, type PushServer } from './pushServer';

let server: PushServer;
/** Looks after its sessions every few milliseconds; `server` only when it is told. */
let beating: PushNode;
beforeAll(async () => {
  server = await pushServer();
  beating = await anotherNode(server, { push: { heartbeatMs: 40 } });
});
afterAll(async () => {
  await beating.app.close();
  await server.close();
});

const signOut = (token: string) =>
  server.app.inject({
    method: 'POST',
    url: '/api/auth/sign-out',
    headers: { authorization: `Bearer ${token}` },
  });

describe('a stream and its session', () => {
  test('[E9] signing out ends all streams of that session at once, and no other', async () => {
    const { email } = server.practice;
    const [mine, other] = [await server.signIn(email.operator), await server.signIn(email.operator)];
    const streams = [await server.open(mine.token), await server.open(mine.token)];
    const stays = await server.open(other.token);
    await Promise.all([...streams, stays].map((stream) => stream.until(() => stream.events.length > 0)));
    await signOut(mine.token);
    expect(await Promise.all(streams.map(({ ended }) => ended))).toEqual(['signedOut', 'signedOut']);
    await server.insertRow();
    await stays.until(() => stays.changes().length === 1);
    expect(stays.events.map(({ name }) => name)).toEqual(['hello', 'change']);
    stays.close();
  });

  test('[E9] signing out at another node, or being removed from the database, ends it at the next heartbeat', async () => {
    const { token } = await server.signIn(server.practice.email.scheduler);
    const stream = await beating.open(token);
    await stream.until(() => stream.events.length > 1);
    await signOut(token);
    expect(await stream.ended).toBe('signedOut');
  });

  test('[E9] watching keeps no session alive: after twelve hours without a request it is over', async () => {
    const { token } = await server.signIn(server.practice.email.assistant);
    const seenAt = async () =>
      (
        await server.sql<{ at: string }>(
          `select s.last_seen_at::text as at from session s join account a on a.id = s.account_id where email = $1`,
          [server.practice.email.assistant],
        )
      )[0]?.at;
    const stream = await beating.open(token);
    const before = await seenAt();
    server.clock.ms += 10 * 60_000;
    const told = stream.events.length;
    await stream.until(() => stream.events.length > told + 3);
    expect(await seenAt()).toBe(before);
    server.clock.ms += 12 * 60 * 60_000;
    expect(await stream.ended).toBe('signedOut');
  });

  test('[E9] other rights end it as changed: another role, another therapist, none', async () => {
    const { email, otherStaffId } = server.practice;
    const { token } = await server.signIn(email.therapist);
    for (const change of [`staff_id = '${otherStaffId}'`, 'staff_id = null', `role = 'scheduler'`]) {
      const stream = await beating.open(token);
      await stream.until(() => stream.events.length > 1);
      await server.sql(`update account set ${change} where email = $1`, [email.therapist]);
      expect([change, await stream.ended]).toEqual([change, 'changed']);
    }
    const unchanged = await beating.open(token);
    await server.sql(`update account set name = 'Maria M.' where email = $1`, [email.therapist]);
    const told = unchanged.events.length;
    await unchanged.until(() => unchanged.events.length > told + 3);
    unchanged.close();
  });
});
