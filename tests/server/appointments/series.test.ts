import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Appointment } from '@/features/appointments/appointment';
import { problemOf } from '../inProcess';
import { bookingServer, fieldsOf, type BookingServer } from './bookingServer';

let server: BookingServer;
beforeAll(async () => {
  server = await bookingServer();
  // Sundays and Mondays of spring 2032 in New York, where the clock goes forward on 14 March.
  for (const day of [
    '02-29',
    '03-01',
    '03-07',
    '03-08',
    '03-14',
    '03-15',
    '03-21',
    '03-22',
    '03-28',
    '03-29',
  ])
    await server.open(`2032-${day}`, '00:00', '20:00');
  for (const day of ['03-01', '03-08', '03-15'])
    await server.open(`2032-${day}`, '00:00', '20:00', server.practice.otherStaffId);
});
afterAll(() => server.close());

interface Answered {
  items: Appointment[];
  conflicts: { startsAt: string; obstacles: object[] }[];
}
const create = (startsAt: string, more: object = {}, draft: Record<string, unknown> = {}) =>
  server.as.operator.post('/api/appointments/series', {
    appointment: server.draft(startsAt, draft),
    everyWeeks: 1,
    count: 4,
    ...more,
  });
const change = (id: string | undefined, body: object, headers = {}) =>
  server.as.operator.post(`/api/appointments/${id}/series`, body, headers);
const starts = (items: readonly { startsAt: string }[]) => items.map(({ startsAt }) => startsAt.slice(5, 16));
async function clear() {
  await server.sql('delete from appointment');
}

async function newSeries(startsAt = '2032-03-01T15:00:00.000Z'): Promise<Appointment[]> {
  await clear();
  const answer = await create(startsAt);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  const { items } = answer.json<Answered>();
  return items;
}

describe('[K12] a new series', () => {
  test('stands at the same time of the wall clock each week, across the change of the clock', async () => {
    const items = await newSeries();
    expect(starts(items)).toEqual(['03-01T15:00', '03-08T15:00', '03-15T14:00', '03-22T14:00']);
    expect(new Set(items.map(({ seriesId }) => seriesId)).size).toBe(1);
    expect(items[0]?.seriesId).not.toBeNull();
  });

  test('a time that the clock skips moves forward by what is skipped, and keeps its real length', async () => {
    const items = await newSeries('2032-03-07T07:30:00.000Z');
    expect(starts(items)).toEqual(['03-07T07:30', '03-14T07:30', '03-21T06:30', '03-28T06:30']);
    for (const { startsAt, endsAt } of items)
      expect(Date.parse(endsAt) - Date.parse(startsAt)).toBe(3_600_000);
  });

  test('goes up to a day, every so many weeks', async () => {
    await clear();
    const answer = await create('2032-03-01T15:00:00.000Z', {
      count: undefined,
      everyWeeks: 2,
      until: '2032-03-29',
    });
    expect(starts(answer.json<Answered>().items)).toEqual(['03-01T15:00', '03-15T14:00', '03-29T14:00']);
  });

  test('is made as a whole or not at all, with every one that does not fit', async () => {
    await clear();
    await server.book('2032-03-08T15:30:00.000Z');
    const body = { count: 6 };
    const dry = await create('2032-03-01T15:00:00.000Z', { ...body, dryRun: true });
    expect([dry.statusCode, dry.json<Answered>().items]).toEqual([200, []]);
    const before = await server.everything();
    const problem = problemOf(await create('2032-03-01T15:00:00.000Z', body));
    expect(problem.code).toBe('series_conflict');
    expect(starts(problem.conflicts ?? [])).toEqual(['03-08T15:00', '04-05T14:00']);
    expect(dry.json<Answered>().conflicts).toEqual(problem.conflicts);
    expect(problem.alternatives?.length).toBeGreaterThan(0);
    expect(await server.everything()).toEqual(before);
    const fits = await create('2032-03-01T18:00:00.000Z', { count: 3, dryRun: true });
    expect(fits.json()).toEqual({ items: [], conflicts: [] });
    expect(await server.everything()).toEqual(before);
  });

  test('names what is wrong', async () => {
    const at = '2032-03-01T15:00:00.000Z';
    for (const [more, field] of [
      [{ count: 53 }, 'count'],
      [{ count: 1 }, 'count'],
      [{ until: '2032-04-01' }, 'count'],
      [{ count: undefined }, 'count'],
      [{ everyWeeks: 9 }, 'everyWeeks'],
      [{ count: undefined, until: '2032-03-07' }, 'until'],
      [{ count: undefined, until: '2034-03-07' }, 'until'],
    ] as const) {
      const problem = problemOf(await create(at, more));
      expect([problem.status, fieldsOf(problem)]).toEqual([400, [field]]);
    }
    expect(fieldsOf(problemOf(await create(at, {}, { patientId: v7() })))).toEqual(['patientId']);
  });

  test('is made once for an Idempotency-Key', async () => {
    await clear();
    const body = { appointment: server.draft('2032-03-01T15:00:00.000Z'), everyWeeks: 1, count: 3 };
    const key = { 'idempotency-key': v7() };
    const first = await server.as.operator.post('/api/appointments/series', body, key);
    const again = await server.as.operator.post('/api/appointments/series', body, key);
    expect([first.statusCode, again.json()]).toEqual([201, first.json()]);
    expect((await server.sql('select from appointment')).length).toBe(3);
  });
});

