import { minutesOf } from '@/domain/calendar';
import { containsInterval, type Interval } from '@/domain/interval';
import type { Viewer } from '@/domain/policy';
import type { Id } from '@/domain/primitives';
import { blocksOn } from '@/features/appointments/appointmentBlocks';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import type { LengthOf } from '@/features/appointments/bookingParts';
import { selectDayRows } from '@/features/availability/selectDayRows';
import { holdBlocksOn } from '@/features/holds/holdBlocks';
import { isOwnHold } from '@/features/holds/holdPhase';
import { holdSlice } from '@/features/holds/holdSlice';
import { serviceSlice } from '@/features/services/serviceSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import type { StoreState } from '@/store/entityState';
import type { ScheduleWish } from '@/ui/schedule/scheduleTypes';
import { staffDayOf } from './calendarPlace';

interface Around {
  viewer: Viewer & { id: Id };
  timeZone: string;
  lengthOf: LengthOf;
}

/**
 * Why something can't stand at a place of the calendar, in a few words, or null. The same rules as the database's, on what
 * this screen knows: the server has the last word.
 */
export function whyNotPlace(state: StoreState, wish: ScheduleWish, around: Around): string | null {
  const { viewer, timeZone, lengthOf } = around;
  const { staffId, day } = staffDayOf(wish.columnKey);
  const moved = wish.blockId ? appointmentSlice.selectors.selectById(state, wish.blockId) : undefined;
  const person = staffSlice.selectors.selectById(state, staffId);
  if (moved && person && !person.serviceIds.includes(moved.serviceId)) {
    const service = serviceSlice.selectors.selectById(state, moved.serviceId);
    return `${person.name} does not offer ${service?.name ?? 'this service'}`;
  }
  const open = selectDayRows(state, staffId, day)
    .filter(({ isActive }) => isActive)
    .map(({ startTime, endTime }) => ({ start: minutesOf(startTime), end: minutesOf(endTime) }));
  if (!containsInterval(open, wish)) return 'Outside availability';

  const buffers = moved && lengthOf(moved.serviceId);
  const occupied: Interval = {
    start: wish.start - (buffers?.bufferBeforeMinutes ?? 0),
    end: wish.end + (buffers?.bufferAfterMinutes ?? 0),
  };
  const rows = appointmentSlice.selectors
    .selectIdsBy(state, 'staff', staffId)
    .flatMap((id) => appointmentSlice.selectors.selectById(state, id) ?? []);
  const others = blocksOn(rows, { day, timeZone, viewer, lengthOf }).filter(({ id }) => id !== wish.blockId);
  if (others.some((block) => meets(block, occupied))) return 'Something is booked there';
  const holds = holdSlice.selectors
    .selectIdsBy(state, 'staff', staffId)
    .flatMap((id) => holdSlice.selectors.selectById(state, id) ?? [])
    .filter((row) => !isOwnHold(row, viewer.id));
  if (holdBlocksOn(holds, day, timeZone, lengthOf).some((block) => meets(block, occupied))) {
    return 'Somebody is booking this';
  }
  return null;
}

function meets(block: Interval & { before: number; after: number }, occupied: Interval): boolean {
  return block.start - block.before < occupied.end && occupied.start < block.end + block.after;
}
