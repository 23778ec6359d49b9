import { useCallback, useMemo } from 'react';
import { shallowEqual } from 'react-redux';
import type { Day, Id } from '@/domain/primitives';
import type { StoreState } from '@/store/entityState';
import { useAppSelector } from '@/store/hooks';
import { useSession } from '@/ui/sessionContext';
import { occupiedBy } from './appointmentBlocks';
import { appointmentSlice } from './appointmentSlice';
import { boundsOf, meets } from './appointmentTimes';
import type { LengthOf, StaffIntervals } from './bookingParts';
import { useLoadedAppointments } from './useDayAppointments';

const { selectById, selectIdsBy } = appointmentSlice.selectors;

interface OccupiedQuestion {
  staffIds: readonly Id[];
  from: Day;
  to: Day;
  /** Buffers of services. */
  lengthOf: LengthOf;
  /** An appointment that does not count: the one that is to be moved. */
  except: Id | null;
}

/**
 * What appointments take up of several therapists' time on these days, the last included; another map only when one of them
 * changed. Loads them; null until they are here.
 */
export function useOccupiedTime(question: OccupiedQuestion): StaffIntervals | null {
  const { staffIds, from, to, lengthOf, except } = question;
  const { timeZone } = useSession().practice;
  const isReady = useLoadedAppointments(from, to).status === 'ready';
  const select = useCallback(
    (state: StoreState) => {
      const bounds = boundsOf(from, to, timeZone);
      return staffIds
        .flatMap((staffId) => selectIdsBy(state, 'staff', staffId))
        .flatMap((id) => selectById(state, id) ?? [])
        .filter((row) => meets(row, bounds));
    },
    [staffIds, from, to, timeZone],
  );
  const rows = useAppSelector(select, shallowEqual);
  return useMemo(() => {
    if (!isReady) return null;
    const of = (staffId: Id) =>
      occupiedBy(
        rows.filter((row) => row.staffId === staffId),
        lengthOf,
        except,
      );
    return new Map(staffIds.map((staffId) => [staffId, of(staffId)]));
  }, [isReady, rows, staffIds, lengthOf, except]);
}
