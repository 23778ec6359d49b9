import { sliceOf } from '@/store/createEntitySlice';
import { appointments } from './appointment';

export const appointmentSlice = sliceOf(appointments);

export const {
  fetchAll: fetchAppointments,
  create: createAppointment,
  update: updateAppointment,
  remove: deleteAppointment,
} = appointmentSlice.thunks;
export const {
  syncCreated: syncAppointmentCreated,
  syncUpdated: syncAppointmentUpdated,
  syncDeleted: syncAppointmentDeleted,
} = appointmentSlice.actions;
