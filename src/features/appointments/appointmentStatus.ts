/** requested → confirmed → arrived → inProgress → completed; from the first three also cancelled or noShow. */
export const appointmentStatuses = [
  'requested',
  'confirmed',
  'arrived',
  'inProgress',
  'completed',
  'cancelled',
  'noShow',
] as const;
export type AppointmentStatus = (typeof appointmentStatuses)[number];

const next: Readonly<Record<AppointmentStatus, readonly AppointmentStatus[]>> = {
  requested: ['confirmed', 'cancelled', 'noShow'],
  confirmed: ['arrived', 'cancelled', 'noShow'],
  arrived: ['inProgress', 'cancelled', 'noShow'],
  inProgress: ['completed'],
  completed: [],
  cancelled: [],
  noShow: [],
};

/** Where an appointment may go from here; none once it is over. */
export function nextStatuses(status: AppointmentStatus): readonly AppointmentStatus[] {
  return next[status];
}

/** With which status an appointment may begin. */
export const firstStatuses: readonly AppointmentStatus[] = ['requested', 'confirmed'];

/** Whether it takes up its therapist's time. */
export function occupiesTime(status: AppointmentStatus): boolean {
  return status !== 'cancelled' && status !== 'noShow';
}

/** Whether it can still be moved: it has neither begun nor ended in any way. */
export function isMovable(status: AppointmentStatus): boolean {
  return status === 'requested' || status === 'confirmed';
}
