import type { Id, Instant } from './primitives';

/**
 * Everything that can go wrong, as a closed set: a code, its HTTP status and a title. The code is what programs
 * decide by; nobody ever reads a decision out of a message.
 */
export const problems = {
  malformed_request: { status: 400, title: 'The request could not be read' },
  invalid_fields: { status: 400, title: 'Some fields are not right' },
  not_signed_in: { status: 401, title: 'Sign in first' },
  wrong_credentials: { status: 401, title: 'E-mail or password is wrong' },
  forbidden: { status: 403, title: 'Your role may not do this' },
  cross_origin: { status: 403, title: 'Writes must come from the same site' },
  not_found: { status: 404, title: 'There is no such thing here' },
  slot_taken: { status: 409, title: 'Something else stands at this time' },
  outside_availability: { status: 409, title: 'There is no availability then' },
  illegal_status: { status: 409, title: 'This status does not follow that one' },
  locked: { status: 409, title: 'This does not change any more' },
  not_enough: { status: 409, title: 'There is not enough of it' },
  still_booked: { status: 409, title: 'Appointments stand in this time' },
  series_conflict: { status: 409, title: 'Not all of them fit' },
  already_exists: { status: 409, title: 'This id is taken' },
  in_use: { status: 409, title: 'Something still refers to this' },
  cursor_too_old: { status: 410, title: 'The changes since then are no longer kept' },
  edit_conflict: { status: 412, title: 'Somebody else changed the same field' },
  too_large: { status: 413, title: 'The request is too large' },
  unsupported_media_type: { status: 415, title: 'Send JSON' },
  unknown_reference: { status: 422, title: 'The request refers to something that does not exist' },
  against_rules: { status: 422, title: 'The practice does not allow this' },
  mutation_reused: { status: 422, title: 'This Idempotency-Key was used for another request' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'The server is starting or stopping' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

export interface FieldProblem {
  field: string;
  message: string;
}

/** Somebody's time. */
export interface Slot {
  staffId: Id;
  startsAt: Instant;
  endsAt: Instant;
}

/** What is in the way of a booking. `closed`: no availability; its times are then those that were wanted. */
export interface Obstacle extends Slot {
  kind: 'appointment' | 'hold' | 'closed' | 'availability';
  /** Of the appointment or hold, for whoever may see it. */
  id?: Id;
}

/** One of several rows that were to be written together, and what is in its way. */
export interface SeriesConflict extends Slot {
  obstacles: readonly Obstacle[];
}

export interface ProblemDetails {
  /** One sentence for the person at the screen: what happened, what is safe, what to do. */
  detail: string;
  /** Which fields, for `invalid_fields`, `unknown_reference` and `edit_conflict`. */
  fields?: readonly FieldProblem[];
  /** The row as it is now, for `edit_conflict`. */
  current?: unknown;
  /** For `slot_taken` and `outside_availability`. */
  obstacles?: readonly Obstacle[];
  /** The nearest free ones instead. */
  alternatives?: readonly Slot[];
  /** What could be done instead, for `illegal_status`: the statuses that may follow. */
  allowed?: readonly string[];
  /** For `series_conflict`: every one that does not fit. */
  conflicts?: readonly SeriesConflict[];
  /** Ids of the rows that are concerned, for `still_booked`. */
  affected?: readonly Id[];
  /** Seconds to wait, for `too_many_requests`. */
  retryAfterSeconds?: number;
}

/** The one error class. Thrown anywhere, turned into `application/problem+json` at the edge. */
export class LockstepError extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails | string, options?: ErrorOptions) {
    const known = typeof details === 'string' ? { detail: details } : details;
    super(known.detail, options);
    this.name = 'LockstepError';
    this.code = code;
    this.details = known;
  }

  get status(): number {
    return problems[this.code].status;
  }
}
