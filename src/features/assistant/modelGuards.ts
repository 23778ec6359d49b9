import { dayOfInstant, minutesOf, wallTimeOfInstant } from '@/domain/calendar';
import type { AssistantFacts } from './engine/facts';
import type { ReplyPart } from './engine/replyParts';

const claims =
  /\b(booked|confirmed|scheduled|reserved|moved|rescheduled|cancell?ed|all set|done|you('|’)?re in|see you|gebucht|best(ä|ae)tigt|eingetragen|reserviert|verschoben|verlegt|storniert|abgesagt|erledigt)\b/i;
const clock =
  /\b(\d{1,2})(?:[:.h](\d{2}))?\s*(a\.?m\b\.?|p\.?m\b\.?|o['’]clock|uhr)|\b(\d{1,2})[:.](\d{2})\b/gi;
const months = 'jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez';
const dates = new RegExp(
  String.raw`\b(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?:${months})|\b(?:${months})[a-zä]*\.?\s+(\d{1,2})\b|\b\d{4}-\d{2}-(\d{2})\b`,
  'gi',
);

/**
 * Whether words that somebody else chose say nothing but what is so: they claim nothing to be done, and name no time of day and
 * no date but those that the parts tell of or the person said.
 */
export function keepsToTheFacts(
  words: string,
  said: string,
  parts: readonly ReplyPart[],
  facts: AssistantFacts,
): boolean {
  if (claims.test(words)) return false;
  const told = parts.flatMap(startsOf).map((start) => Date.parse(start));
  const minutes = new Set(told.map((ms) => minutesOf(wallTimeOfInstant(ms, facts.timeZone)) % 720));
  const days = new Set([...told, facts.now].map((ms) => Number(dayOfInstant(ms, facts.timeZone).slice(8))));
  const saidMinutes = new Set(minutesIn(said));
  const saidDates = new Set(datesIn(said));
  return (
    minutesIn(words).every((minute) => minutes.has(minute) || saidMinutes.has(minute)) &&
    datesIn(words).every((date) => days.has(date) || saidDates.has(date))
  );
}

/** Times of day, as minutes of a twelve-hour clock: `3 pm` and `15:00` are the same. */
function minutesIn(text: string): number[] {
  return [...text.matchAll(clock)].map(([, hour, minute, , otherHour, otherMinute]) => {
    const [h, m] = [Number(hour ?? otherHour), Number(minute ?? otherMinute ?? 0)];
    return (h * 60 + m) % 720;
  });
}

function datesIn(text: string): number[] {
  return [...text.matchAll(dates)].map(([, before, behind, iso]) => Number(before ?? behind ?? iso));
}

function startsOf(part: ReplyPart): string[] {
  if ('slots' in part) return part.slots.map(({ startsAt }) => startsAt);
  if ('appointments' in part) return part.appointments.map(({ startsAt }) => startsAt);
  if ('slot' in part) return [part.slot.startsAt, ...('from' in part ? [part.from.startsAt] : [])];
  return 'appointment' in part ? [part.appointment.startsAt] : [];
}
