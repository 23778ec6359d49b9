import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { Id } from '@/domain/primitives';
import { PatientName } from '@/features/patients/PatientName';
import { PatientPicker } from '@/features/patients/PatientPicker';
import { usePatientNameOf } from '@/features/patients/usePatient';
import type { ReferralParts } from '@/features/referrals/referralParts';
import { staffSlice } from '@/features/staff/staffSlice';
import { useRow } from '@/store/hooks';
import { useRuntime } from '@/store/LockstepProvider';
import { StaffTag } from '@/ui/StaffTag';
import { useClinicPaths } from '../clinicPaths';
import { StaffPicker } from './StaffPicker';

/** What referrals need of patients and staff. */
export function useReferralParts(): ReferralParts {
  const { store } = useRuntime();
  const patientNameOf = usePatientNameOf();
  return useMemo(
    () => ({
      PatientPicker,
      StaffPicker,
      Patient: PatientLink,
      Staff,
      nameOf: (field, id) =>
        field === 'patientId'
          ? patientNameOf(id)
          : (staffSlice.selectors.selectById(store.getState(), id)?.name ?? null),
    }),
    [store, patientNameOf],
  );
}

function PatientLink({ id }: { id: Id }) {
  const paths = useClinicPaths();
  return (
    <Link to={paths.patient(id)}>
      <PatientName id={id} />
    </Link>
  );
}

function Staff({ id }: { id: Id }) {
  const person = useRow(staffSlice, id);
  return person && <StaffTag name={person.name} colour={person.colour} inactive={!person.isActive} />;
}
