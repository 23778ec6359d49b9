import { dayOfInstant, minutesOf, wallTimeOfInstant } from '@/domain/calendar';
import type { Interval } from '@/domain/interval';
import { daysInterval } from '@/domain/practiceTime';
import type { Day, Id } from '@/domain/primitives';
import type { ServiceLength } from '@/domain/slots';
import type { Hold } from './hold';

/** Length and buffers of a service; undefined while it is not known. */
export type LengthOf = (serviceId: Id) => ServiceLength | undefined;

/** What a calendar draws of a hold; the shape of `ScheduleBlock`. Minutes on the practice's wall clock. */
export interface HoldOnColumn extends Interval {
  id: Id;
  kind: 'hold';
  before: number;
  after: number;
  canMove: false;
  canResize: false;
}

/** One therapist's holds as blocks of one day. */
export function holdBlocksOn(
  rows: readonly Hold[],
  day: Day,
  timeZone: string,
  lengthOf: LengthOf,
): HoldOnColumn[] {
  const within = daysInterval(day, day, timeZone);
  return rows.flatMap((row) => {
    const [start, end] = [Date.parse(row.startsAt), Date.parse(row.endsAt)];
    if (start >= within.end || end <= within.start) return [];
    const buffers = lengthOf(row.serviceId);
    return [
      {
        id: row.id,
        kind: 'hold' as const,
        start: start < within.start ? 0 : minutesOf(wallTimeOfInstant(start, timeZone)),
        end: dayOfInstant(end, timeZone) > day ? 1440 : minutesOf(wallTimeOfInstant(end, timeZone)),
        before: buffers?.bufferBeforeMinutes ?? 0,
        after: buffers?.bufferAfterMinutes ?? 0,
        canMove: false as const,
        canResize: false as const,
      },
    ];
  });
}

/** Whether two lists draw the same. */
export function sameHoldBlocks(a: readonly HoldOnColumn[], b: readonly HoldOnColumn[]): boolean {
  return (
    a.length === b.length &&
    a.every((block, place) => {
      const other = b[place];
      return (
        other?.id === block.id &&
        other.start === block.start &&
        other.end === block.end &&
        other.before === block.before &&
        other.after === block.after
      );
    })
  );
}

/** The times that holds take up, with the buffers of their services, in milliseconds since 1970. */
export function heldBy(rows: readonly Hold[], lengthOf: LengthOf): Interval[] {
  return rows.map(({ serviceId, startsAt, endsAt }) => {
    const buffers = lengthOf(serviceId);
    return {
      start: Date.parse(startsAt) - (buffers?.bufferBeforeMinutes ?? 0) * 60_000,
      end: Date.parse(endsAt) + (buffers?.bufferAfterMinutes ?? 0) * 60_000,
    };
  });
}