describe('[K13] a change of a series', () => {
  test('of this one changes this one alone', async () => {
    const items = await newSeries();
    const answer = await change(items[1]?.id, { scope: 'this', change: { notes: 'Only here' } });
    expect(answer.json<Answered>().items.map(({ id }) => id)).toEqual([items[1]?.id]);
  });

  test('of this and the following shifts them by as much on the wall clock', async () => {
    const items = await newSeries();
    const answer = await change(items[1]?.id, {
      scope: 'following',
      change: { startsAt: '2032-03-08T17:30:00.000Z' },
    });
    expect(answer.statusCode).toBe(200);
    const changed = answer.json<Answered>().items;
    expect(starts(changed).toSorted()).toEqual(['03-08T17:30', '03-15T16:30', '03-22T16:30']);
    for (const { startsAt, endsAt } of changed)
      expect(Date.parse(endsAt) - Date.parse(startsAt)).toBe(3_600_000);
    expect((await server.stored(items[0]?.id ?? '')).rev).toBe(1);
  });

  test('of all may move each onto where the next one stood', async () => {
    const items = await newSeries('2032-03-01T15:00:00.000Z');
    const answer = await change(items[0]?.id, {
      scope: 'all',
      change: { startsAt: '2032-03-08T15:00:00.000Z' },
    });
    expect(starts(answer.json<Answered>().items).toSorted()).toEqual([
      '03-08T15:00',
      '03-15T14:00',
      '03-22T14:00',
      '03-29T14:00',
    ]);
  });

  test('leaves untouched what has begun or is over, by status or by time', async () => {
    const items = await newSeries();
    const [first, second, third, fourth] = items.map(({ id }) => id);
    await server.sql("update appointment set status = 'completed' where id = $1", [first]);
    await server.open('2020-03-02', '08:00', '18:00');
    await server.sql(
      "update appointment set starts_at = '2020-03-02T15:00Z', ends_at = '2020-03-02T16:00Z' where id = $1",
      [second],
    );
    const answer = await change(third, { scope: 'all', change: { status: 'cancelled' } });
    expect(
      answer
        .json<Answered>()
        .items.map(({ id }) => id)
        .toSorted(),
    ).toEqual([third, fourth].toSorted());
    expect((await server.stored(second ?? '')).status).toBe('requested');
  });

  test('is made as a whole or not at all, and can be tried', async () => {
    const items = await newSeries();
    const standing = await server.book('2032-03-15T17:00:00.000Z');
    const before = await server.everything();
    const body = { scope: 'all', change: { startsAt: '2032-03-01T18:00:00.000Z' } };
    const problem = problemOf(await change(items[0]?.id, body));
    expect(starts(problem.conflicts ?? [])).toEqual(['03-15T17:00']);
    expect(problem.conflicts?.[0]?.obstacles).toMatchObject([{ kind: 'appointment', id: standing.id }]);
    const dry = await change(items[0]?.id, { ...body, dryRun: true });
    expect([dry.statusCode, dry.json()]).toEqual([200, { items: [], conflicts: problem.conflicts }]);
    expect(await server.everything()).toEqual(before);
  });

  test('moves to another therapist, makes longer and confirms', async () => {
    const items = (await newSeries()).slice(0, 3);
    await server.sql("delete from appointment where starts_at > '2032-03-20'");
    const { otherStaffId: staffId } = server.practice;
    const answer = await change(items[0]?.id, {
      scope: 'all',
      change: { staffId, endsAt: '2032-03-01T16:30:00.000Z', status: 'confirmed' },
    });
    expect(answer.statusCode).toBe(200);
    for (const one of answer.json<Answered>().items) {
      expect(one).toMatchObject({ staffId, status: 'confirmed', rev: 2 });
      expect(Date.parse(one.endsAt) - Date.parse(one.startsAt)).toBe(5_400_000);
    }
  });

  test('honours If-Match, the policy and the rules', async () => {
    const items = await newSeries();
    const id = items[0]?.id;
    await change(id, { scope: 'this', change: { notes: 'One' } }, { 'lockstep-client': v7() });
    const body = { scope: 'all', change: { notes: 'Two' } };
    expect(problemOf(await change(id, body, { 'if-match': '"1"', 'lockstep-client': v7() })).code).toBe(
      'edit_conflict',
    );
    const stranger = await server.signIn(server.practice.email.otherTherapist);
    expect(problemOf(await stranger.post(`/api/appointments/${id}/series`, body)).code).toBe('not_found');
    const other = { scope: 'all', change: { serviceId: server.practice.otherServiceId } };
    expect(problemOf(await server.as.patient.post(`/api/appointments/${id}/series`, other)).code).toBe(
      'against_rules',
    );
    const cancelled = await server.as.patient.post(`/api/appointments/${id}/series`, {
      scope: 'all',
      change: { status: 'cancelled' },
    });
    expect(cancelled.json<Answered>().items.length).toBe(4);
    expect(fieldsOf(problemOf(await change(id, { scope: 'some', change: {} })))).toContain('scope');
  });
});
