import type { CommonFields } from '@/domain/entity';
import type { Referral } from './referral';
import { type ReferralStatus, referralStatuses } from './referralStatus';

/** What a status is called. */
export const statusWords: Readonly<Record<ReferralStatus, string>> = {
  draft: 'Draft',
  sent: 'Sent',
  accepted: 'Accepted',
  completed: 'Completed',
  declined: 'Declined',
  cancelled: 'Cancelled',
};

/** What pressing a button does that leads to a status. Nothing is sent by itself: the status says that somebody did. */
export const statusVerbs: Readonly<Record<ReferralStatus, string>> = {
  draft: 'Back to draft',
  sent: 'Mark sent',
  accepted: 'Mark accepted',
  completed: 'Mark completed',
  declined: 'Mark declined',
  cancelled: 'Cancel referral',
};

/** What was done when it got there. */
export const doneWords: Readonly<Record<ReferralStatus, string>> = {
  draft: 'Draft saved',
  sent: 'Marked sent',
  accepted: 'Marked accepted',
  completed: 'Marked completed',
  declined: 'Marked declined',
  cancelled: 'Cancelled',
};

/** What the fields are called on the screen. */
export const fieldWords: Readonly<Record<Exclude<keyof Referral, keyof CommonFields>, string>> = {
  patientId: 'Who is referred',
  fromStaffId: 'Who refers',
  toProvider: 'Recipient',
  reason: 'Reason',
  status: 'Status',
  dueOn: 'Answer due',
};

/** The refusal of a status in this feature's words: `It is accepted by now and can become completed or cancelled.` */
export function allowedWords(status: ReferralStatus, allowed: readonly string[]): string {
  const words = referralStatuses.filter((one) => allowed.includes(one)).map(lower);
  const stands = `It is ${lower(status)} by now`;
  return words.length === 0 ? `${stands} and stays so.` : `${stands} and can become ${words.join(' or ')}.`;
}

function lower(status: ReferralStatus): string {
  return statusWords[status].toLowerCase();
}
