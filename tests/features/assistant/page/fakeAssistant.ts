import type { z } from 'zod';
import type { Id, Instant } from '@/domain/primitives';
import type {
  AssistantMessage,
  AssistantReply,
  ConversationMessage,
} from '@/features/assistant/assistantCall';
import type { Offer } from '@/features/assistant/offer';
import type { Calls } from '@/sync/ports';

const id = (group: number, n: number) =>
  `0190000${group}-0000-7000-8000-${String(n).padStart(12, '0')}` as Id;
export const conversationId = id(7, 1);
const kept = 'assistant-conversation-of-the-server';

/** The rows of three times that were offered. */
export const offered: readonly Offer[] = ['14:00', '15:15', '16:30'].map((time, n) => ({
  id: id(8, n + 1),
  rev: 1,
  createdAt: '2026-11-24T14:30:00.000Z' as Instant,
  updatedAt: '2026-11-24T14:30:00.000Z' as Instant,
  conversationId,
  accountId: id(1, 1),
  patientId: id(2, 1),
  staffId: id(3, 1),
  serviceId: id(4, 1),
  startsAt: new Date(`2026-12-01T${time}:00-05:00`).toISOString() as Instant,
  endsAt: new Date(Date.parse(`2026-12-01T${time}:00-05:00`) + 3_600_000).toISOString() as Instant,
  status: 'open' as const,
}));

const offers: AssistantReply = {
  reply: [
    'These times are free:',
    '1. Tue 1 Dec, 14:00, Maria Santos',
    '2. Tue 1 Dec, 15:15, Maria Santos',
    '3. Tue 1 Dec, 16:30, Maria Santos',
  ].join('\n'),
  kinds: ['offered'],
  language: 'en',
  slots: offered.map(({ id: slotId, staffId, serviceId, startsAt, endsAt }) => ({
    id: slotId,
    staffId,
    serviceId,
    startsAt,
    endsAt,
  })),
};
const asks: AssistantReply = {
  reply: 'Back & neck massage, Tue 1 Dec, 15:15, Maria Santos. Shall I book it?',
  kinds: ['confirmBook'],
  language: 'en',
  asksYesOrNo: true,
};
/** What was booked, as the database has it. */
export const bookedRow = {
  id: id(9, 1),
  rev: 1,
  createdAt: '2026-11-24T14:30:00.000Z' as Instant,
  updatedAt: '2026-11-24T14:30:00.000Z' as Instant,
  patientId: id(2, 1),
  staffId: id(3, 1),
  serviceId: id(4, 1),
  startsAt: '2026-12-01T20:15:00.000Z' as Instant,
  endsAt: '2026-12-01T21:15:00.000Z' as Instant,
  status: 'requested',
};

const booked: AssistantReply = {
  reply: 'Booked: Back & neck massage, Tue 1 Dec, 15:15, Maria Santos.',
  kinds: ['booked'],
  language: 'en',
  appointment: { ...bookedRow },
};

/** A server that offers, asks and books, in this order; it keeps the conversation over a reload of the page. */
export function fakeAssistant() {
  // Stands for the server's memory: a page that is loaded anew finds it again. The product keeps nothing there.
  const messages = JSON.parse(window.name || `{"${kept}":[]}`)[kept] as ConversationMessage[];
  const answers = new Map<string, { conversationId: Id } & AssistantReply>();
  const sent: { message: AssistantMessage; mutationId: string | undefined }[] = [];
  let isDown = false;
  const at = '2026-11-24T14:30:00.000Z' as Instant;
  const calls: Calls = {
    get: <T>(_path: string, schema: z.ZodType<T>) => {
      const found = { conversationId: messages.length > 0 ? conversationId : null, messages };
      return isDown ? Promise.reject(new Error('down')) : Promise.resolve(schema.parse(found));
    },
    post: <T>(_path: string, body: unknown, schema: z.ZodType<T>, options?: { mutationId?: string }) => {
      const message = body as AssistantMessage;
      const mutationId = options?.mutationId ?? '';
      sent.push({ message, mutationId });
      const reply = answers.get(mutationId) ?? {
        conversationId,
        ...(message.offerId ? asks : /^(yes|ja)$/i.test(message.text) ? booked : offers),
      };
      if (!answers.has(mutationId)) {
        answers.set(mutationId, reply);
        const { conversationId: _of, ...answer } = reply;
        messages.push(
          { n: messages.length, author: 'person', text: message.text, at, answer: null },
          { n: messages.length + 1, author: 'assistant', text: reply.reply, at, answer },
        );
        window.name = JSON.stringify({ [kept]: messages });
      }
      return isDown ? Promise.reject(new Error('down')) : Promise.resolve(schema.parse(reply));
    },
  };
  return { calls, sent, setDown: (down: boolean) => void (isDown = down) };
}
