import { describe, expect, test } from 'vitest';
import { LockstepError } from '@/domain/errors';
import type { Role } from '@/domain/policy';
import { usualPracticeRules, type PracticeRules } from '@/domain/practiceRules';
import type { Id, Instant } from '@/domain/primitives';
import type { Appointment } from '@/features/appointments/appointment';
import {
  assertAppointmentAllowed,
  type AppointmentFields,
  type BookingFacts,
} from '@/features/appointments/appointmentRules';

const now = Date.parse('2026-11-20T15:00:00.000Z');
const dayMinutes = 24 * 60;
const [patientId, staffId, serviceId, id] = ['p', 's', 'v', 'a'] as Id[] as [Id, Id, Id, Id];
const viewerOf = (role: Role) => ({ role, staffId: role === 'therapist' ? staffId : null, patientId });
const inMinutes = (minutes: number) => new Date(now + minutes * 60_000).toISOString() as Instant;

function draft(startsIn: number, more: Partial<AppointmentFields> = {}): AppointmentFields {
  return {
    id,
    patientId,
    staffId,
    serviceId,
    startsAt: inMinutes(startsIn),
    endsAt: inMinutes(startsIn + 60),
    status: 'requested',
    address: null,
    notes: null,
    overbookReason: null,
    seriesId: null,
    ...more,
  };
}

function booked(startsIn: number, more: Partial<AppointmentFields> = {}): Appointment {
  return { ...draft(startsIn, more), rev: 1, createdAt: inMinutes(-60), updatedAt: inMinutes(-60) };
}

interface Asked {
  before?: Appointment;
  after: AppointmentFields;
  rules?: Partial<PracticeRules>;
  role?: Role;
}

/** @returns what is against it: its code, its fields and what they are told; null if nothing is */
function refusal({ before, after, rules, role = 'patient' }: Asked) {
  const facts: BookingFacts = {
    staff: { isActive: true, serviceIds: [serviceId] },
    service: { isActive: true, durationMinutes: 60 },
    hasPatient: true,
    now,
    rules: { ...usualPracticeRules, ...rules },
  };
  try {
    assertAppointmentAllowed(viewerOf(role), before ?? null, after, facts);
    return null;
  } catch (error) {
    if (!(error instanceof LockstepError)) throw error;
    const { fields = [], allowed } = error.details;
    return { code: error.code, fields, ...(allowed ? { allowed } : {}) };
  }
}

const tooSoon = (minutes: number) => ({
  code: 'against_rules',
  fields: [{ field: 'startsAt', message: `must not be before ${inMinutes(minutes)}` }],
});
const tooFar = (minutes: number) => ({
  code: 'against_rules',
  fields: [{ field: 'startsAt', message: `must not be after ${inMinutes(minutes)}` }],
});

describe('[K21] a patient books', () => {
  const rules = { noticeMinutes: 120, aheadDays: 60, cancelNoticeMinutes: 0 };
  const most = 60 * dayMinutes;

  test.each([
    ['a minute too soon', 119, tooSoon(120)],
    ['at the first minute', 120, null],
    ['a minute later', 121, null],
    ['a minute before the last one', most - 1, null],
    ['at the last minute', most, null],
    ['a minute too far ahead', most + 1, tooFar(most)],
  ])('%s', (_when, startsIn, expected) => {
    expect(refusal({ after: draft(startsIn), rules })).toEqual(expected);
  });

  test.each([
    ['a minute too soon', 119, tooSoon(120)],
    ['at the first minute', 120, null],
    ['at the last minute', most, null],
    ['a minute too far ahead', most + 1, tooFar(most)],
  ])('and moves: %s', (_when, startsIn, expected) => {
    const before = booked(3 * dayMinutes);
    expect(refusal({ before, after: draft(startsIn), rules })).toEqual(expected);
  });

  test('without notice any time ahead will do, and what is over will not', () => {
    const none = { ...rules, noticeMinutes: 0 };
    expect(refusal({ after: draft(1), rules: none })).toBeNull();
    expect(refusal({ after: draft(0), rules: none })?.code).toBe('against_rules');
  });

  test('staff are bound by neither end', () => {
    for (const role of ['admin', 'operator', 'scheduler', 'assistant', 'therapist'] as const) {
      for (const startsIn of [1, most + 1]) {
        expect([role, startsIn, refusal({ after: draft(startsIn), rules, role })]).toEqual([
          role,
          startsIn,
          null,
        ]);
      }
    }
  });
});

describe('[K22] until so long before its start a patient', () => {
  const rules = { noticeMinutes: 0, cancelNoticeMinutes: 24 * 60 };
  const changes = {
    cancels: { status: 'cancelled' as const },
    moves: { startsAt: inMinutes(9_000), endsAt: inMinutes(9_060) },
    'goes to somebody else': { staffId: 'other' as Id },
  };

  test.each(Object.entries(changes))('%s, and a minute later no more', (_what, change) => {
    for (const status of ['requested', 'confirmed'] as const) {
      const asked = (startsIn: number) => {
        const before = booked(startsIn, { status });
        const after = { ...draft(startsIn, { status }), ...change };
        return refusal({ before, after, rules });
      };
      expect(asked(24 * 60)).toBeNull();
      const message = `could be changed until ${inMinutes(-1)}`;
      expect(asked(24 * 60 - 1)).toEqual({
        code: 'against_rules',
        fields: Object.keys(change).map((field) => ({ field, message })),
      });
    }
  });

  test('afterwards still says where and what to know', () => {
    const before = booked(30);
    const after = { ...draft(30), address: '12 Elm Street', notes: 'Ring twice' };
    expect(refusal({ before, after, rules })).toBeNull();
  });

  test('staff cancel and move to the last minute', () => {
    for (const role of ['admin', 'operator', 'scheduler', 'assistant', 'therapist'] as const) {
      for (const change of [changes.cancels, changes.moves]) {
        const asked = { before: booked(1), after: { ...draft(1), ...change }, rules, role };
        expect([role, refusal(asked)]).toEqual([role, null]);
      }
    }
  });
});

describe('[K23] where the practice', () => {
  const confirmed = draft(3 * dayMinutes, { status: 'confirmed' });

  test('confirms requests, a patient only asks', () => {
    expect(refusal({ after: confirmed })).toMatchObject({ code: 'illegal_status', allowed: ['requested'] });
  });

  test('confirms nothing, what a patient books is confirmed at once', () => {
    const rules = { confirmsRequests: false };
    expect(refusal({ after: confirmed, rules })).toBeNull();
    expect(refusal({ after: draft(3 * dayMinutes), rules })).toBeNull();
    const arrived = draft(3 * dayMinutes, { status: 'arrived' });
    expect(refusal({ after: arrived, rules })).toMatchObject({ allowed: ['requested', 'confirmed'] });
  });

  test('confirms nothing, a patient still confirms no request that stands', () => {
    const before = booked(3 * dayMinutes);
    const asked = { before, after: confirmed, rules: { confirmsRequests: false } };
    expect(refusal(asked)).toMatchObject({ code: 'illegal_status', allowed: ['cancelled'] });
  });
});
