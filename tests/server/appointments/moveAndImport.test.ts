import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Appointment } from '@/features/appointments/appointment';
import { problemOf } from '../inProcess';
import { bookingServer, fieldsOf, hoursLater, type BookingServer } from './bookingServer';

let server: BookingServer;
beforeAll(async () => {
  server = await bookingServer();
  for (let day = 1; day <= 28; day++)
    await server.open(`2032-05-${String(day).padStart(2, '0')}`, '08:00', '18:00');
  await server.open('2032-05-03', '08:00', '18:00', server.practice.otherStaffId);
});
afterAll(() => server.close());

const path = ({ id }: { id: string }) => `/api/appointments/${id}`;
const imported = (items: readonly object[], key?: string) =>
  server.as.operator.post('/api/appointments/import', { items }, key ? { 'idempotency-key': key } : {});

describe('[K5] POST /api/appointments/:id/move', () => {
  test('keeps the length, may change the therapist, and answers as a change does', async () => {
    const booked = await server.book('2032-05-03T13:00:00.000Z', { endsAt: '2032-05-03T14:30:00.000Z' });
    const answer = await server.as.scheduler.post(`${path(booked)}/move`, {
      startsAt: '2032-05-03T15:00:00Z',
      staffId: server.practice.otherStaffId,
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      ...booked,
      rev: 2,
      updatedAt: expect.any(String),
      staffId: server.practice.otherStaffId,
      startsAt: '2032-05-03T15:00:00.000Z',
      endsAt: '2032-05-03T16:30:00.000Z',
    });
    expect(answer.headers['etag']).toBe('"2"');
    expect(Number(answer.headers['lockstep-seq'])).toBeGreaterThan(0);
  });

  test('honours If-Match and Idempotency-Key', async () => {
    const booked = await server.book('2032-05-04T13:00:00.000Z');
    const [tab, other] = [v7(), v7()];
    const move = (startsAt: string, headers: Record<string, string>) =>
      server.as.operator.post(`${path(booked)}/move`, { startsAt }, headers);
    const ifMatch = { 'if-match': '"1"' };
    const key = { 'idempotency-key': v7() };
    const first = await move('2032-05-04T15:00:00.000Z', { ...ifMatch, ...key, 'lockstep-client': tab });
    const again = await move('2032-05-04T15:00:00.000Z', { ...ifMatch, ...key, 'lockstep-client': tab });
    expect([again.json(), again.headers['lockstep-seq']]).toEqual([
      first.json(),
      first.headers['lockstep-seq'],
    ]);
    const late = await move('2032-05-04T17:00:00.000Z', { ...ifMatch, 'lockstep-client': other });
    expect(problemOf(late)).toMatchObject({ status: 412, code: 'edit_conflict', current: { rev: 2 } });
  });

  test('refuses who may not, what is not there and what is no instant', async () => {
    const booked = await server.book('2032-05-05T13:00:00.000Z', { staffId: server.practice.staffId });
    const stranger = await server.signIn(server.practice.email.otherTherapist);
    const move = { startsAt: '2032-05-05T15:00:00.000Z' };
    expect(problemOf(await stranger.post(`${path(booked)}/move`, move)).code).toBe('not_found');
    expect(problemOf(await server.as.admin.post(`/api/appointments/${v7()}/move`, move)).code).toBe(
      'not_found',
    );
    const away = { ...move, staffId: server.practice.otherStaffId };
    expect(problemOf(await server.as.therapist.post(`${path(booked)}/move`, away)).code).toBe('forbidden');
    const broken = problemOf(await server.as.admin.post(`${path(booked)}/move`, { startsAt: 'soon', x: 1 }));
    expect([broken.status, fieldsOf(broken)]).toEqual([400, ['startsAt', 'x']]);
    const unknown = problemOf(await server.as.admin.post(`${path(booked)}/move`, { ...move, staffId: v7() }));
    expect([unknown.code, fieldsOf(unknown)]).toEqual(['unknown_reference', ['staffId']]);
  });
});

describe('[K6] POST /api/appointments/import', () => {
  test('makes all of them, in order, once for a key', async () => {
    const drafts = Array.from({ length: 4 }, (_, n) =>
      server.draft(hoursLater('2032-05-06T12:00:00.000Z', 2 * n), { notes: `No ${n}` }),
    );
    const key = v7();
    const answer = await imported(drafts, key);
    expect(answer.statusCode).toBe(201);
    const { items } = answer.json<{ items: Appointment[] }>();
    expect(items.map(({ notes }) => notes)).toEqual(['No 0', 'No 1', 'No 2', 'No 3']);
    const before = await server.everything();
    expect((await imported(drafts, key)).json()).toEqual(answer.json());
    expect(await server.everything()).toEqual(before);
  });

  test('or none, and lists every one that does not fit with what is in its way', async () => {
    const standing = await server.book('2032-05-07T14:00:00.000Z');
    const drafts = [
      server.draft('2032-05-07T12:00:00.000Z'),
      server.draft('2032-05-07T14:30:00.000Z'),
      server.draft('2032-05-07T23:00:00.000Z'),
      server.draft('2032-05-07T17:00:00.000Z'),
      server.draft('2032-05-07T17:30:00.000Z'),
      server.draft('2032-05-07T14:30:00.000Z', { overbookReason: 'On purpose' }),
    ];
    const before = await server.everything();
    const problem = problemOf(await imported(drafts));
    expect([problem.status, problem.code]).toEqual([409, 'series_conflict']);
    expect(
      problem.conflicts?.map(({ startsAt, obstacles }) => [
        startsAt.slice(11, 16),
        ...obstacles.map(({ kind }) => kind),
      ]),
    ).toEqual([
      ['14:30', 'appointment', 'appointment'],
      ['23:00', 'closed'],
      ['17:00', 'appointment'],
      ['17:30', 'appointment'],
    ]);
    expect(problem.conflicts?.[0]?.obstacles[0]?.id).toBe(standing.id);
    expect(problem.alternatives?.length).toBeGreaterThan(0);
    expect(await server.everything()).toEqual(before);
  });

  test('names the one that breaks a rule', async () => {
    const drafts = [server.draft('2032-05-10T12:00:00.000Z'), server.draft('2032-05-10T14:00:00.000Z')];
    const refused = async (more: object) =>
      problemOf(await imported([drafts[0] ?? {}, { ...drafts[1], ...more }]));
    expect(fieldsOf(await refused({ serviceId: v7() }))).toEqual(['items.1.serviceId']);
    expect(fieldsOf(await refused({ status: 'completed' }))).toEqual(['items.1.status']);
    expect(fieldsOf(await refused({ startsAt: 'soon' }))).toEqual(['items.1.startsAt']);
    const taken = await server.book('2032-05-10T18:00:00.000Z');
    expect(await refused({ id: taken.id })).toMatchObject({ code: 'already_exists' });
  });

  test('takes a thousand at once, and no more', async () => {
    const drafts = Array.from({ length: 1000 }, (_, n) =>
      server.draft(hoursLater('2032-05-11T12:00:00.000Z', 24 * Math.floor(n / 100)), {
        endsAt: new Date(
          Date.parse('2032-05-11T12:00:00Z') + Math.floor(n / 100) * 86_400_000 + 300_000,
        ).toISOString(),
        overbookReason: 'Bulk',
      }),
    );
    expect(problemOf(await imported([...drafts, drafts[0] ?? {}])).status).toBe(400);
    expect(problemOf(await imported([])).status).toBe(400);
    const answer = await imported(drafts);
    expect([answer.statusCode, answer.json<{ items: object[] }>().items.length]).toEqual([201, 1000]);
  });
});
