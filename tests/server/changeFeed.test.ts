import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Availability } from '@/features/availability/availability';
import { ChangesPage } from '@/protocol/changesPage';
import { tidy } from '@/server/database/housekeeping';
import { inProcess, problemOf, type Caller, type InProcess } from './inProcess';

let server: InProcess;
let admin: Caller;
let therapist: Caller;
let other: Caller;

beforeAll(async () => {
  server = await inProcess();
  const { email } = server.practice;
  admin = await server.signIn(email.admin, v7());
  therapist = await server.signIn(email.therapist, v7());
  other = await server.signIn(email.otherTherapist, v7());
});
afterAll(() => server.close());

const draft = (staffId = server.practice.staffId) => ({
  staffId,
  date: '2026-11-24',
  startTime: '09:00',
  endTime: '12:00',
  isActive: true,
});

async function head(caller: Caller): Promise<number> {
  return (await caller.get('/api/services?limit=1')).json<{ seq: number }>().seq;
}

async function changesSince(caller: Caller, since: number, limit = 1000): Promise<ChangesPage> {
  const answer = await caller.get(`/api/changes?since=${since}&limit=${limit}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return ChangesPage.parse(answer.json());
}

describe('the order of the feed', () => {
  test('[F2] with eight writers at once it is gapless, and each row’s revs rise', async () => {
    const since = await head(admin);
    const shared = (await admin.post('/api/availability', draft())).json<Availability>();
    const writer = async (n: number) => {
      for (let i = 0; i < 25; i++) {
        const own = await admin.post('/api/availability', draft());
        expect(own.statusCode).toBe(201);
        await admin.patch(`/api/availability/${shared.id}`, { endTime: `1${n % 8}:${10 + i}` });
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, n) => writer(n + 2)));
    const { changes, seq } = await changesSince(admin, since);
    expect(changes.length).toBeGreaterThan(300);
    expect(changes.map((change) => change.seq)).toEqual(changes.map((_, n) => since + 1 + n));
    expect(seq).toBe(since + changes.length);
    const revs = changes.filter(({ id }) => id === shared.id).map(({ rev }) => rev);
    expect(revs).toEqual(revs.map((_, n) => n + 1));
  });

  test('[F2] a reader that follows while many write misses nothing', async () => {
    const since = await head(admin);
    const written = new AbortController();
    const seen: number[] = [];
    const follow = (async () => {
      let cursor = since;
      while (!written.signal.aborted || cursor < (await head(admin))) {
        const page = await changesSince(admin, cursor, 7);
        seen.push(...page.changes.map((change) => change.seq));
        cursor = page.seq;
      }
    })();
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let i = 0; i < 25; i++) await admin.post('/api/availability', draft());
      }),
    );
    written.abort();
    await follow;
    expect(seen).toEqual(Array.from({ length: 200 }, (_, n) => since + 1 + n));
  });

  test('[F2] a transaction that began first and committed last comes last', async () => {
    const since = await head(admin);
    const [slow, quick] = [v7(), v7()];
    const insert = `insert into service (practice_id, id, name, duration_minutes, buffer_before_minutes, buffer_after_minutes, price_cents, is_active)
                    values ('${server.practice.id}', $1, 'X', 60, 0, 0, 1, true)`;
    await server.database.withClient(async (client) => {
      await client.query('begin');
      await client.query(insert, [slow]);
      await server.sql(insert, [quick]);
      await client.query('commit');
    });
    const { changes } = await changesSince(admin, since);
    expect(changes.map(({ id }) => id)).toEqual([quick, slow]);
  });

  test('[F3] what is written by plain SQL is told like everything else', async () => {
    const row = (await admin.post('/api/availability', draft())).json<Availability>();
    const since = await head(admin);
    await server.sql('update availability set is_active = false where id = $1', [row.id]);
    await server.sql('update availability set is_active = false where id = $1', [row.id]);
    await server.sql('delete from availability where id = $1', [row.id]);
    const { changes } = await changesSince(admin, since);
    expect(changes.map(({ op, rev, id }) => ({ op, rev, id }))).toEqual([
      { op: 'updated', rev: 2, id: row.id },
      { op: 'deleted', rev: 3, id: row.id },
    ]);
    expect(changes[0]?.row).toMatchObject({ isActive: false, rev: 2, startTime: '09:00' });
  });

  test('[F3] several changes of one transaction get positions of their own, the answer names the last', async () => {
    const since = await head(admin);
    await server.sql('update staff set is_active = not is_active where practice_id = $1', [
      server.practice.id,
    ]);
    const { changes } = await changesSince(admin, since);
    expect(changes.map(({ seq, entity }) => [seq, entity])).toEqual([
      [since + 1, 'staff'],
      [since + 2, 'staff'],
    ]);
  });

  test('[R2] an id that was ever used is not used again, not even by plain SQL', async () => {
    const row = (await admin.post('/api/availability', draft())).json<Availability>();
    await admin.delete(`/api/availability/${row.id}`);
    const again = server.sql(
      `insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
       values ($1, $2, $3, '2026-11-24', '09:00', '10:00', true)`,
      [server.practice.id, row.id, server.practice.staffId],
    );
    await expect(again).rejects.toMatchObject({ code: '23505' });
  });
});

describe('what a session is told', () => {
  test('[F4] a change that a therapist may not see is not told, and does not hold up the cursor', async () => {
    const since = await head(other);
    for (let i = 0; i < 3; i++) await admin.post('/api/availability', draft());
    expect(await changesSince(other, since, 2)).toMatchObject({
      changes: [],
      seq: since + 3,
      more: false,
    });
  });

  test('[F5] a row that moves to another therapist leaves one screen and comes to the other', async () => {
    const row = (await admin.post('/api/availability', draft())).json<Availability>();
    const since = await head(admin);
    await admin.patch(`/api/availability/${row.id}`, { staffId: server.practice.otherStaffId });
    const [lost] = (await changesSince(therapist, since)).changes;
    const at = expect.any(Number) as number;
    expect(lost).toEqual({ seq: since + 1, entity: 'availability', op: 'deleted', id: row.id, rev: 2, at });
    const [came] = (await changesSince(other, since)).changes;
    expect(came).toMatchObject({ op: 'updated', row: { staffId: server.practice.otherStaffId } });
    await admin.delete(`/api/availability/${row.id}`);
    expect((await changesSince(therapist, since + 1)).changes).toEqual([]);
    expect((await changesSince(other, since + 1)).changes).toMatchObject([{ op: 'deleted', rev: 3 }]);
  });

  test('[F4] feed, list and single row agree for every role, whatever happened', async () => {
    const { staffId, otherStaffId, email } = server.practice;
    const rows: Availability[] = [];
    for (let i = 0; i < 12; i++) {
      rows.push(
        (await admin.post('/api/availability', draft(i % 2 ? staffId : otherStaffId))).json<Availability>(),
      );
    }
    for (const [i, row] of rows.entries()) {
      if (i % 3 === 0)
        await admin.patch(`/api/availability/${row.id}`, { staffId: i % 2 ? otherStaffId : staffId });
      if (i % 4 === 1) await admin.delete(`/api/availability/${row.id}`);
    }
    for (const [role, address] of Object.entries(email)) {
      const caller = await server.signIn(address);
      const replica = new Map<string, unknown>();
      for (const change of (await changesSince(caller, 0)).changes) {
        if (change.entity !== 'availability') continue;
        if (change.row) replica.set(change.id, change.row);
        else replica.delete(change.id);
      }
      const list = await caller.get('/api/availability');
      if (role === 'patient') {
        expect([role, list.statusCode, replica.size]).toEqual([role, 403, 0]);
        continue;
      }
      const items = list.json<{ items: Availability[] }>().items;
      expect(items.length).toBeGreaterThan(0);
      expect(Object.fromEntries(replica)).toEqual(Object.fromEntries(items.map((row) => [row.id, row])));
      for (const row of rows) {
        const { statusCode } = await caller.get(`/api/availability/${row.id}`);
        expect([role, statusCode]).toEqual([role, replica.has(row.id) ? 200 : 404]);
      }
    }
  });
});

describe('a cursor', () => {
  test('[F6] ahead of the feed, or behind what is kept, asks for a fresh start', async () => {
    const now = await head(admin);
    expect(problemOf(await admin.get(`/api/changes?since=${now + 1}`)).code).toBe('cursor_too_old');
    await server.sql('update feed_position set pruned_to = 3 where practice_id = $1', [server.practice.id]);
    expect(problemOf(await admin.get('/api/changes?since=2')).code).toBe('cursor_too_old');
    expect((await admin.get('/api/changes?since=3')).statusCode).toBe(200);
    await server.sql('update feed_position set pruned_to = 0 where practice_id = $1', [server.practice.id]);
  });

  test('[F7] lists, pages and answers to writes name the database’s epoch', async () => {
    const [row] = await server.sql<{ id: string }>('select id from epoch');
    expect(await changesSince(admin, 0)).toMatchObject({ epoch: row?.id });
    expect((await admin.get('/api/staff')).json()).toMatchObject({ epoch: row?.id });
    const written = await admin.patch(`/api/staff/${server.practice.staffId}`, { name: 'Maria S.' });
    expect(written.headers['lockstep-epoch']).toBe(row?.id);
  });

  test('[F6] tidying keeps young changes and the last ten thousand', async () => {
    await server.sql(`update change_log set at = now() - interval '40 days'`);
    await tidy(server.database, server.clock.ms, 1);
    expect((await changesSince(await server.signIn(server.practice.email.admin), 0, 1)).changes.length).toBe(
      1,
    );
    await server.sql('update feed_position set seq = seq + 10000');
    await tidy(server.database, server.clock.ms, 1_000_000);
    const [left] = await server.sql<{ count: string }>('select count(*) from change_log');
    expect(left?.count).toBe('0');
    const late = await server.signIn(server.practice.email.admin);
    expect(problemOf(await late.get('/api/changes?since=0')).code).toBe('cursor_too_old');
  });
});
