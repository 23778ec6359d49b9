import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entities } from '@/features/entities';
import { roles } from '@/domain/policy';
import { problemOf } from '../inProcess';
import { makePractice } from '../practice';
import { pushServer, type PushServer } from './pushServer';

let server: PushServer;
beforeAll(async () => {
  server = await pushServer();
});
afterAll(() => server.close());

interface Status {
  status: string;
  activeSubscriptions: number;
  subscriptions: { id: string; channelName: string; active: boolean }[];
}

const health = async () =>
  (await server.app.inject({ url: '/api/realtime/health' })).json<{ activeSubscriptions: number }>()
    .activeSubscriptions;

describe('what can be seen of push', () => {
  test('[E11] health counts the open streams, also after they are gone', async () => {
    const { token } = await server.signIn(server.practice.email.scheduler);
    const streams = await Promise.all(Array.from({ length: 5 }, () => server.open(token)));
    expect(await health()).toBe(5);
    for (const stream of streams) stream.close();
    await expect.poll(health).toBe(0);
  });

  test('[E11] status lists a channel for each own stream and each entity that role sees', async () => {
    for (const role of roles) {
      const caller = await server.signIn(server.practice.email[role]);
      const { user } = (await caller.get('/api/session')).json<{ user: { id: string } }>();
      const seen = entities.filter(({ policy }) => (policy.see[role] ?? 'none') !== 'none');
      const streams = [await server.open(caller.token), await server.open(caller.token)];
      const status = (await caller.get('/api/realtime/status')).json<Status>();
      const names = seen.map(({ path }) => `${path}:${role}:${user.id}`);
      expect(status.subscriptions.map(({ channelName }) => channelName).toSorted()).toEqual(
        [...names, ...names].toSorted(),
      );
      expect(new Set(status.subscriptions.map(({ id }) => id)).size).toBe(2 * seen.length);
      expect(status).toMatchObject({ status: 'healthy', activeSubscriptions: 2 * seen.length });
      for (const stream of streams) stream.close();
      await expect.poll(health).toBe(0);
    }
  });

  test('[E11] status tells nobody of another’s streams, but the admin of the practice’s', async () => {
    const { email } = server.practice;
    const [admin, operator, other] = [
      await server.signIn(email.admin),
      await server.signIn(email.operator),
      await server.signIn((await makePractice(server)).email.admin),
    ];
    const streams = [await server.open(operator.token), await server.open(other.token)];
    const channels = async (caller: typeof admin) =>
      (await caller.get('/api/realtime/status'))
        .json<Status>()
        .subscriptions.map(({ channelName }) => channelName);
    expect(await channels(await server.signIn(email.scheduler))).toEqual([]);
    expect(await channels(admin)).toEqual(await channels(operator));
    const seen = entities.filter(({ policy }) => (policy.see.operator ?? 'none') !== 'none');
    expect((await channels(operator)).length).toBe(seen.length);
    expect((await channels(other)).every((name) => name.includes(':admin:'))).toBe(true);
    const anonymous = await server.app.inject({ url: '/api/realtime/status' });
    expect(problemOf(anonymous).code).toBe('not_signed_in');
    for (const stream of streams) stream.close();
    await expect.poll(health).toBe(0);
  });

  test('[E11] stats are the admin’s alone, and of that practice alone', async () => {
    const { email } = server.practice;
    for (const role of roles) {
      const caller = await server.signIn(email[role]);
      const answer = await caller.get('/api/realtime/stats');
      expect([role, answer.statusCode]).toEqual([role, role === 'admin' ? 200 : 403]);
    }
    const [admin, other] = [
      await server.signIn(email.admin),
      await server.signIn((await makePractice(server)).email.admin),
    ];
    const streams = [await server.open(admin.token), await server.open(admin.token)];
    const before = (await admin.get('/api/realtime/stats')).json<Record<string, number>>();
    await server.insertRow();
    await server.insertRow();
    await Promise.all(streams.map((stream) => stream.until(() => stream.changes().length === 2)));
    const stats = async () => (await admin.get('/api/realtime/stats')).json<Record<string, unknown>>();
    // Both changes may have come with the first notification, ahead of the second.
    await expect
      .poll(async () => (await stats())['notificationsReceived'])
      .toBe(Number(before['notificationsReceived']) + 2);
    const after = await stats();
    expect(after).toMatchObject({
      connections: 2,
      lag: 0,
      drops: 0,
      eventsSent: Number(before['eventsSent']) + 4,
      caughtByCheck: 0,
    });
    expect(Object.keys(after['deliveryLatencyMs'] ?? {})).toEqual(['p50', 'p95', 'p99', 'samples']);
    expect((await other.get('/api/realtime/stats')).json()).toMatchObject({
      connections: 0,
      connectionsSinceStart: 0,
      eventsSent: 0,
      notificationsReceived: 0,
      deliveryLatencyMs: { p50: null, samples: 0 },
    });
    for (const stream of streams) stream.close();
    await expect.poll(health).toBe(0);
  });

  test('[E12] metrics tell Prometheus the same of the whole node, and nothing personal', async () => {
    const admin = await server.signIn(server.practice.email.admin);
    const stream = await server.open(admin.token);
    await server.insertRow();
    await stream.until(() => stream.changes().length === 1);
    const answer = await server.app.inject({ url: '/metrics' });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    const values = new Map(
      answer.body
        .split('\n')
        .filter((text) => text.startsWith('lockstep_'))
        .map((text) => [text.slice(0, text.lastIndexOf(' ')), Number(text.slice(text.lastIndexOf(' ')))]),
    );
    expect(values.get('lockstep_push_streams')).toBe(1);
    expect(values.get('lockstep_push_listening')).toBe(1);
    expect(values.get('lockstep_push_events_sent_total')).toBeGreaterThan(0);
    expect(values.get('lockstep_push_delivery_latency_seconds{quantile="0.99"}')).toBeGreaterThanOrEqual(0);
    expect(answer.body).toContain('# TYPE lockstep_push_events_sent_total counter');
    expect(answer.body).toContain('process_resident_memory_bytes');
    const labels = [...answer.body.matchAll(/^lockstep_\w+\{(\w+)=/gm)].map(([, label]) => label);
    expect(new Set(labels)).toEqual(new Set(['quantile']));
    expect(answer.body).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|@/);
    stream.close();
  });
});
