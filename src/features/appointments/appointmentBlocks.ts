import type { Interval } from '@/domain/interval';
import { permits, type Viewer } from '@/domain/policy';
import type { Day, Id } from '@/domain/primitives';
import { type Appointment, appointments } from './appointment';
import { isMovable, occupiesTime } from './appointmentStatus';
import { boundsOf, meets, onColumn } from './appointmentTimes';
import type { LengthOf } from './bookingParts';

/** What a calendar draws of an appointment; the shape of `ScheduleBlock`. Minutes on the practice's wall clock. */
export interface AppointmentOnColumn extends Interval {
  id: Id;
  kind: 'appointment';
  before: number;
  after: number;
  canMove: boolean;
  canResize: boolean;
}

interface ColumnOptions {
  day: Day;
  timeZone: string;
  viewer: Viewer;
  lengthOf: LengthOf;
}

/** One therapist's rows as blocks of one day; what no longer takes up time is left out. */
export function blocksOn(
  rows: readonly Appointment[],
  { day, timeZone, viewer, lengthOf }: ColumnOptions,
): AppointmentOnColumn[] {
  const bounds = boundsOf(day, day, timeZone);
  return rows
    .filter((row) => occupiesTime(row.status) && meets(row, bounds))
    .map((row) => {
      const buffers = lengthOf(row.serviceId);
      const canMove = isMovable(row.status) && permits(appointments.policy, 'change', viewer, row);
      return {
        id: row.id,
        kind: 'appointment',
        ...onColumn(row, day, timeZone),
        before: buffers?.bufferBeforeMinutes ?? 0,
        after: buffers?.bufferAfterMinutes ?? 0,
        canMove,
        canResize: canMove,
      };
    });
}

/** Whether two lists draw the same. */
export function sameBlocks<B extends object>(a: readonly B[], b: readonly B[]): boolean {
  return a.length === b.length && a.every((block, place) => isSame(block, b[place]));
}

function isSame(a: object, b: object | undefined): boolean {
  return b !== undefined && Object.entries(a).every(([name, value]) => Reflect.get(b, name) === value);
}

/** The times that rows take up, with the buffers of their services, in milliseconds since 1970. */
export function occupiedBy(rows: readonly Appointment[], lengthOf: LengthOf, except: Id | null): Interval[] {
  return rows
    .filter(({ id, status }) => id !== except && occupiesTime(status))
    .map(({ serviceId, startsAt, endsAt }) => {
      const buffers = lengthOf(serviceId);
      return {
        start: Date.parse(startsAt) - (buffers?.bufferBeforeMinutes ?? 0) * 60_000,
        end: Date.parse(endsAt) + (buffers?.bufferAfterMinutes ?? 0) * 60_000,
      };
    });
}
