import { dayOfInstant } from '@/domain/calendar';
import type { Language } from '@/domain/language';
import type { AssistantFacts } from './facts';
import { answerOf, type Intent, intentsOf, languageOf, ordinalOf } from './intents';
import { type Matches, matchNames } from './matchNames';
import { type NamedDays, readDays } from './readDay';
import { isOrdinaryWord } from './ordinaryWords';
import { readTime, type TimeWish } from './readTime';
import { widenedWords, wordsOf } from './words';

/** What one message says, as far as it can be known without the conversation. */
export interface Message {
  text: string;
  words: readonly string[];
  /** Null: it does not show. */
  language: Language | null;
  intents: readonly Intent[];
  answer: 'yes' | 'no' | null;
  /** From 1; -1: the last one. */
  ordinal: number | null;
  services: Matches;
  therapists: Matches;
  /** Somebody is asked for whom nobody here is. */
  hasUnknownTherapist: boolean;
  anyTherapist: boolean;
  /** Days that say when; of a move, where to. */
  days: readonly NamedDays[];
  /** Of a move: where from. */
  fromDays: readonly NamedDays[];
  time: TimeWish | null;
  isEarliest: boolean;
  /** So many weeks later than the appointment that is spoken of, at the same time. */
  sameTimeInWeeks: number | null;
  /** At the same time, on a day that is named beside. */
  isSameTime: boolean;
  durationMinutes: number | null;
}

const anybody =
  /(^any[.!]?$|\bany(one|body| therapist| of (them|you))\b|\b(whoever|doesn('|’)?t matter( who)?|no preference|don('|’)?t (mind|care)( who)?|egal(,? wer)?|irgendwer|irgendjemand|bei jedem|keine (vorliebe|präferenz)))\b/i;
const earliest =
  /\b(earliest|soonest|asap|as soon as possible|first (available|free|possible|slot)|next (available|free|possible)|right away|as early as possible|frühest\w*|fruehest\w*|so bald wie möglich|baldmöglichst|schnellstmöglich\w*|so früh wie möglich|so schnell wie möglich|nächst(e|en|er) freie[nrs]?|am ehesten)\b/i;
const sameTime =
  /\b(same (time|hour|slot)|usual time|gleiche[rn]? (zeit|uhrzeit)|selbe[rn]? (zeit|uhrzeit)|gleiche zeit|zur (gleichen|selben) (zeit|uhrzeit))\b/i;
const nextWeek =
  /\b(next week|a week later|(in )?a week|the week after|following week|nächste woche|naechste woche|eine woche später|in einer woche|woche darauf)\b/i;
const inWeeks = /\b(?:in )?(two|2|three|3|four|4|zwei|drei|vier) (?:weeks|wochen)\b/i;
const weekNumbers: Readonly<Record<string, number>> = {
  two: 2,
  zwei: 2,
  three: 3,
  drei: 3,
  four: 4,
  vier: 4,
};

/** Reads a message in English or German. @param expected the language spoken so far */
export function readMessage(text: string, facts: AssistantFacts, expected: Language): Message {
  const language = languageOf(text);
  const today = dayOfInstant(facts.now, facts.timeZone);
  const { wish, rest } = readTime(withoutDenied(text));
  const days = readDays(rest, language ?? expected, today);
  const intents: Intent[] = namesSomebodyElse(text, facts) ? ['others'] : intentsOf(text);
  const { before, after } = splitAtTarget(rest, days, intents.includes('move'));
  const words = wordsOf(withoutDenied(text));
  const duration = /\b(\d{2,3})\s?-?\s?(min|minutes?|minuten|minütige?)\b/i.exec(text);
  const hours = /\b(an|one|1|two|2|eine|zwei)\s?(?:-?hour|stunden?)\b/i.exec(text);
  const isSameTime = sameTime.test(text);
  const withoutWeeks = rest.replace(inWeeks, ' ').replace(nextWeek, ' ');
  const namesDay = readDays(withoutWeeks, language ?? expected, today).length > 0;
  const therapists = matchNames(
    facts.ownPatientId === null ? wordsFor(words, 'therapist') : words,
    facts.therapists,
  );
  return {
    text,
    words,
    language,
    intents,
    answer: answerOf(text),
    ordinal: ordinalOf(text),
    services: matchNames(widenedWords(words), facts.services),
    therapists,
    hasUnknownTherapist: therapists.length === 0 && asksForSomebody(text, facts),
    anyTherapist: anybody.test(text) && !/\bany (time|day|slot)/i.test(text),
    days: after,
    fromDays: before,
    time: wish,
    isEarliest: earliest.test(text),
    sameTimeInWeeks: isSameTime && !namesDay ? weeksOf(text) : null,
    isSameTime,
    durationMinutes: duration
      ? Number(duration[1])
      : hours
        ? /tw|2|zw/i.test(hours[1] ?? '')
          ? 120
          : 60
        : null,
  };
}

function weeksOf(text: string): number | null {
  const said = inWeeks.exec(text)?.[1]?.toLowerCase();
  if (said !== undefined) return weekNumbers[said] ?? Number(said);
  return nextWeek.test(text) ? 1 : null;
}

