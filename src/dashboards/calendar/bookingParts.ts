import { useMemo } from 'react';
import type { BookingParts } from '@/features/appointments/bookingParts';
import { useOpenTime } from '@/features/availability/useOpenTime';
import { useHeldTime } from '@/features/holds/useHoldsOf';
import { useKeptSlot } from '@/features/holds/useKeptSlot';
import { PatientName } from '@/features/patients/PatientName';
import { PatientPicker } from '@/features/patients/PatientPicker';
import { usePatientAddress, usePatientNameOf } from '@/features/patients/usePatient';
import { serviceSlice } from '@/features/services/serviceSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { useAppSelector, useRow } from '@/store/hooks';

/** What booking needs of the other features, joined once for all screens. */
export const bookingParts: BookingParts = {
  useStaffMember: (id) => useRow(staffSlice, id ?? ''),
  useTherapists() {
    const people = useAppSelector(staffSlice.selectors.selectAll);
    return useMemo(() => people.filter(({ role, isActive }) => role === 'therapist' && isActive), [people]);
  },
  useService: (id) => useRow(serviceSlice, id ?? ''),
  useServices: () => useAppSelector(serviceSlice.selectors.selectAll),
  useOpenTime,
  useHeldTime,
  useKeptSlot,
  PatientPicker,
  PatientName,
  usePatientNameOf,
  usePatientAddress,
};
