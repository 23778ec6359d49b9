import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf, type Caller } from '../inProcess';
import { bookingServer, type BookingServer } from './bookingServer';

let server: BookingServer;
let other: Caller;
beforeAll(async () => {
  server = await bookingServer();
  other = await server.signIn(server.practice.email.otherTherapist);
  await server.sql('update practice set notice_minutes = 0');
});
afterAll(() => server.close());

const at = (hour: number) => `2031-01-08T${hour}:00:00.000Z`;
const path = ({ id }: { id: string }) => `/api/appointments/${id}`;
/** As a patient asks for it in the portal. */
const ask = (hour: number, more = {}) => server.book(at(hour), more, server.as.patient);

describe('[K25] a request is answered by whom it is asked of', () => {
  test('confirmed by the therapist, it is confirmed for everybody who sees it', async () => {
    const request = await ask(14);
    expect(request.status).toBe('requested');
    const answer = await server.as.therapist.patch(path(request), { status: 'confirmed' });
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { status: 'confirmed' }]);
    const { patient, operator } = server.as;
    for (const caller of [patient, operator])
      expect((await caller.get(path(request))).json()).toMatchObject({ status: 'confirmed' });
  });

  test('declined by the therapist, its time is free again', async () => {
    const request = await ask(16);
    const answer = await server.as.therapist.patch(path(request), { status: 'cancelled' });
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { status: 'cancelled' }]);
    expect((await ask(16)).status).toBe('requested');
  });

  test('another therapist’s request is not there, and stays as it is', async () => {
    const request = await ask(18);
    const before = await server.stored(request.id);
    for (const status of ['confirmed', 'cancelled'])
      expect(problemOf(await other.patch(path(request), { status })).code).toBe('not_found');
    expect(await server.stored(request.id)).toEqual(before);
  });

  test('the answer gives nothing away and skips nothing', async () => {
    const request = await ask(20);
    const { therapist } = server.as;
    const given = { status: 'confirmed', staffId: server.practice.otherStaffId };
    expect(problemOf(await therapist.patch(path(request), given)).code).toBe('forbidden');
    for (const status of ['arrived', 'inProgress', 'completed'])
      expect(problemOf(await therapist.patch(path(request), { status }))).toMatchObject({
        code: 'illegal_status',
        allowed: ['confirmed', 'cancelled', 'noShow'],
      });
    expect((await server.stored(request.id)).status).toBe('requested');
  });

  test('a patient does not confirm their own, and what was withdrawn is not confirmed any more', async () => {
    const request = await ask(22);
    const { patient, therapist } = server.as;
    expect(problemOf(await patient.patch(path(request), { status: 'confirmed' })).code).toBe(
      'illegal_status',
    );
    await patient.patch(path(request), { status: 'cancelled' });
    const late = problemOf(await therapist.patch(path(request), { status: 'confirmed' }));
    expect(late).toMatchObject({ code: 'illegal_status', allowed: [] });
  });
});
