import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Hold } from '@/features/holds/hold';
import { problemOf } from '../inProcess';
import { bookingServer, type BookingServer } from './bookingServer';

let server: BookingServer;
beforeAll(async () => {
  server = await bookingServer();
  for (let day = 1; day <= 9; day++) await server.open(`2032-07-0${day}`, '08:00', '18:00');
});
afterAll(() => server.close());

async function hold(startsAt: string, role: 'operator' | 'scheduler' | 'assistant' | 'admin' = 'scheduler') {
  const { patientId: _patient, ...draft } = server.draft(startsAt);
  return server.as[role].post('/api/holds', draft);
}
const held = async (startsAt: string) => (await hold(startsAt)).json<Hold>();
const isThere = async ({ id }: Hold) => (await server.as.admin.get(`/api/holds/${id}`)).statusCode === 200;

describe('[K18] a hold', () => {
  test('keeps everybody else out, and is taken by its holder’s booking', async () => {
    const at = '2032-07-01T14:00:00.000Z';
    const one = await held(at);
    for (const answer of [
      await server.as.operator.post('/api/appointments', server.draft(at)),
      await hold(at, 'operator'),
    ]) {
      const problem = problemOf(answer);
      expect([problem.status, problem.code]).toEqual([409, 'slot_taken']);
      expect(problem.obstacles).toMatchObject([
        { kind: 'hold', id: one.id, endsAt: '2032-07-01T15:15:00.000Z' },
      ]);
      expect(problem.alternatives?.length).toBeGreaterThan(0);
    }
    const asPatient = problemOf(await server.as.patient.post('/api/appointments', server.draft(at)));
    expect(asPatient.obstacles?.[0]).not.toHaveProperty('id');
    await server.book(at, {}, server.as.scheduler);
    expect(await isThere(one)).toBe(false);
  });

  test('stands in nobody’s booked time and in availability only', async () => {
    const at = '2032-07-02T14:00:00.000Z';
    const booked = await server.book(at);
    expect(problemOf(await hold(at)).obstacles).toMatchObject([{ kind: 'appointment', id: booked.id }]);
    const outside = problemOf(await hold('2032-07-02T23:00:00.000Z'));
    expect([outside.code, outside.obstacles?.[0]?.kind]).toEqual(['outside_availability', 'closed']);
    expect(outside.alternatives?.length).toBeGreaterThan(0);
  });

  test('one’s next hold takes the place of an overlapping one of one’s own', async () => {
    const first = await held('2032-07-03T14:00:00.000Z');
    const second = await held('2032-07-03T14:30:00.000Z');
    expect([await isThere(first), await isThere(second)]).toEqual([false, true]);
  });

  test('is released by its holder, an operator or an admin', async () => {
    for (const [role, status] of [
      ['assistant', 403],
      ['therapist', 403],
      ['scheduler', 204],
      ['operator', 204],
      ['admin', 204],
    ] as const) {
      const one = await held('2032-07-04T14:00:00.000Z');
      const answer = await server.as[role].delete(`/api/holds/${one.id}`);
      expect([role, answer.statusCode]).toEqual([role, status]);
    }
  });

  test('that has ended is in nobody’s way, though nothing took it away yet', async () => {
    const at = '2032-07-05T14:00:00.000Z';
    const one = await held(at);
    await server.sql(`begin; alter table hold disable trigger user;
      update hold set expires_at = now() where id = '${one.id}'; alter table hold enable trigger user; commit`);
    await server.book(at);
    expect(await isThere(one)).toBe(false);
  });

  test('disappears by itself when it ends, and the feed tells so', async () => {
    await server.sql('update practice set hold_seconds = 1');
    const one = await held('2032-07-06T14:00:00.000Z');
    await expect.poll(() => isThere(one), { interval: 50 }).toBe(false);
    const [gone] = await server.sql<{ late_ms: number }>(
      `select extract(epoch from c.at - $2::timestamptz)::float8 * 1000 as late_ms
         from change_log c where c.id = $1 and c.op = 'deleted'`,
      [one.id, one.expiresAt],
    );
    expect(gone?.late_ms).toBeGreaterThanOrEqual(0);
    await server.sql('update practice set hold_seconds = 300');
  });
});
