import { describe, expect, test } from 'vitest';
import type { CommittedChange } from '@/store/createCommittedChanges';
import { tellAppointment, tellAvailability, wantedStaff } from '@/store/realtimeInterest';
import { fakeAppointments, fakeAppointment, fakeId } from './fakeAppointment';

const [me, other] = [fakeId(2, 1), fakeId(2, 2)];

function change(
  op: CommittedChange['event']['op'],
  about: { row?: string; extra?: string; before?: string },
): CommittedChange {
  const of = (staffId: string) => fakeAppointment(1, { staffId: staffId as typeof me });
  return {
    entity: fakeAppointments,
    event: { op, id: fakeId(1, 1), rev: 2, seq: 11, ...(about.row ? { row: of(about.row) } : {}) },
    extra: about.extra ? { staffId: about.extra } : {},
    via: 'push',
    before: about.before ? of(about.before) : undefined,
  };
}

describe('of one therapist’s availability is told', () => {
  test.each([
    ['an added row', change('created', { row: me }), true],
    ['another one’s', change('created', { row: other }), false],
    ['a row that moved to them', change('updated', { row: me, before: other }), true],
    ['a row that moved away', change('updated', { row: other, before: me }), true],
    ['a deleted row, by what the event says', change('deleted', { extra: me }), true],
    ['a deleted row, by what was shown', change('deleted', { before: me }), true],
    ['another one’s deleted row', change('deleted', { extra: other, before: other }), false],
    ['a deleted row of which nothing is known', change('deleted', {}), false],
  ])('%s', (_what, given, isTold) => {
    const told: CommittedChange[] = [];
    const handlers = { onAvailabilityChanged: (one: CommittedChange) => void told.push(one) };
    tellAvailability(handlers, me, given);
    expect(told).toEqual(isTold ? [given] : []);
    tellAvailability(handlers, null, given);
    expect(told.at(-1)).toBe(given);
  });
});

test('without global availability only the person’s own is wanted: by therapist, else by the id itself', () => {
  const options = {
    userId: 'user',
    role: 'therapist',
    subscribeToAppointments: true,
    subscribeToAvailability: true,
    globalAvailability: false,
  } as const;
  expect(wantedStaff(options)).toBe('user');
  expect(wantedStaff({ ...options, staffId: me })).toBe(me);
  expect(wantedStaff({ ...options, staffId: null })).toBe('user');
  expect(wantedStaff({ ...options, staffId: me, globalAvailability: true })).toBeNull();
});

test('each kind of change of an appointment has its handler, and none is demanded', () => {
  const told: string[] = [];
  const handlers = {
    onAppointmentCreated: () => void told.push('created'),
    onAppointmentUpdated: () => void told.push('updated'),
    onAppointmentDeleted: () => void told.push('deleted'),
  };
  for (const op of ['created', 'updated', 'deleted'] as const) {
    tellAppointment(handlers, change(op, { row: me }));
    tellAppointment({}, change(op, { row: me }));
  }
  expect(told).toEqual(['created', 'updated', 'deleted']);
});
