import { LockstepError, type FieldProblem } from '@/domain/errors';
import type { Viewer } from '@/domain/policy';
import { bookableSpan, changeableUntil, type PracticeRules } from '@/domain/practiceRules';
import type { Id, Instant } from '@/domain/primitives';
import { illegalStatus } from '@/domain/statusFlow';
import type { Appointment } from './appointment';
import { firstStatuses, isMovable, nextStatuses, type AppointmentStatus } from './appointmentStatus';

/** An appointment without what the database gives. */
export type AppointmentFields = Omit<Appointment, 'rev' | 'createdAt' | 'updatedAt'>;

/** What is asked of whoever wants a therapist's time, for an appointment or a hold. */
export interface Placement {
  staffId: Id;
  serviceId: Id;
  patientId?: Id;
}

/** What a placement refers to; null where there is no such row. */
export interface BookingFacts {
  staff: { isActive: boolean; serviceIds: readonly string[] } | null;
  service: { isActive: boolean; durationMinutes: number } | null;
  hasPatient: boolean;
  /** By the database's clock, in milliseconds since 1970. */
  now: number;
  /** What the practice's patients may do by themselves. */
  rules: PracticeRules;
}

const placingFields = ['staffId', 'serviceId', 'startsAt', 'endsAt'] as const;
/** All that a patient may change of an appointment of theirs. */
const patientFields = new Set<string>(['staffId', 'startsAt', 'endsAt', 'status', 'address', 'notes']);
/** Of those, what the practice wants to know of in time. */
const changedInTime = new Set<string>(['staffId', 'startsAt', 'endsAt', 'status']);

/**
 * What the rules say to a new appointment (`before` null) or a change of one. Where it stands the database judges.
 * @throws LockstepError the first rule that is against it, with what would be allowed
 */
export function assertAppointmentAllowed(
  viewer: Viewer,
  before: Appointment | null,
  after: AppointmentFields,
  facts: BookingFacts,
): void {
  const changed = Object.keys(after).filter(
    (field) => before === null || before[field as keyof Appointment] !== after[field as keyof typeof after],
  );
  const isPlaced = placingFields.some((field) => changed.includes(field));
  assertKnown(after, facts, changed);
  assertMayOverbook(viewer, before, after, isPlaced);
  if (viewer.role === 'patient') assertOwnChange(before, changed, facts);
  assertStatus(viewer, before, after.status, facts);
  if (before && isPlaced && !isMovable(before.status)) {
    throw againstRules(
      `It is ${before.status}, so where and when it stands does not change any more.`,
      changed.filter((field) => placingFields.some((one) => one === field)),
      'does not change once it has begun or is over',
    );
  }
  if (isPlaced) {
    const asksForService = changed.includes('serviceId') || changed.includes('staffId');
    assertOffered(after, facts, asksForService);
    if (viewer.role === 'patient') assertPatientTimes(before, after, facts);
  }
}

/** @throws LockstepError unless an active therapist offers the active service */
export function assertPlacementAllowed(placement: Placement, facts: BookingFacts): void {
  assertKnown(placement, facts, ['staffId', 'serviceId']);
  assertOffered(placement, facts, true);
}

function assertKnown(placement: Placement, facts: BookingFacts, changed: readonly string[]): void {
  const missing = [
    ...(facts.hasPatient || placement.patientId === undefined ? [] : ['patientId']),
    ...(facts.staff ? [] : ['staffId']),
    ...(facts.service ? [] : ['serviceId']),
  ].filter((field) => changed.includes(field));
  if (missing.length === 0) return;
  throw new LockstepError('unknown_reference', {
    detail: `What ${missing.join(' and ')} refers to does not exist. Nothing was changed.`,
    fields: missing.map((field) => ({ field, message: 'does not exist' })),
  });
}

function assertOffered(
  { serviceId }: Placement,
  { staff, service }: BookingFacts,
  asksForService: boolean,
): void {
  if (staff?.isActive === false)
    throw againstRules('They are not active any more.', ['staffId'], 'must be somebody active');
  if (!asksForService) return;
  if (service?.isActive === false)
    throw againstRules('This service is not offered any more.', ['serviceId'], 'must be an active service');
  if (staff && !staff.serviceIds.includes(serviceId)) {
    throw againstRules(
      'They do not offer this service.',
      ['staffId', 'serviceId'],
      'must be somebody who offers the service',
    );
  }
}

