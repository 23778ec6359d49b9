import { z } from 'zod';
import { Id, Instant, Text } from '@/domain/primitives';

/** What is asked of the assistant, and what it answers: the server and the screen share these shapes. */

export const assistantPath = '/assistant';

export const AssistantMessage = z.strictObject({
  /** The conversation that it goes on with; a new one begins without. */
  conversationId: Id.optional(),
  text: Text(1_000),
  /** An offered time that was pressed; the text tells of it in words. */
  offerId: Id.optional(),
  /** For whom, where somebody of the practice asks beside a patient's record. */
  patientId: Id.optional(),
});
export type AssistantMessage = z.infer<typeof AssistantMessage>;

const OfferedTime = z.object({ id: Id, staffId: Id, serviceId: Id, startsAt: Instant, endsAt: Instant });

const AppointmentTold = z.looseObject({
  id: Id,
  staffId: Id,
  serviceId: Id,
  startsAt: Instant,
  endsAt: Instant,
  status: z.string(),
});

const replyShape = {
  /** In words, line by line; choices are numbered. */
  reply: z.string(),
  /** What its parts are: `booked` only where `appointment` is the row that the database has. */
  kinds: z.array(z.string()),
  language: z.enum(['en', 'de']),
  /** Offered times, under the ids of their rows in `assistant-offers`. */
  slots: z.array(OfferedTime).optional(),
  /** What else may be chosen from, by name. */
  choices: z.array(z.string()).optional(),
  /** Whether a yes or a no is waited for. */
  asksYesOrNo: z.boolean().optional(),
  appointment: AppointmentTold.optional(),
};

export const AssistantReply = z.object(replyShape);
export type AssistantReply = z.infer<typeof AssistantReply>;

export const AssistantAnswer = z.object({ conversationId: Id, ...replyShape });
export type AssistantAnswer = z.infer<typeof AssistantAnswer>;

export const ConversationMessage = z.object({
  n: z.int(),
  author: z.enum(['person', 'assistant']),
  text: z.string(),
  at: Instant,
  answer: AssistantReply.nullable(),
});
export type ConversationMessage = z.infer<typeof ConversationMessage>;

export const Conversation = z.object({
  conversationId: Id.nullable(),
  messages: z.array(ConversationMessage),
});
export type Conversation = z.infer<typeof Conversation>;
