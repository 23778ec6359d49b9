import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Availability } from '@/features/availability/availability';
import { problemOf } from '../inProcess';
import { bookingServer, fieldsOf, type BookingServer } from './bookingServer';

let server: BookingServer;
beforeAll(async () => {
  server = await bookingServer();
});
afterAll(() => server.close());
beforeEach(() =>
  server.sql(
    "delete from appointment; delete from availability where date < '2031-01-01' or date > '2031-12-31'",
  ),
);

interface Answered {
  items: Availability[];
  conflicts: { startsAt: string; endsAt: string }[];
  affected: string[];
}
const path = (id: string) => `/api/availability/${id}`;
const count = async () => (await server.sql('select from availability')).length;

describe('[K14] availability under appointments', () => {
  test('is not moved, shortened, switched off or deleted, unless the caller says so', async () => {
    const { otherStaffId } = server.practice;
    const id = await server.open('2032-06-07', '08:00', '12:00');
    const first = await server.book('2032-06-07T13:00:00.000Z');
    const second = await server.book('2032-06-07T15:00:00.000Z');
    const before = await server.everything();
    for (const [change, affected] of [
      [{ startTime: '10:00' }, [first.id]],
      [{ endTime: '11:30' }, [second.id]],
      [{ isActive: false }, [first.id, second.id]],
      [{ date: '2032-06-08' }, [first.id, second.id]],
      [{ staffId: otherStaffId }, [first.id, second.id]],
    ] as const) {
      const problem = problemOf(await server.as.operator.patch(path(id), change));
      expect([problem.status, problem.code, problem.affected]).toEqual([409, 'still_booked', affected]);
      expect(problem.detail).toContain(affected.length === 1 ? 'One appointment' : '2 appointments');
    }
    expect(problemOf(await server.as.therapist.delete(path(id))).affected).toEqual([first.id, second.id]);
    expect(problemOf(await server.as.therapist.delete(`${path(id)}?evenIfBooked=false`)).code).toBe(
      'still_booked',
    );
    expect(await server.everything()).toEqual(before);
    expect(
      (await server.as.operator.patch(`${path(id)}?evenIfBooked=true`, { endTime: '11:30' })).statusCode,
    ).toBe(200);
    // What lies outside already is not told again.
    expect(problemOf(await server.as.operator.patch(path(id), { isActive: false })).affected).toEqual([
      first.id,
    ]);
    expect((await server.as.operator.delete(`${path(id)}?evenIfBooked=true`)).statusCode).toBe(204);
    expect((await server.stored(first.id)).status).toBe('requested');
  });

  test('may go where what remains still covers them, touching stretches as one', async () => {
    const morning = await server.open('2032-06-07', '08:00', '12:00');
    await server.open('2032-06-07', '12:00', '16:00');
    const inner = await server.open('2032-06-07', '10:00', '14:00');
    const across = await server.book('2032-06-07T15:30:00.000Z');
    expect((await server.as.operator.delete(path(inner))).statusCode).toBe(204);
    expect((await server.as.operator.patch(path(morning), { startTime: '09:00' })).statusCode).toBe(200);
    expect(problemOf(await server.as.operator.patch(path(morning), { endTime: '11:45' })).affected).toEqual([
      across.id,
    ]);
    expect((await server.as.operator.patch(path(morning), { endTime: '12:15' })).statusCode).toBe(200);
  });

  test('cancelled, completed and overbooked ones hold nothing', async () => {
    const id = await server.open('2032-06-07', '08:00', '12:00');
    const cancelled = await server.book('2032-06-07T13:00:00.000Z');
    await server.as.operator.patch(`/api/appointments/${cancelled.id}`, { status: 'cancelled' });
    const over = await server.book('2032-06-07T13:00:00.000Z');
    await server.sql("update appointment set status = 'completed' where id = $1", [over.id]);
    await server.book('2032-06-07T14:00:00.000Z', { overbookReason: 'On purpose' });
    expect((await server.as.operator.delete(path(id))).statusCode).toBe(204);
  });
});

