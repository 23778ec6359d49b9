import fc from 'fast-check';
import type { Day, WallTime } from '@/domain/primitives';

/** Days around both changes of the clock in 2026, and some without; Tokyo never changes it. */
export const slotZones: Readonly<Record<string, readonly string[]>> = {
  'America/New_York': ['2026-03-08', '2026-11-01', '2026-07-14', '2026-03-07', '2026-10-31'],
  'Europe/London': ['2026-03-29', '2026-10-25', '2026-02-28', '2026-03-28', '2026-10-24'],
  'Australia/Sydney': ['2026-10-04', '2026-04-05', '2026-12-31', '2026-10-03', '2026-04-04'],
  'Australia/Lord_Howe': ['2026-10-04', '2026-04-05', '2026-12-31', '2026-10-03', '2026-04-04'],
  'Asia/Tokyo': ['2026-03-08', '2026-10-25', '2026-12-31'],
};

/** The days on which the clock itself changes. */
export function isChangeDay(timeZone: string, day: string): boolean {
  return timeZone !== 'Asia/Tokyo' && (slotZones[timeZone]?.indexOf(day) ?? 2) < 2;
}

export interface RandomStretch {
  /** 0: the practice's day, 1: the one after it. */
  dayAfter: 0 | 1;
  startTime: WallTime;
  endTime: WallTime;
  isActive: boolean;
}

export interface RandomTherapist {
  stretches: RandomStretch[];
  /** From the first midnight on, in milliseconds. */
  occupied: { offset: number; length: number }[];
}

export interface RandomPractice {
  timeZone: string;
  day: Day;
  therapists: RandomTherapist[];
  durationMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  stepMinutes: number;
  /** From the first midnight on, in milliseconds. */
  notBeforeOffset: number;
}

const hourMs = 60 * 60_000;
const twoDigits = (value: number) => String(value).padStart(2, '0');
const timeOf = (minute: number) =>
  `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}` as WallTime;

/** Often within the hours in which clocks change, often on round times, so that things touch. */
const minuteOfDay = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 20 }).map((quarters) => quarters * 15) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 47 }).map((halves) => halves * 30) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 1439 }) },
);

const stretch: fc.Arbitrary<RandomStretch> = fc
  .record({
    dayAfter: fc.constantFrom(0 as const, 0 as const, 1 as const),
    a: minuteOfDay,
    b: minuteOfDay,
    isActive: fc.integer({ min: 0, max: 7 }).map((dice) => dice > 0),
  })
  .filter(({ a, b }) => a !== b)
  .map(({ dayAfter, a, b, isActive }) => ({
    dayAfter,
    startTime: timeOf(Math.min(a, b)),
    endTime: timeOf(Math.max(a, b)),
    isActive,
  }));

/** Mostly of whole minutes, as appointments are; sometimes to the millisecond, as plain SQL may write them. */
const occupied = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      offset: fc.integer({ min: -4, max: 190 }).map((quarters) => quarters * 15 * 60_000),
      length: fc.integer({ min: 0, max: 24 }).map((fives) => fives * 5 * 60_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      offset: fc.integer({ min: 0, max: 40 * hourMs }),
      length: fc.integer({ min: 1, max: hourMs }),
    }),
  },
);

export const randomPractice: fc.Arbitrary<RandomPractice> = fc
  .constantFrom(...Object.keys(slotZones))
  .chain((timeZone) =>
    fc.record({
      timeZone: fc.constant(timeZone),
      day: fc.constantFrom(...((slotZones[timeZone] ?? []) as Day[])),
      therapists: fc.array(
        fc.record({
          stretches: fc.array(stretch, { maxLength: 6 }),
          occupied: fc.array(occupied, { maxLength: 7 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      durationMinutes: fc.constantFrom(5, 15, 30, 60, 75, 90, 180),
      bufferBeforeMinutes: fc.constantFrom(0, 0, 5, 15, 60),
      bufferAfterMinutes: fc.constantFrom(0, 0, 10, 15, 60),
      stepMinutes: fc.constantFrom(5, 10, 15, 15, 20, 30, 45),
      notBeforeOffset: fc.oneof(
        fc.constant(-24 * hourMs),
        fc.integer({ min: 0, max: 192 }).map((quarters) => quarters * 15 * 60_000),
        fc.integer({ min: 0, max: 48 * hourMs }),
      ),
    }),
  );
