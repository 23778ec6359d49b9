import { sliceOf } from '@/store/createEntitySlice';
import { patients } from './patient';

export const patientSlice = sliceOf(patients);

export const {
  fetchAll: fetchPatients,
  create: createPatient,
  update: updatePatient,
  remove: deletePatient,
} = patientSlice.thunks;
export const {
  syncCreated: syncPatientCreated,
  syncUpdated: syncPatientUpdated,
  syncDeleted: syncPatientDeleted,
} = patientSlice.actions;