describe('[K15] POST /api/availability/repeat', () => {
  const repeat = (body: object) => server.as.operator.post('/api/availability/repeat', body);

  test('makes weekly copies that share a series with the origin', async () => {
    const id = await server.open('2032-06-07', '08:00', '12:00');
    const key = { 'idempotency-key': v7() };
    const body = { id, until: '2032-06-28' };
    const answer = await server.as.therapist.post('/api/availability/repeat', body, key);
    expect(answer.statusCode).toBe(201);
    const { items, conflicts } = answer.json<Answered>();
    expect(conflicts).toEqual([]);
    expect(items.map(({ date }) => date)).toEqual(['2032-06-07', '2032-06-14', '2032-06-21', '2032-06-28']);
    expect(items[0]).toMatchObject({ id, rev: 2 });
    expect(new Set(items.map(({ seriesId }) => seriesId)).size).toBe(1);
    const before = await server.everything();
    expect((await server.as.therapist.post('/api/availability/repeat', body, key)).json()).toEqual(
      answer.json(),
    );
    expect(await server.everything()).toEqual(before);
    const further = await repeat({ id, until: '2032-08-01', everyWeeks: 4 });
    expect(further.json<Answered>().items.map(({ date }) => date)).toEqual(['2032-06-07', '2032-07-05']);
  });

  test('makes all or none, and lists each that overlaps what is there that day', async () => {
    const id = await server.open('2032-06-07', '08:00', '12:00');
    const there = await server.open('2032-06-14', '11:59', '13:00');
    await server.open('2032-06-21', '12:00', '13:00');
    await server.open('2032-06-28', '07:00', '20:00', server.practice.otherStaffId);
    const before = await server.everything();
    const problem = problemOf(await repeat({ id, until: '2032-06-28' }));
    expect([problem.status, problem.code]).toEqual([409, 'series_conflict']);
    expect(problem.conflicts).toEqual([
      {
        staffId: server.practice.staffId,
        startsAt: '2032-06-14T12:00:00.000Z',
        endsAt: '2032-06-14T16:00:00.000Z',
        obstacles: [
          {
            kind: 'availability',
            id: there,
            staffId: server.practice.staffId,
            startsAt: '2032-06-14T15:59:00.000Z',
            endsAt: '2032-06-14T17:00:00.000Z',
          },
        ],
      },
    ]);
    const dry = await repeat({ id, until: '2032-06-28', dryRun: true });
    expect([dry.statusCode, dry.json()]).toEqual([200, { items: [], conflicts: problem.conflicts }]);
    expect(await server.everything()).toEqual(before);
  });

  test('of two at once one is refused', async () => {
    const id = await server.open('2032-06-07', '08:00', '12:00');
    const answers = await Promise.all([1, 2, 3].map(() => repeat({ id, until: '2032-06-28' })));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409, 409]);
  });

  test('refuses days and rows that lead nowhere, and who may not', async () => {
    const id = await server.open('2032-06-07', '08:00', '12:00');
    expect(fieldsOf(problemOf(await repeat({ id, until: '2032-06-13' })))).toEqual(['until']);
    expect(fieldsOf(problemOf(await repeat({ id, until: '2036-06-13' })))).toEqual(['until']);
    expect(problemOf(await repeat({ id: v7(), until: '2032-06-28' })).code).toBe('not_found');
    const stranger = await server.signIn(server.practice.email.otherTherapist);
    const body = { id, until: '2032-06-28' };
    expect(problemOf(await stranger.post('/api/availability/repeat', body)).code).toBe('not_found');
    expect(problemOf(await server.as.scheduler.post('/api/availability/repeat', body)).code).toBe(
      'forbidden',
    );
  });
});

describe('[K16] POST /api/availability/copy-week', () => {
  const copy = (body: object) => server.as.operator.post('/api/availability/copy-week', body);

  test('copies the practice’s week, whatever day of it is named', async () => {
    const { staffId } = server.practice;
    await server.open('2032-06-07', '08:00', '12:00');
    await server.open('2032-06-13', '09:00', '10:00');
    await server.open('2032-06-14', '09:00', '10:00');
    const answer = await copy({ staffId, from: '2032-06-10', to: '2032-07-11' });
    expect(answer.statusCode).toBe(201);
    expect(answer.json<Answered>().items.map(({ date, startTime }) => `${date} ${startTime}`)).toEqual([
      '2032-07-05 08:00',
      '2032-07-11 09:00',
    ]);
    await server.sql('update practice set week_starts_on = 7');
    const sunday = await copy({ staffId, from: '2032-06-13', to: '2032-08-01' });
    expect(sunday.json<Answered>().items.map(({ date }) => date)).toEqual(['2032-08-01', '2032-08-02']);
    await server.sql('update practice set week_starts_on = 1');
  });

  test('copies all or nothing, and refuses what makes no sense', async () => {
    const { staffId, otherStaffId } = server.practice;
    await server.open('2032-06-07', '08:00', '12:00');
    await server.open('2032-06-08', '08:00', '12:00');
    await server.open('2032-06-15', '11:00', '13:00');
    const rows = await count();
    const problem = problemOf(await copy({ staffId, from: '2032-06-07', to: '2032-06-14' }));
    expect(problem.conflicts?.map(({ startsAt }) => startsAt)).toEqual(['2032-06-15T12:00:00.000Z']);
    const dry = await copy({ staffId, from: '2032-06-07', to: '2032-06-14', dryRun: true });
    expect(dry.json()).toEqual({ items: [], conflicts: problem.conflicts });
    expect(await count()).toBe(rows);
    expect(fieldsOf(problemOf(await copy({ staffId, from: '2032-06-07', to: '2032-06-13' })))).toEqual([
      'to',
    ]);
    const unknown = problemOf(await copy({ staffId: v7(), from: '2032-06-07', to: '2032-06-14' }));
    expect([unknown.code, fieldsOf(unknown)]).toEqual(['unknown_reference', ['staffId']]);
    const others = { staffId: otherStaffId, from: '2032-06-07', to: '2032-06-14' };
    expect(problemOf(await server.as.therapist.post('/api/availability/copy-week', others)).code).toBe(
      'forbidden',
    );
    expect((await copy({ staffId, from: '2032-09-06', to: '2032-09-13' })).json()).toEqual({
      items: [],
      conflicts: [],
    });
  });
});