function assertMayOverbook(
  { role }: Viewer,
  before: Appointment | null,
  after: AppointmentFields,
  isPlaced: boolean,
): void {
  if (after.overbookReason === null || role === 'operator' || role === 'admin') return;
  if (before?.overbookReason === after.overbookReason && !isPlaced) return;
  throw new LockstepError('forbidden', {
    detail:
      'Only an operator or admin may overbook. Leave overbookReason out, and nothing else stands there.',
    fields: [{ field: 'overbookReason', message: 'may be set by an operator or admin only' }],
  });
}

function assertStatus(
  { role }: Viewer,
  before: Appointment | null,
  status: AppointmentStatus,
  { rules }: BookingFacts,
): void {
  if (before?.status === status) return;
  const legal = before ? nextStatuses(before.status) : firstStatuses;
  const own = before ? ['cancelled'] : rules.confirmsRequests ? ['requested'] : firstStatuses;
  const allowed = role === 'patient' ? legal.filter((one) => own.includes(one)) : legal;
  if (allowed.includes(status)) return;
  throw illegalStatus(before?.status ?? null, status, allowed);
}

function assertOwnChange(
  before: Appointment | null,
  changed: readonly string[],
  { now, rules }: BookingFacts,
): void {
  if (!before) return;
  const others = changed.filter((field) => !patientFields.has(field));
  if (others.length > 0) {
    throw againstRules(
      'You may move or cancel your appointment, and say where and what to know. For anything else ask the practice.',
      others,
      'is changed by the practice only',
    );
  }
  if (Date.parse(before.startsAt) <= now) {
    throw againstRules(
      `Your appointment began at ${before.startsAt}. Ask the practice to change it.`,
      changed,
      'does not change once the appointment has begun',
    );
  }
  const tooLate = changed.filter((field) => changedInTime.has(field));
  const until = changeableUntil(rules, before.startsAt);
  if (tooLate.length === 0 || now <= until) return;
  throw againstRules(
    `This could be moved or cancelled until ${isoOf(until)}. Call the practice to change it now.`,
    tooLate,
    `could be changed until ${isoOf(until)}`,
  );
}

function assertPatientTimes(
  before: Appointment | null,
  after: AppointmentFields,
  { now, service, rules }: BookingFacts,
): void {
  if (Date.parse(after.startsAt) <= now) {
    throw againstRules(
      'This time is over. Choose one ahead.',
      ['startsAt'],
      `must be later than ${isoOf(now)}`,
    );
  }
  assertBookableSpan(after.startsAt, bookableSpan(rules, now));
  const lengthMs = lengthOf(after);
  const serviceMs = (service?.durationMinutes ?? 0) * 60_000;
  if (lengthMs === serviceMs || (before && lengthMs === lengthOf(before))) return;
  const endsAt = new Date(Date.parse(after.startsAt) + (before ? lengthOf(before) : serviceMs)).toISOString();
  throw againstRules('The length is that of the service.', ['endsAt'], `must be ${endsAt}`);
}

function assertBookableSpan(startsAt: Instant, { from, until }: { from: number; until: number }): void {
  const start = Date.parse(startsAt);
  if (start >= from && start <= until) return;
  const isSoon = start < from;
  throw againstRules(
    isSoon
      ? `The practice needs more notice: the earliest time to book is ${isoOf(from)}.`
      : `So far ahead nothing can be booked yet: the latest time to book is ${isoOf(until)}.`,
    ['startsAt'],
    isSoon ? `must not be before ${isoOf(from)}` : `must not be after ${isoOf(until)}`,
  );
}

/** @param epochMs milliseconds since 1970 */
function isoOf(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

function lengthOf({ startsAt, endsAt }: { startsAt: Instant; endsAt: Instant }): number {
  return Date.parse(endsAt) - Date.parse(startsAt);
}

function againstRules(what: string, names: readonly string[], message: string): LockstepError {
  const fields = names.map((field): FieldProblem => ({ field, message }));
  return new LockstepError('against_rules', { detail: `${what} Nothing was changed.`, fields });
}