/** `not Maria but James`, `instead of Tuesday`: what is denied is not wished for. */
function withoutDenied(text: string): string {
  return text
    .replaceAll(
      /\b(?:not|nicht|instead of|rather than|anstatt|statt|except|außer)\s+(?:with |on |the |bei |am |mit )?(?!before|after|vor|nach|later|earlier|able|at|in\b|any|sure|kommen|mehr|so|that|possible|feeling|going)[\p{L}]{3,}/giu,
      ' ',
    )
    .replaceAll(/\s+/g, ' ');
}

/** `move it from Tuesday to Friday`: what lies before the target tells which appointment is meant. */
function splitAtTarget(text: string, days: readonly NamedDays[], isMove: boolean) {
  if (!isMove || days.length === 0) return { before: [], after: days };
  const targets = [
    ...text.matchAll(
      /\b(to|until|till|into|for|auf|zum|nach|in die)\s+(?:the |my |den |die |das |next |this |n(?:ä|ae)chsten? |diesen |kommenden )*/gi,
    ),
  ];
  const last = days.at(-1);
  const [range] = days;
  if (days.length === 1 && range && range.from !== range.to && /\b(from|von|vom)\b/i.test(text)) {
    const { index, from, to } = range;
    return { before: [{ index, from, to: from }], after: [{ index, from: to, to }] };
  }
  const target = targets.find(({ index, 0: said }) =>
    days.some((day) => Math.abs(day.index - (index + said.length)) <= said.length),
  );
  if (target && days.length > 1) {
    const isTarget = (day: NamedDays) => day.index >= target.index;
    return { before: days.filter((day) => !isTarget(day)), after: days.filter(isTarget) };
  }
  if (days.length > 1 && last) return { before: days.slice(0, -1), after: [last] };
  // `move my Tuesday appointment`, `move the massage on Tuesday`: no target is named.
  const [only] = days;
  const isSource =
    !target &&
    only !== undefined &&
    (/^[\p{L}']+(['’]s)?\s+(appointment|massage|booking|one|session|termin)/iu.test(text.slice(only.index)) ||
      /\b(appointment|massage|booking|session|termin|one) (on|at|from|am|vom|von)\s+(the |next |this )?$/i.test(
        text.slice(0, only.index),
      ));
  return isSource ? { before: days, after: [] } : { before: [], after: days };
}

/** After `for` stands a patient, after `with` a therapist. */
export function wordsFor(words: readonly string[], who: 'patient' | 'therapist'): string[] {
  const [mine, other] =
    who === 'patient'
      ? [/^(for|fur)$/, /^(with|by|bei|mit|von)$/]
      : [/^(with|by|bei|mit|von|see)$/, /^(for|fur)$/];
  let isOther = false;
  return words.filter((word) => {
    if (other.test(word)) isOther = true;
    else if (mine.test(word) || /^(on|at|am|um|next|to|the|a|an|ein|eine|einen)$/.test(word)) isOther = false;
    return !isOther && !mine.test(word);
  });
}

/** A patient speaks of the appointment of somebody who is neither a therapist nor a day: `Anna Smith's appointment`. */
function namesSomebodyElse(
  text: string,
  { ownPatientId, patientAtHand, therapists }: AssistantFacts,
): boolean {
  const [, before, behind] =
    /((?:\p{Lu}[\p{L}-]+ )*\p{Lu}[\p{L}-]+)['’]s? (?:appointment|booking|massage|session|slot|termin)|(?:appointment|booking|termin) (?:of|von) ((?:\p{Lu}[\p{L}-]+ ?)+)/u.exec(
      text,
    ) ?? [];
  const words = wordsOf(before ?? behind ?? '').filter((word) => !isOrdinaryWord(word));
  if (ownPatientId === null || words.length === 0) return false;
  const known = patientAtHand ? [...therapists, patientAtHand] : therapists;
  return matchNames(words, known).length === 0;
}

/** What stands behind `for`, up to whatever else is said. */
export function wordsAfterFor(words: readonly string[]): string[] {
  const start = words.findIndex((word) => word === 'for' || word === 'fur');
  const behind = start < 0 ? [] : words.slice(start + 1);
  const end = behind.findIndex((word) =>
    /^(with|by|bei|mit|von|on|at|am|um|next|to|tomorrow|today)$/.test(word),
  );
  return end < 0 ? behind : behind.slice(0, end);
}

function asksForSomebody(text: string, { services }: AssistantFacts): boolean {
  const named =
    /\b(?:with|bei|mit)\s+(?:dr\.?\s+|frau\s+|herrn?\s+|mrs?\.?\s+|ms\.?\s+)?(\p{Lu}[\p{L}-]{2,})/u.exec(
      text,
    )?.[1];
  if (named === undefined) return false;
  return (
    matchNames(wordsOf(named), services).length === 0 &&
    !/^(the|her|him|them|any|my|you|it|this|that|ihr|dem|der|what|everything)/i.test(named)
  );
}
