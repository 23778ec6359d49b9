import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSlotCache } from '@/features/appointments/slotCache.server';
import type { Database } from '@/server/database/openDatabase';
import { freshDatabase, type FreshDatabase } from '../freshDatabase';
import { inProcess } from '../inProcess';
import { realTimers } from '../testServerOptions';
import { slotCached } from './slotCached';
import { computeSlots, type SlotsAsked } from './slotComputation';
import { makeSlotPractice } from './slotPractice';
import type { SlotStormPractice } from './slotStorm';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const openCache = (database: Database = fresh.database, clock = { now: () => 0 }, scheduler = realTimers) =>
  createSlotCache({ database, clock, scheduler });

describe('the cache of free times', () => {
  test('many asking while many write: nobody gets less than was committed before they asked', async () => {
    const practice = await makeSlotPractice(fresh);
    const [staffId = ''] = practice.staffIds;
    const [serviceId = ''] = practice.serviceIds;
    const cache = openCache();
    const asked: SlotsAsked = {
      practiceId: practice.id,
      accountId: v7(),
      serviceId,
      staffIds: [staffId],
      from: '2032-06-01',
      to: '2032-06-01',
      stepMinutes: 60,
    };
    const progress = { committed: 0, checked: 0 };
    const ask = async () => {
      const before = progress.committed;
      expect((await slotCached(cache, asked)).length).toBeGreaterThanOrEqual(before);
      progress.checked++;
    };
    const write = async (first: number) => {
      for (let n = first; n < 20; n += 4) {
        const hour = String(n).padStart(2, '0');
        await fresh.sql(
          `insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
           values ($1, $2, $3, '2032-06-01', $4, $5, true)`,
          [practice.id, v7(), staffId, `${hour}:00`, `${String(n + 1).padStart(2, '0')}:00`],
        );
        progress.committed++;
        await Promise.all([ask(), ask(), ask()]);
      }
    };
    await cache.current(practice.id);
    await Promise.all([0, 1, 2, 3].map(write));
    expect(progress).toEqual({ committed: 20, checked: 60 });
    expect(await slotCached(cache, asked)).toEqual(await computeSlots(fresh, asked));
    cache.close();
  });

  test('is loaded at one moment, whatever is committed while it is read', async () => {
    const practice = await makeSlotPractice(fresh);
    const [staffId = ''] = practice.staffIds;
    const [serviceId = ''] = practice.serviceIds;
    await fresh.sql(
      `insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
       values ($1, $2, $3, '2032-06-01', '09:00', '10:00', true)`,
      [practice.id, v7(), staffId],
    );
    await fresh.sql(
      `insert into appointment (practice_id, id, patient_id, staff_id, service_id, starts_at, ends_at)
       values ($1, $2, $3, $4, $5, '2032-06-01T13:00Z', '2032-06-01T14:00Z')`,
      [practice.id, v7(), practice.patientId, staffId, serviceId],
    );
    // Before and after this nothing is free; with the availability of before and the appointments of after something is.
    const swap = () =>
      fresh.sql(
        `with gone as (update appointment set status = 'cancelled' where staff_id = '${staffId}' returning 1)
         update availability set is_active = false where staff_id = '${staffId}'`,
      );
    const swapping: Database = {
      ...fresh.database,
      withClient: (work) =>
        fresh.database.withClient((client) =>
          work(
            new Proxy(client, {
              get: (target, key) =>
                key === 'query'
                  ? async (text: string, values?: unknown[]) => {
                      if (text.includes('from appointment')) await swap();
                      return target.query(text, values);
                    }
                  : (Reflect.get(target, key) as unknown),
            }),
          ),
        ),
    };
    const cache = openCache(swapping);
    const asked: SlotsAsked = {
      practiceId: practice.id,
      accountId: v7(),
      serviceId,
      staffIds: [staffId],
      from: '2032-06-01',
      to: '2032-06-01',
      stepMinutes: null,
    };
    expect(await slotCached(cache, asked)).toEqual([]);
    expect(await fresh.sql(`select from availability where staff_id = $1 and is_active`, [staffId])).toEqual(
      [],
    );
    cache.close();
  });

  describe('does not go on from a log that does not lead to what is there', () => {
    const day = '2032-06-01';
    const asking = (practice: SlotStormPractice): SlotsAsked => ({
      practiceId: practice.id,
      accountId: v7(),
      serviceId: practice.serviceIds[0] ?? '',
      staffIds: null,
      from: day,
      to: day,
      stepMinutes: null,
    });
    const openDay = (practice: SlotStormPractice) => `
      insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
      values ('${practice.id}', '${v7()}', '${practice.staffIds[0]}', '${day}', '00:00', '12:00', true)`;

    test.each<[string, (practice: SlotStormPractice) => string]>([
      [
        'its lines are no longer kept',
        ({ id }) => `update feed_position set pruned_to = seq where practice_id = '${id}';
                     delete from change_log where practice_id = '${id}'`,
      ],
      [
        'it was cut off and goes on',
        (practice) => `delete from change_log where practice_id = '${practice.id}';
                       ${openDay({ ...practice, staffIds: practice.staffIds.slice(1) })}`,
      ],
      [
        'it ends before what is known, as in a restored backup',
        ({ id }) => `update feed_position set seq = seq - 2 where practice_id = '${id}';
                     delete from change_log where practice_id = '${id}'`,
      ],
      [
        'it is another history, just as long',
        ({ id }) => `update feed_position set seq = seq - 1 where practice_id = '${id}';
                     delete from change_log where practice_id = '${id}' and seq > (select seq from feed_position where practice_id = '${id}');
                     update epoch set id = gen_random_uuid()`,
      ],
    ])('%s', async (_name, breakLog) => {
      const practice = await makeSlotPractice(fresh);
      const cache = openCache();
      expect(await slotCached(cache, asking(practice))).toEqual([]);
      await fresh.sql(openDay(practice));
      await fresh.sql(breakLog(practice));
      const answer = await slotCached(cache, asking(practice));
      expect(answer).toEqual(await computeSlots(fresh, asking(practice)));
      expect(answer.length).toBeGreaterThan(0);
      expect(cache.loads()).toBe(2);
      cache.close();
    });

    test('the zone changes after the log was read', async () => {
      const practice = await makeSlotPractice(fresh);
      await fresh.sql(openDay(practice));
      let read = 0;
      const moving: Database = {
        ...fresh.database,
        async rows(query) {
          if (++read === 2)
            await fresh.sql(`update practice set time_zone = 'Europe/London' where id = $1`, [practice.id]);
          return fresh.database.rows(query);
        },
      };
      const cache = openCache(moving);
      await cache.current(practice.id);
      expect(await slotCached(cache, asking(practice))).toEqual(await computeSlots(fresh, asking(practice)));
      expect(read).toBe(2);
      cache.close();
    });
  });

  test('those who ask at the same time share two looks at the log', async () => {
    const practice = await makeSlotPractice(fresh);
    let statements = 0;
    const counting: Database = {
      ...fresh.database,
      rows: (query) => {
        statements++;
        return fresh.database.rows(query);
      },
    };
    const cache = openCache(counting);
    await cache.current(practice.id);
    statements = 0;
    await Promise.all(Array.from({ length: 1_000 }, () => cache.current(practice.id)));
    // The log and the setting, for the first and then for all the others.
    expect(statements).toBe(4);
    expect(cache.loads()).toBe(1);
    cache.close();
  });

  test('a practice that nobody asked about for ten minutes is dropped, one in use is not', async () => {
    const [idle, used] = [await makeSlotPractice(fresh), await makeSlotPractice(fresh)];
    const clock = { ms: 0, now: () => clock.ms };
    const due: (() => void)[] = [];
    const scheduler = {
      after(_delayMs: number, run: () => void) {
        due.push(run);
        return () => due.splice(due.indexOf(run), 1);
      },
    };
    const cache = openCache(fresh.database, clock, scheduler);
    await cache.current(idle.id);
    await cache.current(used.id);
    clock.ms = 9 * 60_000;
    await cache.current(used.id);
    clock.ms = 10 * 60_000;
    due.shift()?.();
    await cache.current(used.id);
    expect(cache.loads()).toBe(2);
    await cache.current(idle.id);
    expect(cache.loads()).toBe(3);
    cache.close();
    expect(due).toEqual([]);
  });

  test('an answer that failed is no answer for the next one', async () => {
    const practice = await makeSlotPractice(fresh);
    let isAway = false;
    const failing: Database = {
      ...fresh.database,
      rows: (query) => (isAway ? Promise.reject(new Error('away')) : fresh.database.rows(query)),
    };
    const cache = openCache(failing);
    await cache.current(practice.id);
    isAway = true;
    const both = await Promise.allSettled([cache.current(practice.id), cache.current(practice.id)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isAway = false;
    expect((await cache.current(practice.id)).timeZone).toBe('America/New_York');
    cache.close();
  });
});

test('what the API writes is in the next answer', async () => {
  const server = await inProcess();
  try {
    const { practice } = server;
    const cache = createSlotCache({
      database: server.database,
      clock: { now: () => 0 },
      scheduler: realTimers,
    });
    const admin = await server.signIn(practice.email.admin);
    const asked: SlotsAsked = {
      practiceId: practice.id,
      accountId: v7(),
      serviceId: practice.serviceId,
      staffIds: [practice.staffId],
      from: '2032-11-07',
      to: '2032-11-07',
      stepMinutes: null,
    };
    expect(await slotCached(cache, asked)).toEqual([]);
    const draft = { staffId: practice.staffId, date: '2032-11-07', startTime: '00:30', endTime: '02:30' };
    const created = await admin.post('/api/availability', { ...draft, isActive: true });
    expect(created.statusCode).toBe(201);
    // The hour from 01:00 comes twice: three hours are open.
    expect((await slotCached(cache, asked)).length).toBe(9);
    const { id } = created.json<{ id: string }>();
    await admin.patch(`/api/availability/${id}`, { isActive: false });
    expect(await slotCached(cache, asked)).toEqual([]);
    await admin.patch(`/api/availability/${id}`, { isActive: true, staffId: practice.otherStaffId });
    expect(await slotCached(cache, asked)).toEqual([]);
    expect((await slotCached(cache, { ...asked, staffIds: null })).length).toBe(9);
    await admin.delete(`/api/availability/${id}`);
    expect(await slotCached(cache, { ...asked, staffIds: null })).toEqual([]);
    expect(cache.loads()).toBe(1);
    cache.close();
  } finally {
    await server.close();
  }
});
