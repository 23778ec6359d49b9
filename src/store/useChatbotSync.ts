import type { Id } from '@/domain/primitives';
import type { CommittedChange } from './createCommittedChanges';
import { useCommittedChanges } from './useCommittedChanges';

/** What a conversation with the booking assistant has to do with. */
export interface ChatbotInterest {
  /** Null: none has begun. */
  conversationId: Id | null;
  /** Appointments that were booked, moved or told of in it. */
  appointmentIds: readonly Id[];
}

export interface ChatbotHandlers {
  /** A time that was offered here is worth something else now: taken, free again, booked. */
  onOfferChanged?(change: CommittedChange): void;
  /** Moved, cancelled or deleted elsewhere. */
  onAppointmentChanged?(change: CommittedChange): void;
}

/** Tells the open conversation of what concerns it. It only observes the one way in. */
export function useChatbotSync(
  { conversationId, appointmentIds }: ChatbotInterest,
  { onOfferChanged, onAppointmentChanged }: ChatbotHandlers,
): void {
  useCommittedChanges(conversationId === null ? null : 'offer', (change) => {
    const row = change.event.row as { conversationId?: unknown } | undefined;
    if (change.event.op === 'updated' && row?.conversationId === conversationId) onOfferChanged?.(change);
  });
  useCommittedChanges(appointmentIds.length === 0 ? null : 'appointment', (change) => {
    if (change.via !== 'own' && appointmentIds.includes(change.event.id)) onAppointmentChanged?.(change);
  });
}
