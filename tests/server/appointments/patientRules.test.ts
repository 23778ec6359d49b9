import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { usualPracticeRules, type PracticeRules } from '@/domain/practiceRules';
import { problemOf } from '../inProcess';
import { bookingServer, fieldsOf, hoursLater, type BookingServer } from './bookingServer';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Morning in New York, ten days from now. Bounds are moved around it, so that no test depends on how long it takes. */
const morning = new Date(
  Math.floor(Date.now() / (24 * hourMs)) * 24 * hourMs + 10 * 24 * hourMs + 15 * hourMs,
);
const startsAt = morning.toISOString();
/** How far it is from now, and a slow machine's time on either side. */
const minutesAhead = Math.floor((morning.getTime() - Date.now()) / minuteMs);
const [inside, outside] = [minutesAhead - 30, minutesAhead + 30];

let server: BookingServer;
beforeAll(async () => {
  server = await bookingServer();
  await server.open(startsAt.slice(0, 10), '06:00', '20:00');
  await server.open(startsAt.slice(0, 10), '06:00', '20:00', server.practice.otherStaffId);
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.sql('delete from appointment');
  await rule(usualPracticeRules);
});

async function rule(rules: Partial<PracticeRules>): Promise<void> {
  const answer = await server.as.admin.patch('/api/practice', { rules });
  expect(answer.statusCode, answer.body).toBe(200);
}

const path = ({ id }: { id: string }) => `/api/appointments/${id}`;
const told = (answer: Parameters<typeof problemOf>[0]) => {
  const problem = problemOf(answer);
  return [problem.status, problem.code, fieldsOf(problem).toSorted()];
};

describe('[K21] the notice a practice wants, and how far ahead it can be booked', () => {
  test.each([
    ['notice', { noticeMinutes: inside }, { noticeMinutes: outside }],
    ['ahead', { aheadDays: 12 }, { aheadDays: 8 }],
  ])('bind a patient by every route: %s', async (_name, allows, forbids) => {
    const { patient } = server.as;
    const draft = server.draft(startsAt);
    const before = await (async () => {
      await rule(forbids);
      return server.everything();
    })();
    expect(told(await patient.post('/api/appointments', draft))).toEqual([
      422,
      'against_rules',
      ['startsAt'],
    ]);
    expect(told(await patient.post('/api/appointments/import', { items: [draft] }))).toEqual([
      422,
      'against_rules',
      ['items.0.startsAt'],
    ]);
    const series = { appointment: draft, everyWeeks: 1, count: 2 };
    expect(told(await patient.post('/api/appointments/series', series))[1]).toBe('against_rules');
    expect(await server.everything()).toEqual(before);

    await rule(allows);
    const booked = await server.book(startsAt, {}, patient);
    await rule(forbids);
    const later = hoursLater(startsAt, 0.25);
    expect(told(await patient.post(`${path(booked)}/move`, { startsAt: later }))).toEqual([
      422,
      'against_rules',
      ['startsAt'],
    ]);
    const patch = { startsAt: later, endsAt: hoursLater(later, 1) };
    expect(told(await patient.patch(path(booked), patch))[1]).toBe('against_rules');
    await rule(allows);
    expect((await patient.post(`${path(booked)}/move`, { startsAt: later })).statusCode).toBe(200);
  });

  test('bind no staff', async () => {
    await rule({ noticeMinutes: outside, aheadDays: 8 });
    for (const [place, role] of (
      ['admin', 'operator', 'scheduler', 'assistant', 'therapist'] as const
    ).entries()) {
      const at = hoursLater(startsAt, place * 1.5);
      const booked = await server.book(at, { staffId: server.practice.staffId }, server.as[role]);
      const to = { staffId: role === 'therapist' ? server.practice.staffId : server.practice.otherStaffId };
      const moved = await server.as[role].post(`${path(booked)}/move`, { startsAt: at, ...to });
      expect([role, moved.statusCode]).toEqual([role, 200]);
    }
  });

  test('the bound is the database’s clock’s, and is told', async () => {
    await rule({ noticeMinutes: outside });
    const problem = problemOf(await server.as.patient.post('/api/appointments', server.draft(startsAt)));
    const bound = /^must not be before (\S+)$/.exec(problem.fields?.[0]?.message ?? '')?.[1];
    expect(problem.detail).toContain(bound);
    const away = Date.parse(bound ?? '') - Date.now() - outside * minuteMs;
    expect(Math.abs(away)).toBeLessThan(hourMs);
  });
});

describe('[K22] until when a patient changes what is booked', () => {
  test('in time it is moved and cancelled; too late neither, by no route', async () => {
    const { patient } = server.as;
    const booked = await server.book(startsAt, { status: 'confirmed' });
    const later = hoursLater(startsAt, 2);
    await rule({ cancelNoticeMinutes: outside });
    const stood = await server.stored(booked.id);
    expect(told(await patient.patch(path(booked), { status: 'cancelled' }))).toEqual([
      422,
      'against_rules',
      ['status'],
    ]);
    for (const answer of [
      await patient.post(`${path(booked)}/move`, { startsAt: later }),
      await patient.patch(path(booked), { startsAt: later, endsAt: hoursLater(later, 1) }),
    ]) {
      expect(told(answer)).toEqual([422, 'against_rules', ['endsAt', 'startsAt']]);
    }
    expect(await server.stored(booked.id)).toEqual(stood);
    expect((await patient.patch(path(booked), { notes: 'Ring twice' })).statusCode).toBe(200);

    await rule({ cancelNoticeMinutes: inside });
    expect((await patient.post(`${path(booked)}/move`, { startsAt: later })).statusCode).toBe(200);
    expect((await patient.patch(path(booked), { status: 'cancelled' })).statusCode).toBe(200);
  });

  test('staff cancel at any time', async () => {
    await rule({ cancelNoticeMinutes: outside });
    for (const role of ['admin', 'operator', 'scheduler', 'assistant', 'therapist'] as const) {
      const booked = await server.book(startsAt);
      const cancelled = await server.as[role].patch(path(booked), { status: 'cancelled' });
      expect([role, cancelled.statusCode]).toEqual([role, 200]);
    }
  });
});

describe('[K23] a practice that confirms no requests', () => {
  test('has what a patient books confirmed from the start, and only then', async () => {
    const confirmed = server.draft(startsAt, { status: 'confirmed' });
    const refused = problemOf(await server.as.patient.post('/api/appointments', confirmed));
    expect(refused).toMatchObject({ status: 409, code: 'illegal_status', allowed: ['requested'] });
    await rule({ confirmsRequests: false });
    const booked = await server.as.patient.post('/api/appointments', confirmed);
    expect([booked.statusCode, booked.json<{ status: string }>().status]).toEqual([201, 'confirmed']);
  });
});

test('[K24] one practice’s rules bind nobody of another one', async () => {
  await server.sql('update practice set ahead_days = 1 where id <> $1', [server.practice.id]);
  expect((await server.as.patient.post('/api/appointments', server.draft(startsAt))).statusCode).toBe(201);
});
