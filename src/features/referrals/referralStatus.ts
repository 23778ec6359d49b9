import { type StatusFlow, statusesAfter } from '@/domain/statusFlow';

/** draft → sent → accepted → completed; declined once sent; cancelled between being sent and completed. */
export const referralStatuses = ['draft', 'sent', 'accepted', 'completed', 'declined', 'cancelled'] as const;
export type ReferralStatus = (typeof referralStatuses)[number];

export const referralFlow = {
  field: 'status',
  first: ['draft', 'sent'],
  next: {
    // What nobody was sent is deleted, not cancelled.
    draft: ['sent'],
    sent: ['accepted', 'declined', 'cancelled'],
    accepted: ['completed', 'cancelled'],
    completed: [],
    declined: [],
    cancelled: [],
  },
} as const satisfies StatusFlow;

/** Where this one may go from here, in the order in which it is offered; none once it is over. */
export function nextStatuses(status: ReferralStatus): readonly ReferralStatus[] {
  return statusesAfter(referralFlow, status) as readonly ReferralStatus[];
}

/** Whether nothing more is expected of it. */
export function isOver(status: ReferralStatus): boolean {
  return nextStatuses(status).length === 0;
}
