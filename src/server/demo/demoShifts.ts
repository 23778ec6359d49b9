import { Temporal } from 'temporal-polyfill';

export interface DemoShift {
  /** Place in `demoTherapists`. */
  therapist: number;
  date: string;
  startTime: string;
  endTime: string;
  isActive: boolean;
}

const starts = [8, 9, 7, 10, 8, 12, 9, 8, 11, 9, 10, 7] as const;
const weeks = 4;

/**
 * Four weeks of working hours, from Monday of last week. The same day always gives the same hours: early and late
 * shifts, long days with a break at noon, a half day now and then, some taken back.
 * @param today the practice's day
 */
export function demoShifts(today: Temporal.PlainDate, therapists: number): DemoShift[] {
  const first = today.subtract({ days: today.dayOfWeek - 1 + 7 });
  const shifts: DemoShift[] = [];
  for (let day = 0; day < weeks * 7; day++) {
    const date = first.add({ days: day });
    for (let therapist = 0; therapist < therapists; therapist++) {
      if (works(therapist, date.dayOfWeek)) shifts.push(...dayOf(therapist, date, day));
    }
  }
  return shifts;
}

/** Five days a week each; Maria and a third of the others Monday to Friday, the rest with a Saturday. */
function works(therapist: number, dayOfWeek: number): boolean {
  if (dayOfWeek === 7) return false;
  const dayOff = therapist % 3 === 0 ? 6 : 1 + ((therapist * 2) % 5);
  return dayOfWeek !== dayOff;
}

function dayOf(therapist: number, date: Temporal.PlainDate, day: number): DemoShift[] {
  const start = starts[therapist % starts.length] ?? 9;
  const kind = (therapist * 5 + day * 3) % 7;
  const length = kind === 0 ? 4 : kind === 3 ? 6 : 8;
  const shift = (from: number, to: number): DemoShift => ({
    therapist,
    date: date.toString(),
    startTime: hour(from),
    endTime: hour(to),
    isActive: (therapist * 7 + day * 11) % 13 !== 5,
  });
  if (length < 8) return [shift(start, start + length)];
  const half = therapist % 2 === 0 ? 0 : 0.5;
  return [shift(start + half, start + 4), shift(start + 5, start + 8 + half)];
}

function hour(hours: number): string {
  return `${String(Math.floor(hours)).padStart(2, '0')}:${hours % 1 === 0 ? '00' : '30'}`;
}
