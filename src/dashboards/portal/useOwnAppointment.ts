import type { Id } from '@/domain/primitives';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { serviceSlice } from '@/features/services/serviceSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { useEntry, useRow } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';

/** One of one's own appointments with what it refers to, and the mark of a change that just came from the practice. */
export function useOwnAppointment(id: Id) {
  const entry = useEntry(appointmentSlice, id);
  const glow = useGlow(entry);
  const row = entry?.row ?? null;
  const service = useRow(serviceSlice, row?.serviceId ?? '');
  const person = useRow(staffSlice, row?.staffId ?? '');
  return { row, service, person, glow };
}
