import type { ListItem } from './appointmentGroups';

const headingHeight = 36;

/** How high each item of a list of appointments is, in pixels, as `AppointmentList.module.css` draws it. */
export const listHeights = {
  wide: ({ kind }: ListItem) => (kind === 'heading' ? headingHeight : 56),
  /** On a phone, and beside a calendar. */
  narrow: ({ kind }: ListItem) => (kind === 'heading' ? headingHeight : 100),
} as const;
