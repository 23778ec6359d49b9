import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChangesPage } from '@/protocol/changesPage';
import { Problem } from '@/protocol/problem';
import type { Caller } from '../inProcess';
import { pushServer, type PushServer } from './pushServer';

let server: PushServer;
let admin: Caller;
beforeAll(async () => {
  server = await pushServer();
  admin = await server.signIn(server.practice.email.admin, v7());
});
afterAll(() => server.close());

const draft = () => ({
  staffId: server.practice.staffId,
  date: '2026-11-24',
  startTime: '09:00',
  endTime: '12:00',
  isActive: true,
});

describe('a stream', () => {
  test('[E1] begins with hello and then tells each change as /api/changes would', async () => {
    const since = await server.head();
    const stream = await server.open(admin.token);
    await stream.until(() => stream.events.length > 0);
    expect(stream.hello()).toMatchObject({ seq: since, now: server.clock.ms, heartbeatMs: 600_000 });
    const mutationId = v7();
    const created = await admin.post('/api/availability', draft(), { 'idempotency-key': mutationId });
    const { id } = created.json<{ id: string }>();
    await admin.patch(`/api/availability/${id}`, { isActive: false });
    await admin.delete(`/api/availability/${id}`);
    await stream.until(() => stream.seq() === since + 3);
    const page = ChangesPage.parse((await admin.get(`/api/changes?since=${since}`)).json());
    expect(stream.changes()).toEqual(page.changes);
    expect(stream.changes().map(({ op }) => op)).toEqual(['created', 'updated', 'deleted']);
    expect(stream.changes()[0]).toMatchObject({ mutationId, row: created.json() });
    expect(stream.events.slice(1)).toEqual(
      stream.changes().map((change) => ({ name: 'change', id: change.seq, change })),
    );
    expect(stream.hello().epoch).toBe(page.epoch);
    stream.close();
  });

  test('[E1] a change says when it was committed, also in /api/changes', async () => {
    const stream = await server.open(admin.token);
    const id = await server.insertRow();
    await stream.until(() => stream.changes().length === 1);
    const [row] = await server.sql<{ at: Date }>('select at from change_log where id = $1', [id]);
    expect(stream.changes()[0]?.at).toBe(row?.at.getTime());
    stream.close();
  });

  test('[E1] is neither gathered nor kept by anything between, and has the headers of every other answer', async () => {
    const stream = await server.open(admin.token);
    expect(stream.status).toBe(200);
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    stream.close();
    const head = await fetch(`${server.origin}/api/events`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${admin.token}` },
    });
    expect(head.status).toBe(404);
  });

  test('[E5] is told a position again and again, at its own place, while nothing happens', async () => {
    const beating = await pushServer({ push: { heartbeatMs: 40 } });
    try {
      const { token } = await beating.signIn(beating.practice.email.operator);
      const stream = await beating.open(token);
      await stream.until(() => stream.events.length >= 4);
      expect(stream.hello().heartbeatMs).toBe(40);
      const seq = await beating.head();
      expect(stream.events.slice(1, 4)).toEqual(
        Array.from({ length: 3 }, () => ({
          name: 'position',
          id: seq,
          position: { seq, now: beating.clock.ms },
        })),
      );
    } finally {
      await beating.close();
    }
  });
});

describe('a position to begin at', () => {
  test('[E3] that is none is refused as a problem, before anything is streamed', async () => {
    const refused = async (query: string, headers: Record<string, string> = {}) => {
      const answer = await fetch(`${server.origin}/api/events${query}`, {
        headers: { authorization: `Bearer ${admin.token}`, ...headers },
      });
      const { code, fields } = Problem.parse(await answer.json());
      return [answer.status, code, fields?.[0]?.field];
    };
    for (const since of ['', 'x', '-1', '1.5', '1e3', '0x10', '9'.repeat(20), '1&since=2']) {
      expect([since, await refused(`?since=${since}`)]).toEqual([since, [400, 'invalid_fields', 'since']]);
      if (since === '1&since=2') continue;
      const byHeader = await refused('', { 'last-event-id': since });
      expect([since, byHeader]).toEqual([since, [400, 'invalid_fields', 'last-event-id']]);
    }
    expect(await refused('?until=3')).toEqual([400, 'invalid_fields', 'until']);
  });

  test('[E3] that the log does not reach, ahead or behind, is answered by bye and the end', async () => {
    const ahead = await server.open(admin.token, { since: (await server.head()) + 1 });
    expect(await ahead.ended).toBe('tooOld');
    expect(ahead.events.length).toBe(1);
    await server.sql('update feed_position set pruned_to = 3 where practice_id = $1', [server.practice.id]);
    const behind = await server.open(admin.token, { since: 2 });
    expect(await behind.ended).toBe('tooOld');
    const kept = await server.open(admin.token, { since: 3 });
    await kept.until(() => kept.events.length > 0);
    expect(kept.hello().seq).toBe(3);
    kept.close();
    await server.sql('update feed_position set pruned_to = 0 where practice_id = $1', [server.practice.id]);
  });

  test('[E2] Last-Event-ID counts before since; without either it is now', async () => {
    const head = await server.head();
    const since = async (from: { since?: number; lastEventId?: number }) => {
      const stream = await server.open(admin.token, from);
      await stream.until(() => stream.events.length > 0);
      stream.close();
      return stream.hello().seq;
    };
    expect(await since({ since: 1, lastEventId: 2 })).toBe(2);
    expect(await since({ since: 1 })).toBe(1);
    expect(await since({ since: 0 })).toBe(0);
    expect(await since({})).toBe(head);
  });
});
