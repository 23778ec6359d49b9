import { useMemo } from 'react';
import { useLengthOf } from '@/features/appointments/useBookingParts';
import { useStaffBlocks } from '@/features/appointments/useDayAppointments';
import { useOpenMinutes } from '@/features/availability/useOpenTime';
import { useHoldBlocks } from '@/features/holds/useHoldsOf';
import type { ColumnContent } from '@/ui/schedule/scheduleTypes';
import { staffDayOf } from './calendarPlace';

/** One therapist's day as a column: follows the rows of that day and of nobody else. */
export function useCalendarColumn(key: string): ColumnContent {
  const { staffId, day } = staffDayOf(key);
  const lengthOf = useLengthOf();
  const open = useOpenMinutes(staffId, day);
  const booked = useStaffBlocks(staffId, day);
  const held = useHoldBlocks(staffId, day, lengthOf);
  return useMemo(() => ({ open, blocks: [...booked, ...held] }), [open, booked, held]);
}
