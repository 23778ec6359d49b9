import type { ServiceKey, TherapistKey } from './assistantPractice';

/**
 * A day, as people mean it: `+3` in so many days; `tue` the next Tuesday after today; `next tue` that of the week after this one
 * (weeks begin on Monday).
 */
export type DayWord = `+${number}` | Weekday | `next ${Weekday}`;
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** `offered:2`: the second of the times that were offered last before. */
export type TimeWord = `${number}:${number}` | `offered:${number}`;

/** Null therapist: whoever. `any` day and time: whenever. */
export type Stands = readonly [ServiceKey, TherapistKey | null, DayWord | 'any', TimeWord | 'any'];

/** One conversation, and how the database must stand after it. What is not named must be as it was. */
export interface ScriptedConversation {
  /**
   * What is said, in order. `{d+12}` is the day in twelve days as `4 December`, `{us+12}` as `12/4`, `{iso+12}` as `2026-12-04`,
   * `{de+12}` as `4.12.`, `{th+12}` as `the 4th`.
   */
  says: readonly string[];
  /** Appointments that are there before. */
  has?: readonly Stands[];
  books?: readonly Stands[];
  /** Place in `has`, and where it stands afterwards. */
  moves?: readonly [number, Stands];
  /** Places in `has`. */
  cancels?: readonly number[];
  as?: 'patient' | 'scheduler';
}
