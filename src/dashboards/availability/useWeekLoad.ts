import { addDays } from '@/domain/calendar';
import type { Day, Id } from '@/domain/primitives';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import type { Load } from '@/store/entityState';
import { useLoaded } from '@/store/hooks';

/** Loads one person's week, and the weeks beside it so that stepping there shows them at once. */
export function useWeekLoad(staffId: Id, days: readonly Day[]): Load {
  const [first, last] = [days[0] as Day, days[6] as Day];
  const week = (shift: number) => ({ staffId, from: addDays(first, shift), to: addDays(last, shift) });
  const load = useLoaded(availabilitySlice, week(0));
  useLoaded(availabilitySlice, week(7));
  useLoaded(availabilitySlice, week(-7));
  return load;
}
