import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anotherNode, pushServer, type PushNode, type PushServer } from './pushServer';

let server: PushServer;
/** Looks after its sessions every few milliseconds; `server` and `other` only when they are told. */
let beating: PushNode;
let other: PushNode;
beforeAll(async () => {
  server = await pushServer();
  beating = await anotherNode(server, { push: { heartbeatMs: 40 } });
  other = await anotherNode(server);
});
afterAll(async () => {
  await Promise.all([beating, other].map(({ app }) => app.close()));
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
    const [mine, another] = [await server.signIn(email.operator), await server.signIn(email.operator)];
    const streams = [await server.open(mine.token), await server.open(mine.token)];
    const stays = await server.open(another.token);
    await Promise.all([...streams, stays].map((stream) => stream.until(() => stream.events.length > 0)));
    await signOut(mine.token);
    expect(await Promise.all(streams.map(({ ended }) => ended))).toEqual(['signedOut', 'signedOut']);
    await server.insertRow();
    await stays.until(() => stays.changes().length === 1);
    expect(stays.events.map(({ name }) => name)).toEqual(['hello', 'change']);
    stays.close();
  });

  const endings: [string, (token: string, id: string) => Promise<unknown>][] = [
    ['signing out', (token) => signOut(token)],
    [
      'being deleted by plain SQL',
      (token) => server.sql('delete from session where token_hash = sha256($1::bytea)', [token]),
    ],
    [
      'its account being deactivated',
      (_token, id) => server.sql('update member set is_active = false where id = $1', [id]),
    ],
    [
      'its account getting another role',
      (_token, id) => server.sql(`update member set role = 'operator' where id = $1`, [id]),
    ],
  ];

  test.each(endings)('[E9] %s at one node ends it at every node, between heartbeats', async (_name, end) => {
    const { email } = server.practice;
    await server.sql(`update member set is_active = true, role = 'scheduler' where email = $1`, [
      email.scheduler,
    ]);
    const caller = await server.signIn(email.scheduler);
    const { user } = (await caller.get('/api/session')).json<{ user: { id: string } }>();
    const streams = [await server.open(caller.token), await other.open(caller.token)];
    await Promise.all(streams.map((stream) => stream.until(() => stream.events.length > 0)));
    await end(caller.token, user.id);
    expect(await Promise.all(streams.map(({ ended }) => ended))).toEqual(['signedOut', 'signedOut']);
    for (const { app } of [server, other]) {
      const answer = await app.inject({
        url: '/api/staff',
        headers: { authorization: `Bearer ${caller.token}` },
      });
      expect(answer.statusCode).toBe(401);
    }
  });

  test('[E9] what nobody was told of ends it at the next heartbeat, or when telling begins again', async () => {
    const { email } = server.practice;
    const [first, second] = [await server.signIn(email.operator), await server.signIn(email.operator)];
    await server.sql('alter table session disable trigger notify_session');
    const stream = await beating.open(first.token);
    await stream.until(() => stream.events.length > 0);
    await signOut(first.token);
    expect(await stream.ended).toBe('signedOut');
    const deaf = await other.open(second.token);
    await deaf.until(() => deaf.events.length > 0);
    await signOut(second.token);
    await server.sql(`select pg_terminate_backend(pid) from pg_stat_activity
                       where application_name = 'lockstep-listening' and datname = current_database()`);
    expect(await deaf.ended).toBe('signedOut');
    await server.sql('alter table session enable trigger notify_session');
  });

  test('[E9] a session that ends while its stream begins is noticed', async () => {
    const { token } = await server.signIn(server.practice.email.operator);
    const opening = Array.from({ length: 6 }, () => server.open(token));
    await Promise.race(opening);
    await signOut(token);
    for (const stream of await Promise.all(opening))
      expect(stream.status === 401 ? 'signedOut' : await stream.ended).toBe('signedOut');
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

  test('[E9] rights that become other ones while the session goes on end it as changed: another role, another therapist, none', async () => {
    const { email, otherStaffId } = server.practice;
    const { token } = await server.signIn(email.therapist);
    for (const change of [`staff_id = '${otherStaffId}'`, 'staff_id = null', `role = 'scheduler'`]) {
      const stream = await other.open(token);
      await stream.until(() => stream.events.length > 0);
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
