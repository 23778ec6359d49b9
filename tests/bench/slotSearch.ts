import type { Interval } from '@/domain/interval';
import { addDays } from '@/domain/calendar';
import { daysInterval, instantAt } from '@/domain/practiceTime';
import type { Day, WallTime } from '@/domain/primitives';
import { freeStarts, type SlotQuestion } from '@/domain/slots';
import { therapistTime, type TherapistTime } from '@/domain/slotTime';
import { line, ms, percentile, title } from './figures';

const timeZone = 'America/New_York';
const firstDay = '2026-11-23' as Day;
const minuteMs = 60_000;
const rounds = 500;

/** The pure search over realistic weeks: 8 hours a day, a step of 15 minutes, 6 to 8 appointments a day. */
export function benchSlotSearch(): void {
  title('Slot search, pure: 8 h a day, step 15 min, 6–8 appointments a day (Node)');
  for (const [therapists, days, aim] of [
    [1, 30, 5],
    [60, 30, 50],
    [1_000, 1, 100],
  ] as const) {
    // What is known reaches further than what is asked for, as in a practice that books months ahead.
    const known = Array.from({ length: therapists }, (_, n) => busyTherapist(n, Math.max(days, 30)));
    const { start, end } = daysInterval(firstDay, addDays(firstDay, days - 1), timeZone);
    const question: SlotQuestion = {
      durationMinutes: 30,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 10,
      stepMinutes: 15,
      notBefore: start + 10 * 60 * minuteMs,
      from: start,
      to: end,
    };
    const took: number[] = [];
    let found = 0;
    for (let round = 0; round < rounds * 1.1; round++) {
      const startedAt = performance.now();
      found = 0;
      for (const time of known) found += freeStarts(time, question).length;
      // The first tenth warms up.
      if (round >= rounds * 0.1) took.push(performance.now() - startedAt);
    }
    line(
      `${therapists} × ${days} days, ${found} free starts`,
      `p50 ${ms(percentile(took, 0.5))}  p95 ${ms(percentile(took, 0.95))}`,
      `aim p95 < ${aim} ms`,
    );
  }
}

function busyTherapist(place: number, days: number): TherapistTime {
  const open: Interval[] = [];
  const occupied: Interval[] = [];
  for (let n = 0; n < days; n++) {
    const day = addDays(firstDay, n);
    const opens = instantAt(day, (place % 2 === 0 ? '08:00' : '09:30') as WallTime, timeZone);
    open.push({ start: opens, end: opens + 480 * minuteMs });
    const count = 6 + ((place + n) % 3);
    // Each takes up 50 minutes of an hour; which of the eight hours stay free differs from day to day.
    for (let hour = 0; hour < 8; hour++) {
      if ((hour * 3 + place + n) % 8 >= count) continue;
      const start = opens + hour * 60 * minuteMs;
      occupied.push({ start, end: start + 50 * minuteMs });
    }
  }
  return therapistTime(open, occupied);
}
