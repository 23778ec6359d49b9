import { timeOfMinutes } from '@/domain/calendar';
import { instantAt } from '@/domain/practiceTime';
import type { Day, Id } from '@/domain/primitives';
import type { Place } from '@/features/appointments/appointmentWrites';
import { asInstant } from '@/features/appointments/appointmentTimes';
import type { SchedulePlace } from '@/ui/schedule/scheduleTypes';

/** One therapist's day: what a column of a calendar shows. */
export interface StaffDay {
  staffId: Id;
  day: Day;
}

export function columnKey({ staffId, day }: StaffDay): string {
  return `${staffId}|${day}`;
}

/** The inverse of `columnKey`. */
export function staffDayOf(key: string): StaffDay {
  const [staffId = '', day = ''] = key.split('|');
  return { staffId: staffId as Id, day: day as Day };
}

/** The instants of a place on a column; its length is real time. */
export function placeOn({ columnKey: key, start, end }: SchedulePlace, timeZone: string): Place {
  const { staffId, day } = staffDayOf(key);
  const startsAt = instantAt(day, timeOfMinutes(start), timeZone);
  return { staffId, startsAt: asInstant(startsAt), endsAt: asInstant(startsAt + (end - start) * 60_000) };
}
