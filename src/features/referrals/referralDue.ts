import { daysBetween } from '@/domain/calendar';
import type { Day } from '@/domain/primitives';
import type { Referral } from './referral';
import { isOver } from './referralStatus';

/** An answer that is due within so many days is due soon. */
export const soonDays = 7;

export const dueStates = ['overdue', 'soon', 'open', 'done'] as const;
/** How pressing a referral is. `open`: there is time, or no day is set; `done`: nothing is waited for any more. */
export type DueState = (typeof dueStates)[number];

/**
 * A day that has passed is overdue, today is not. That goes for drafts, too: nobody was even asked yet.
 * @param today on the practice's calendar
 */
export function dueStateOf({ status, dueOn }: Pick<Referral, 'status' | 'dueOn'>, today: Day): DueState {
  if (isOver(status)) return 'done';
  if (dueOn === null) return 'open';
  const days = daysBetween(today, dueOn);
  return days < 0 ? 'overdue' : days <= soonDays ? 'soon' : 'open';
}
