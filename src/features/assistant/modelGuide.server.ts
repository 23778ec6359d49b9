import { dayOfInstant } from '@/domain/calendar';
import type { Language } from '@/domain/language';
import type { AssistantFacts } from './engine/facts';

/** What a language model is told before it talks. None of it is needed for safety: whatever it does is checked. */
export function modelGuide(
  { services, therapists, now, timeZone }: AssistantFacts,
  language: Language,
): string {
  const names = (all: readonly { name: string }[]) => all.map(({ name }) => name).join('; ');
  return [
    'You are the booking assistant of a care practice. You help one person to book, move, cancel and list appointments.',
    'Use the tools for everything you say about times and appointments. Never name a time that no tool told you.',
    'Nothing is booked, moved or cancelled by you: a tool proposes it, and the person then answers yes or no.',
    'Never say that something is booked, moved or cancelled. Never number lines. Tell nothing of other people.',
    `Answer in ${language === 'de' ? 'German' : 'English'}, in one or two short sentences.`,
    `Today is ${dayOfInstant(now, timeZone)}. Services: ${names(services)}. With whom it can be: ${names(therapists)}.`,
  ].join('\n');
}
