import { useMemo, useState } from 'react';
import type { Id } from '@/domain/primitives';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { useAppointmentWrites } from '@/features/appointments/useAppointmentWrites';
import { useLengthOf, usePatientNameOf } from '@/features/appointments/useBookingParts';
import { useOpenAppointments } from '@/features/appointments/useOpenAppointments';
import { lengthOf as minutesLong } from '@/features/appointments/appointmentTimes';
import { statusWords } from '@/features/appointments/statusWords';
import { serviceSlice } from '@/features/services/serviceSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { timeOfMinutes } from '@/domain/calendar';
import { useRuntime } from '@/store/LockstepProvider';
import { formatDay, formatTimeRange } from '@/ui/format';
import type { ScheduleGridProps } from '@/ui/schedule/scheduleTypes';
import { useSession } from '@/ui/sessionContext';
import { wallTimes } from '@/features/appointments/appointmentTimes';
import { placeOn, staffDayOf } from './calendarPlace';
import { whyNotPlace } from './whyNotPlace';

type Actions = Pick<
  ScheduleGridProps,
  'describeBlock' | 'describePlace' | 'whyNot' | 'onCreate' | 'onChange' | 'onOpen' | 'onRemove'
>;

/** What a calendar does with appointments, by mouse, touch and keyboard alike. Stable as long as services stay as they are. */
export function useCalendarActions(): Actions & { selectedId: string | null } {
  const { store } = useRuntime();
  const { user, practice } = useSession();
  const { timeZone } = practice;
  const writes = useAppointmentWrites();
  const opening = useOpenAppointments();
  const lengthOf = useLengthOf();
  const nameOf = usePatientNameOf();
  const [selectedId, select] = useState<string | null>(null);

  const actions = useMemo((): Actions => {
    const rowOf = (id: string) => appointmentSlice.selectors.selectById(store.getState(), id);
    const staffNameOf = (id: Id) => staffSlice.selectors.selectById(store.getState(), id)?.name ?? '';
    return {
      describeBlock(id) {
        const row = rowOf(id);
        if (!row) return 'Held: being booked';
        const { startTime, endTime } = wallTimes(row, timeZone);
        const service = serviceSlice.selectors.selectById(store.getState(), row.serviceId);
        const said = [
          nameOf(row.patientId),
          service?.name,
          formatTimeRange(startTime, endTime),
          statusWords[row.status],
        ];
        return said.filter(Boolean).join(', ');
      },
      describePlace(key, start, end) {
        const { staffId, day } = staffDayOf(key);
        return `${formatDay(day)}, ${staffNameOf(staffId)}, ${timeOfMinutes(start)} to ${timeOfMinutes(end)}`;
      },
      whyNot: (wish) => whyNotPlace(store.getState(), wish, { viewer: user, timeZone, lengthOf }),
      onCreate(place) {
        const { staffId, startsAt } = placeOn(place, timeZone);
        opening.book({ staffId, startsAt });
      },
      onChange(id, place) {
        const row = rowOf(id);
        if (!row) return;
        const to = placeOn(place, timeZone);
        if (place.end - place.start === minutesLong(row)) writes.move(row, to);
        else writes.resize(row, to);
      },
      onOpen(id) {
        select(id);
        if (rowOf(id)) opening.open(id as Id);
      },
      onRemove(id) {
        const row = rowOf(id);
        if (row) writes.cancel(row);
      },
    };
  }, [store, user, timeZone, writes, opening, lengthOf, nameOf]);
  return { ...actions, selectedId };
}