describe('[K17] POST /api/availability/:id/series', () => {
  async function newRepeat(): Promise<string[]> {
    const id = await server.open('2032-06-07', '08:00', '12:00');
    const answer = await server.as.operator.post('/api/availability/repeat', { id, until: '2032-06-28' });
    return answer.json<Answered>().items.map((row) => row.id);
  }
  const change = (id: string | undefined, body: object) =>
    server.as.operator.post(`${path(id ?? '')}/series`, body);

  test('changes this one, it and the following, or all', async () => {
    const ids = await newRepeat();
    const changed = async (place: number, body: object) => {
      const answer = await change(ids[place], body);
      return [
        answer.statusCode,
        answer
          .json<Answered>()
          .items.map(({ id }) => ids.indexOf(id))
          .toSorted(),
      ];
    };
    expect(await changed(1, { scope: 'this', change: { endTime: '13:00' } })).toEqual([200, [1]]);
    expect(await changed(1, { scope: 'following', change: { startTime: '07:00' } })).toEqual([
      200,
      [1, 2, 3],
    ]);
    expect(await changed(2, { scope: 'all', change: { date: '2032-06-22' } })).toEqual([200, [0, 1, 2, 3]]);
    const rows = await server.sql<{ at: string }>(
      "select to_char(date, 'MM-DD') || ' ' || start_time || ' ' || end_time as at from availability where series_id is not null order by date",
    );
    expect(rows.map(({ at }) => at)).toEqual([
      '06-08 08:00:00 12:00:00',
      '06-15 07:00:00 13:00:00',
      '06-22 07:00:00 12:00:00',
      '06-29 07:00:00 12:00:00',
    ]);
    expect(await changed(1, { scope: 'following', remove: true })).toEqual([200, [1, 2, 3]]);
    expect(problemOf(await change(ids[1], { scope: 'this', remove: true })).code).toBe('not_found');
  });

  test('as a whole or not at all, where appointments stand in it', async () => {
    const ids = await newRepeat();
    const booked = [
      await server.book('2032-06-14T13:00:00.000Z'),
      await server.book('2032-06-28T13:00:00.000Z'),
    ];
    const before = await server.everything();
    for (const body of [
      { change: { isActive: false } },
      { change: { startTime: '10:00' } },
      { remove: true },
    ]) {
      const problem = problemOf(await change(ids[0], { scope: 'all', ...body }));
      expect([problem.code, problem.affected]).toEqual(['still_booked', booked.map(({ id }) => id)]);
      const dry = await change(ids[0], { scope: 'all', ...body, dryRun: true });
      expect([dry.statusCode, dry.json()]).toEqual([
        200,
        { items: [], affected: booked.map(({ id }) => id) },
      ]);
    }
    expect(await server.everything()).toEqual(before);
    const done = await change(ids[0], { scope: 'all', remove: true, evenIfBooked: true });
    expect([done.statusCode, done.json<Answered>().items.length]).toEqual([200, 4]);
  });

  test('leaves what lies before today, and names what is wrong', async () => {
    const ids = await newRepeat();
    await server.sql("update availability set date = '2020-06-08' where id = $1", [ids[0]]);
    const answer = await change(ids[1], { scope: 'all', change: { endTime: '13:00' } });
    expect(answer.json<Answered>().items.length).toBe(3);
    const wrong = problemOf(await change(ids[1], { scope: 'all', change: { endTime: '07:00' } }));
    expect([wrong.code, fieldsOf(wrong)]).toEqual(['invalid_fields', ['endTime']]);
    expect(fieldsOf(problemOf(await change(ids[1], { scope: 'all' })))).toEqual(['change']);
  });
});
