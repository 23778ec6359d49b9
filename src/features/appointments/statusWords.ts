import type { AppointmentStatus } from './appointmentStatus';

/** What a status is called. */
export const statusWords: Readonly<Record<AppointmentStatus, string>> = {
  requested: 'Requested',
  confirmed: 'Confirmed',
  arrived: 'Arrived',
  inProgress: 'In progress',
  completed: 'Completed',
  cancelled: 'Cancelled',
  noShow: 'No-show',
};

/** What pressing a button does that leads to a status. */
export const statusVerbs: Readonly<Record<AppointmentStatus, string>> = {
  requested: 'Request',
  confirmed: 'Confirm',
  arrived: 'Mark arrived',
  inProgress: 'Start',
  completed: 'Complete',
  cancelled: 'Cancel',
  noShow: 'No-show',
};

/** The status that usually comes next, for one press; null once it is over. */
export function usualNext(status: AppointmentStatus): AppointmentStatus | null {
  switch (status) {
    case 'requested':
      return 'confirmed';
    case 'confirmed':
      return 'arrived';
    case 'arrived':
      return 'inProgress';
    case 'inProgress':
      return 'completed';
    case 'completed':
    case 'cancelled':
    case 'noShow':
      return null;
  }
}
