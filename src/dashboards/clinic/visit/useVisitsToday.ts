import { useCallback } from 'react';
import { shallowEqual } from 'react-redux';
import type { Id } from '@/domain/primitives';
import type { Appointment } from '@/features/appointments/appointment';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { boundsOf } from '@/features/appointments/appointmentTimes';
import { useAppointmentItems } from '@/features/appointments/useAppointmentItems';
import type { StoreState } from '@/store/entityState';
import { useAppSelector } from '@/store/hooks';
import { useSession, useToday } from '@/ui/sessionContext';

/** Today's appointments in the order of their times: one therapist's, or everybody's; null while nobody knows whose. */
export function useVisitsToday(staffId: Id | undefined): readonly Appointment[] {
  const { timeZone } = useSession().practice;
  const day = useToday();
  const items = useAppointmentItems({
    scope: { kind: 'day', day },
    bounds: boundsOf(day, day, timeZone),
    staffId,
    groupBy: 'none',
  });
  const select = useCallback(
    (state: StoreState) =>
      items.flatMap((item) =>
        item.kind === 'row' ? (appointmentSlice.selectors.selectById(state, item.id) ?? []) : [],
      ),
    [items],
  );
  return useAppSelector(select, shallowEqual);
}
