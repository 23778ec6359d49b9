import type { Day, Id } from '@/domain/primitives';
import { useAppSelector } from '@/store/hooks';
import { activeMinutes } from './dayLayout';
import { selectDayRows } from './selectDayRows';

/** Minutes of active availability over these days. */
export function useActiveMinutes(staffId: Id, days: readonly Day[]): number {
  return useAppSelector((state) =>
    days.reduce((sum, day) => sum + activeMinutes(selectDayRows(state, staffId, day)), 0),
  );
}
