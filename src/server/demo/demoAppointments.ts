import { Temporal } from 'temporal-polyfill';
import { demoServices, demoTherapists } from './demoPeople';
import type { DemoShift } from './demoShifts';

export interface DemoAppointment {
  /** Places in the demo's lists. */
  patient: number;
  therapist: number;
  service: number;
  startsAt: string;
  endsAt: string;
  status: 'requested' | 'confirmed' | 'arrived' | 'inProgress' | 'completed' | 'cancelled' | 'noShow';
}

interface Place {
  patients: number;
  timeZone: string;
  /** Epoch milliseconds. */
  now: number;
}

/**
 * What was and will be booked in these shifts: the same shifts give the same appointments, only their status depends on
 * when it is. Every therapist's day keeps some gaps, so that there is something left to book.
 */
export function demoAppointments(shifts: readonly DemoShift[], place: Place): DemoAppointment[] {
  return shifts.flatMap((shift, n) => (shift.isActive ? bookedIn(shift, n, place) : []));
}

function bookedIn(shift: DemoShift, n: number, { patients, timeZone, now }: Place): DemoAppointment[] {
  const booked: DemoAppointment[] = [];
  const at = (time: string) =>
    Temporal.PlainDateTime.from(`${shift.date}T${time}`).toZonedDateTime(timeZone).epochMilliseconds;
  const end = at(shift.endTime);
  let free = at(shift.startTime);
  for (let k = 0; ; k++) {
    const chance = (n * 31 + k * 17) % 10;
    const offers = demoTherapists[shift.therapist]?.offers ?? [0];
    const service = offers[(n + k * 3) % offers.length] ?? 0;
    const { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes } =
      demoServices[service] ?? demoServices[0];
    const start = onQuarter(free + bufferBeforeMinutes * 60_000) + (chance < 3 ? 45 * 60_000 : 0);
    const endsAt = start + durationMinutes * 60_000;
    if (endsAt > end) return booked;
    free = endsAt + bufferAfterMinutes * 60_000;
    if (chance >= 7) continue;
    booked.push({
      patient: (n * 13 + k * 61 + shift.therapist * 7) % patients,
      therapist: shift.therapist,
      service,
      startsAt: new Date(start).toISOString(),
      endsAt: new Date(endsAt).toISOString(),
      status: statusOf(start, endsAt, now, (n * 7 + k * 5) % 20),
    });
  }
}

function statusOf(start: number, end: number, now: number, chance: number): DemoAppointment['status'] {
  if (chance === 0) return 'cancelled';
  if (end <= now) return chance === 1 ? 'noShow' : 'completed';
  if (start <= now) return 'inProgress';
  if (start <= now + 20 * 60_000) return 'arrived';
  return chance === 2 || chance === 3 ? 'requested' : 'confirmed';
}

function onQuarter(epochMs: number): number {
  return Math.ceil(epochMs / 900_000) * 900_000;
}
