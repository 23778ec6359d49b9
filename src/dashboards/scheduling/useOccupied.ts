import { useCallback, useMemo } from 'react';
import type { Interval } from '@/domain/interval';
import type { Day, Id } from '@/domain/primitives';
import type { Appointment } from '@/features/appointments/appointment';
import { occupiedBy } from '@/features/appointments/appointmentBlocks';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { boundsOf, meets } from '@/features/appointments/appointmentTimes';
import { useLengthOf } from '@/features/appointments/useBookingParts';
import type { Hold } from '@/features/holds/hold';
import { heldBy } from '@/features/holds/holdBlocks';
import { isOwnHold } from '@/features/holds/holdPhase';
import { holdSlice } from '@/features/holds/holdSlice';
import { type Entry, rowsOf, useDerivedBy } from '@/store/hooks';
import { useSession } from '@/ui/sessionContext';

/**
 * What takes up one therapist's time on these days, the last included, buffers and holds of others with it, in epoch
 * milliseconds; another array only when one of them changed.
 */
export function useOccupied(staffId: Id, from: Day, to: Day): readonly Interval[] {
  const { user, practice } = useSession();
  const { timeZone } = practice;
  const lengthOf = useLengthOf();
  const booked = useCallback(
    (entries: readonly Entry<Appointment>[]) => {
      const bounds = boundsOf(from, to, timeZone);
      return occupiedBy(
        rowsOf(entries).filter((row) => meets(row, bounds)),
        lengthOf,
        null,
      );
    },
    [from, to, timeZone, lengthOf],
  );
  const held = useCallback(
    (entries: readonly Entry<Hold>[]) =>
      heldBy(
        rowsOf(entries).filter((row) => !isOwnHold(row, user.id)),
        lengthOf,
      ),
    [user.id, lengthOf],
  );
  const appointments = useDerivedBy(appointmentSlice, 'staff', staffId, booked, sameIntervals);
  const holds = useDerivedBy(holdSlice, 'staff', staffId, held, sameIntervals);
  return useMemo(() => [...appointments, ...holds], [appointments, holds]);
}

function sameIntervals(a: readonly Interval[], b: readonly Interval[]): boolean {
  return a.length === b.length && a.every(({ start, end }, i) => start === b[i]?.start && end === b[i].end);
}
