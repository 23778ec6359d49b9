import { z } from 'zod';

/**
 * The words both sides share, as branded zod types: parse once at the edge, trust everywhere else.
 * Each message says what is expected, because it is what a caller of the API reads.
 */

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/;
const wallTime = /^([01]\d|2[0-3]):[0-5]\d$/;

function isCalendarDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (lengths[month - 1] ?? 0);
}

function wholeInstant(text: string): string {
  const epochMs = Date.parse(text);
  return Number.isNaN(epochMs) ? text : new Date(epochMs).toISOString();
}

/** A UUID in lower case; version 7 where Lockstep makes it, so that ids sort by creation. */
export const Id = z.string('must be a UUID').regex(uuid, 'must be a UUID in lower case').brand<'Id'>();
export type Id = z.infer<typeof Id>;

/** The same rule without a parser, for what is read with every event. */
export function isId(value: unknown): value is Id {
  return typeof value === 'string' && uuid.test(value);
}

/** An instant as ISO 8601 in UTC, to the millisecond at most: `2026-11-24T13:00:00Z`. */
export const Instant = z
  .string('must be an instant such as 2026-11-24T13:00:00Z')
  .regex(isoInstant, 'must be an instant in UTC such as 2026-11-24T13:00:00Z')
  .refine(
    (text) => isCalendarDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)),
    'is not a real instant',
  )
  // One text for one instant: as PostgreSQL's are told, so that texts can be compared.
  .overwrite((text) => (text.length === 24 ? text : wholeInstant(text)))
  .brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** A day on the practice's wall calendar, `YYYY-MM-DD`, years 1900 to 2199. */
export const Day = z
  .string('must be a day such as 2026-11-24')
  .refine(isCalendarDay, 'must be a real day such as 2026-11-24')
  .brand<'Day'>();
export type Day = z.infer<typeof Day>;

/** A time on the practice's wall clock, `HH:mm`, 00:00 to 23:59. */
export const WallTime = z
  .string('must be a time such as 14:30')
  .regex(wallTime, 'must be a time between 00:00 and 23:59 such as 14:30')
  .brand<'WallTime'>();
export type WallTime = z.infer<typeof WallTime>;

/** Money: whole cents, never negative, at most ten million units of the currency. */
export const Cents = z
  .int('must be a whole number of cents')
  .min(0, 'must not be negative')
  .max(1_000_000_000, 'is larger than any price')
  .brand<'Cents'>();
export type Cents = z.infer<typeof Cents>;

/** A length of time in whole minutes, up to a day. */
export const Minutes = z
  .int('must be a whole number of minutes')
  .min(0, 'must not be negative')
  .max(1440, 'must not be longer than a day');

/** `#rrggbb`, in lower case. */
export const Colour = z
  .string('must be a colour')
  .regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #0f766e');

/**
 * A line of text: trimmed, without control characters (PostgreSQL cannot store NUL).
 * @param maxLength in UTF-16 units
 */
export function Line(maxLength = 120) {
  return z
    .string('must be text')
    .trim()
    .min(1, 'must not be empty')
    .max(maxLength, `must not be longer than ${maxLength} characters`)
    .refine(isStorable, 'must not hold control characters or broken Unicode');
}

/**
 * A text of several lines: trimmed, line ends as `\n`, without other control characters.
 * @param maxLength in UTF-16 units
 */
export function Text(maxLength: number) {
  return z
    .string('must be text')
    .overwrite((text) => text.replace(/\r\n?/g, '\n').trim())
    .min(1, 'must not be empty')
    .max(maxLength, `must not be longer than ${maxLength} characters`)
    .refine(
      (text) => isStorable(text.replace(/[\n\t]/g, ' ')),
      'must not hold control characters or broken Unicode',
    );
}

function isStorable(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit === 0x7f) return false;
    if (unit >= 0xd800 && unit <= 0xdbff) {
      const next = text.charCodeAt(i + 1);
      if (!(next >= 0xdc00 && next <= 0xdfff)) return false;
      i++;
    } else if (unit >= 0xdc00 && unit <= 0xdfff) {
      return false;
    }
  }
  return true;
}
