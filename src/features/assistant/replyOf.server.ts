import type { AssistantReply } from './assistantCall';
import type { AssistantFacts } from './engine/facts';
import type { ReplyPart } from './engine/replyParts';
import { replyText } from './engine/replyText';
import type { TalkOutcome } from './talk.server';

/** What is answered: the words, and beside them what can be pressed or shown. */
export function replyOf({ reply, state, words }: TalkOutcome, facts: AssistantFacts): AssistantReply {
  const slots = reply.flatMap((part) => (part.kind === 'offered' ? part.slots : []));
  const choices = reply.flatMap(choicesOf);
  const appointment = reply.flatMap((part) =>
    'appointment' in part && isDone(part) ? [part.appointment] : [],
  )[0];
  return {
    reply: words ?? replyText(reply, facts, state.language),
    kinds: reply.map(({ kind }) => kind),
    language: state.language,
    ...(slots.length > 0 ? { slots: [...slots] } : {}),
    ...(choices.length > 0 ? { choices } : {}),
    ...(state.asked === 'confirm' ? { asksYesOrNo: true } : {}),
    ...(appointment ? { appointment: { ...appointment } } : {}),
  };
}

function choicesOf(part: ReplyPart): string[] {
  if ('services' in part) return part.services.map(({ name }) => name);
  if ('therapists' in part) return part.therapists.map(({ name }) => name);
  return 'patients' in part ? part.patients.map(({ name }) => name) : [];
}

function isDone({ kind }: ReplyPart): boolean {
  return kind === 'booked' || kind === 'moved' || kind === 'cancelled';
}
