import type { Slot } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import type { SlotQuestion } from './engine/facts';
import type { Talk } from './talk.server';

/** What the assistant is given by others: features know each other by what they are given only. */
export interface AssistantPorts {
  /** Free times as `GET /api/slots` tells them. */
  freeSlots(practiceId: Id, question: SlotQuestion, accountId: Id): Promise<readonly Slot[]>;
  /** Who does the talking; null: the engine alone. */
  talk: Talk | null;
}
