import { shallowEqual } from 'react-redux';
import { wallTimeOfInstant } from '@/domain/calendar';
import type { Day, Id } from '@/domain/primitives';
import { type NextStretch, nextStretch } from '@/features/availability/nextStretch';
import { selectDayRows } from '@/features/availability/selectDayRows';
import { useNow } from '@/store/useClock';
import { useAppSelector } from '@/store/hooks';
import { useSession, useToday } from '@/ui/sessionContext';

/** Where somebody stands on the practice's clock, looking as far as `days` go. */
export function useNextStretch(staffId: Id, days: readonly Day[]): NextStretch | null {
  const { timeZone } = useSession().practice;
  const today = useToday();
  const now = wallTimeOfInstant(useNow(), timeZone);
  return useAppSelector(
    (state) =>
      nextStretch(
        days.flatMap((day) => selectDayRows(state, staffId, day)),
        today,
        now,
      ),
    shallowEqual,
  );
}
