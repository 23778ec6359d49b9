import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf } from '../inProcess';
import { bookingServer, fieldsOf, hoursLater, type BookingServer } from './bookingServer';

let server: BookingServer;
beforeAll(async () => {
  server = await bookingServer();
  await server.open('2032-04-05', '08:00', '12:00');
  await server.open('2032-04-05', '12:00', '18:00');
  await server.open('2032-04-06', '08:00', '18:00');
  await server.open('2032-04-06', '08:00', '18:00', server.practice.otherStaffId);
});
afterAll(() => server.close());

const path = ({ id }: { id: string }) => `/api/appointments/${id}`;

describe('[K4] what the database refuses', () => {
  test('names what is in the way as it is occupied, and the nearest free times', async () => {
    const { staffId, otherStaffId } = server.practice;
    const standing = await server.book('2032-04-06T14:00:00.000Z');
    const draft = server.draft('2032-04-06T15:00:00.000Z');
    const problem = problemOf(await server.as.scheduler.post('/api/appointments', draft));
    expect([problem.status, problem.code]).toEqual([409, 'slot_taken']);
    // The service has a quarter of an hour after it.
    expect(problem.obstacles).toEqual([
      {
        kind: 'appointment',
        id: standing.id,
        staffId,
        startsAt: '2032-04-06T14:00:00.000Z',
        endsAt: '2032-04-06T15:15:00.000Z',
      },
    ]);
    expect(problem.alternatives).toContainEqual({
      staffId,
      startsAt: '2032-04-06T15:15:00.000Z',
      endsAt: '2032-04-06T16:15:00.000Z',
    });
    expect(problem.alternatives).toContainEqual({
      staffId: otherStaffId,
      startsAt: '2032-04-06T15:00:00.000Z',
      endsAt: '2032-04-06T16:00:00.000Z',
    });
    for (const slot of problem.alternatives ?? []) {
      const answer = await server.as.operator.post('/api/appointments', server.draft(slot.startsAt, slot));
      expect(answer.statusCode).toBe(201);
      await server.as.operator.delete(path(answer.json()));
    }
  });

  test('tells a patient neither whose it is nor which', async () => {
    const other = (
      await server.as.admin.post('/api/patients', { firstName: 'Zebulon', lastName: 'Quackenbush' })
    ).json<{ id: string }>();
    const standing = await server.book('2032-04-05T13:00:00.000Z', { patientId: other.id });
    const answer = await server.as.patient.post('/api/appointments', server.draft(standing.startsAt));
    const problem = problemOf(answer);
    expect(problem.obstacles).toEqual([
      {
        kind: 'appointment',
        staffId: server.practice.staffId,
        startsAt: standing.startsAt,
        endsAt: '2032-04-05T14:15:00.000Z',
      },
    ]);
    for (const secret of [standing.id, other.id, 'Zebulon', 'Quackenbush'])
      expect(answer.body).not.toContain(secret);
    const own = await server.book('2032-04-05T19:00:00.000Z');
    const overOwn = problemOf(await server.as.patient.post('/api/appointments', server.draft(own.startsAt)));
    expect(overOwn.obstacles?.map(({ id }) => id)).toEqual([own.id]);
  });

  test('outside availability: closed at the times that were wanted, with the nearest that are open', async () => {
    const draft = server.draft('2032-04-05T21:30:00.000Z');
    const problem = problemOf(await server.as.operator.post('/api/appointments', draft));
    expect(problem).toMatchObject({ status: 409, code: 'outside_availability' });
    const { staffId, startsAt, endsAt } = draft;
    expect(problem.obstacles).toEqual([{ kind: 'closed', staffId, startsAt, endsAt }]);
    expect(problem.alternatives?.[0]).toMatchObject({ staffId, startsAt: '2032-04-05T21:00:00.000Z' });
  });

  test('touching availabilities are one stretch, and buffers need none', async () => {
    const across = await server.book('2032-04-05T15:30:00.000Z');
    await server.as.operator.delete(path(across));
    await server.book('2032-04-05T21:00:00.000Z');
  });

  test('moving onto another one is refused, onto a part of its own place is not', async () => {
    const first = await server.book('2032-04-05T16:30:00.000Z');
    const second = await server.book('2032-04-05T17:45:00.000Z');
    const refused = problemOf(
      await server.as.operator.post(`${path(second)}/move`, { startsAt: hoursLater(first.startsAt, 1) }),
    );
    expect(refused.obstacles?.map(({ id }) => id)).toEqual([first.id]);
    const later = await server.as.operator.patch(path(first), {
      startsAt: '2032-04-05T16:15:00.000Z',
      endsAt: '2032-04-05T17:15:00.000Z',
    });
    expect(later.statusCode).toBe(200);
    expect((await server.as.operator.patch(path(first), { status: 'cancelled' })).statusCode).toBe(200);
    expect(
      (await server.as.operator.post(`${path(second)}/move`, { startsAt: first.startsAt })).json(),
    ).toMatchObject({ startsAt: first.startsAt, endsAt: first.endsAt });
  });
});

describe('[K11] other buffers of a service', () => {
  test('are refused where what is booked ahead would overlap, and else counted for it', async () => {
    const { serviceId, otherServiceId } = server.practice;
    const first = await server.book('2032-04-06T18:00:00.000Z');
    const second = await server
      .book('2032-04-06T19:15:00.000Z', { serviceId: otherServiceId, endsAt: '2032-04-06T20:15:00.000Z' })
      .catch(() => null);
    // The other service has five minutes before it, which the first one's quarter of an hour leaves no room for.
    expect(second).toBeNull();
    await server.book('2032-04-06T19:30:00.000Z');
    const service = `/api/services/${serviceId}`;
    const before = await server.everything();
    const refused = problemOf(await server.as.admin.patch(service, { bufferAfterMinutes: 45 }));
    expect([refused.status, refused.code, fieldsOf(refused)]).toEqual([
      409,
      'slot_taken',
      ['bufferBeforeMinutes', 'bufferAfterMinutes'],
    ]);
    expect(await server.everything()).toEqual(before);

    expect((await server.as.admin.patch(service, { bufferAfterMinutes: 30 })).statusCode).toBe(200);
    const [row] = await server.sql<{ ends: Date }>(
      'select upper(occupied) as ends from appointment where id = $1',
      [first.id],
    );
    expect(row?.ends.toISOString()).toBe('2032-04-06T19:30:00.000Z');
    expect((await server.as.admin.patch(service, { bufferAfterMinutes: 15 })).statusCode).toBe(200);
  });

  test('are possible though availability was taken away from under a booking', async () => {
    const id = await server.open('2032-04-08', '08:00', '18:00');
    await server.book('2032-04-08T14:00:00.000Z');
    await server.sql('delete from availability where id = $1', [id]);
    const service = `/api/services/${server.practice.serviceId}`;
    expect(
      (await server.as.admin.patch(service, { bufferBeforeMinutes: 5, bufferAfterMinutes: 10 })).statusCode,
    ).toBe(200);
    expect(
      (await server.as.admin.patch(service, { bufferBeforeMinutes: 0, bufferAfterMinutes: 15 })).statusCode,
    ).toBe(200);
  });
});
