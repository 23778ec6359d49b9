import { de, en, type ParsedResult } from 'chrono-node';
import { addDays, weekdayOf, weekOf } from '@/domain/calendar';
import type { Language } from '@/domain/language';
import { Day } from '@/domain/primitives';

/** Days of the practice, both included. */
export interface DayRange {
  from: Day;
  to: Day;
}

/** A day that was named, and where in the text. */
export interface NamedDays extends DayRange {
  index: number;
}

const weekdays: readonly (readonly [RegExp, number])[] = [
  [/^(mon|mo|monday|montags?|mondays)$/, 1],
  [/^(tue|tues|tuesday|tuesdays|di|dienstags?|tusday|teusday|tuseday)$/, 2],
  [/^(wed|weds|wednesday|wednesdays|mi|mittwochs?|wensday|wednsday|wedensday|wendesday)$/, 3],
  [/^(thu|thur|thurs|thursday|thursdays|do|donnerstags?|thrusday|thurday|thursay)$/, 4],
  [/^(fri|friday|fridays|fr|freitags?|firday|frday)$/, 5],
  [/^(sat|saturday|saturdays|sa|samstags?|sonnabends?|saterday|saturay)$/, 6],
  [/^(sun|sunday|sundays|so|sonntags?|suday|snuday)$/, 7],
];
/** Two letters are a day only where a German text puts them as one: `am Di`. */
const short = /^(mo|di|mi|do|fr|sa|so)$/;
/** English words that are also short days. */
const unlikely = /^(sat|sun|wed|mon)$/;

const weekShift = String.raw`(next week|the week after next|week after next|the following week|in two weeks|in 2 weeks|in a week|this week|n(?:ä|ae)chste[rn]? woche|kommende[rn]? woche|diese[rn]? woche|(?:ü|ue)bern(?:ä|ae)chste[rn]? woche|in einer woche|in zwei wochen|week)`;

function shiftOf(words: string): number | null {
  const said = words.toLowerCase();
  if (/after next|two weeks|2 weeks|bern|zwei wochen/.test(said)) return 2;
  if (/this week|diese/.test(said)) return 0;
  return /week|woche/.test(said) ? 1 : null;
}

/**
 * All days that a text names, in their order. A weekday alone, or `this`, is the next one after today; `next` one is that of
 * the week after this; nothing that is named without a year lies behind.
 * @param text without times of day
 * @param weekStartsOn 1 is Monday
 */
export function readDays(text: string, language: Language, today: Day, weekStartsOn = 1): NamedDays[] {
  const found: (NamedDays & { end: number })[] = [];
  const add = (index: number, length: number, range: DayRange) => {
    const end = index + length;
    if (found.every((one) => end <= one.index || index >= one.end)) found.push({ index, end, ...range });
  };
  const each = (pattern: RegExp, range: (match: RegExpExecArray) => DayRange | null) => {
    for (const match of text.matchAll(pattern)) {
      const read = range(match);
      if (read) add(match.index, match[0].length, read);
    }
  };
  const one = (day: Day): DayRange => ({ from: day, to: day });
  const week = (shift: number): DayRange => {
    const days = weekOf(addDays(today, 7 * shift), weekStartsOn);
    return { from: days[0] < today ? today : days[0], to: days[6] };
  };

  each(/\b(the )?day after tomorrow\b|\b(ü|ue)bermorgen\b/gi, () => one(addDays(today, 2)));
  each(/\ba week from (today|tomorrow)\b|\b(heute|morgen) in einer woche\b/gi, ([said]) =>
    one(addDays(today, /tomorrow|morgen/i.test(said) ? 8 : 7)),
  );
  each(/\b(a|one|two|three|four|[1-9]) weeks? from (today|now)\b/gi, ([, count = '']) =>
    one(
      addDays(today, 7 * ({ a: 1, one: 1, two: 2, three: 3, four: 4 }[count.toLowerCase()] ?? Number(count))),
    ),
  );
  each(/\b(\d{4})-(\d{2})-(\d{2})\b/g, ([said]) => dayOf(said));
  each(/(?<![\d.:])(\d{1,2})\.\s?(\d{1,2})\.(\s?\d{4}|\s?\d{2}(?!\d))?/g, (m) => german(m, today));
  const name = String.raw`([a-z]{2,10})`;
  const weekdayOfWord = (word: string, before = ''): number | null => {
    const said = word.toLowerCase();
    if (short.test(said) && !(language === 'de' && /\b(am|den|nächsten|diesen|kommenden)\s$/i.test(before)))
      return null;
    if (unlikely.test(said) && (language === 'de' || /\b(i|we|he|she)\s$/i.test(before))) return null;
    return weekdays.find(([pattern]) => pattern.test(said))?.[1] ?? null;
  };
  const inWeek = (weekday: number, shift: number) =>
    weekOf(addDays(today, 7 * shift), 1)[weekday - 1] ?? today;
  const coming = (weekday: number, from = today) => addDays(from, ((weekday - weekdayOf(from) + 6) % 7) + 1);

  each(new RegExp(String.raw`\ba week from ${name}\b|\b${name} in einer woche\b`, 'gi'), (m) => {
    const weekday = weekdayOfWord(m[1] ?? m[2] ?? '');
    return weekday === null ? null : one(addDays(coming(weekday), 7));
  });
  each(new RegExp(String.raw`\b${name},?\s+(?:of |in der |in the )?${weekShift}\b`, 'gi'), (m) => {
    const [weekday, shift] = [weekdayOfWord(m[1] ?? ''), shiftOf(m[2] ?? '')];
    return weekday === null || shift === null ? null : one(inWeek(weekday, shift));
  });
  each(new RegExp(String.raw`\b${weekShift},?\s+(?:on |am )?${name}\b`, 'gi'), (m) => {
    const [weekday, shift] = [weekdayOfWord(m[2] ?? '', 'am '), shiftOf(m[1] ?? '')];
    return weekday === null || shift === null ? null : one(inWeek(weekday, shift));
  });
  each(new RegExp(String.raw`\b(next|(?:ü|ue)bern(?:ä|ae)chsten?|the following)\s+${name}\b`, 'gi'), (m) => {
    const weekday = weekdayOfWord(m[2] ?? '', 'diesen ');
    return weekday === null ? null : one(inWeek(weekday, /^n|^the/i.test(m[1] ?? '') ? 1 : 2));
  });
  each(/\b(the )?week after next\b|\b(ü|ue)bern(ä|ae)chste(r|n)? woche\b|\bin (two|2) weeks'? time\b/gi, () =>
    week(2),
  );
  each(/\b(next|the following|coming) week\b|\b(n(ä|ae)chste|kommende)(r|n)? woche\b/gi, () => week(1));
  each(/\b(later )?this week\b|\bdiese(r|n)? woche\b/gi, () => week(0));
  each(
    /\b(next )?(at the |on the |this |am |dieses |n(ä|ae)chstes |kommendes )?(weekend|wochenende)\b/gi,
    ([said]) => {
      const saturday = /^(next|n)/i.test(said) ? inWeek(6, 1) : addDays(coming(6), 0);
      const from = weekdayOf(today) === 6 ? today : saturday;
      return { from, to: addDays(from, 1) };
    },
  );
  each(/\b([a-zä]{2,10})\b/gi, (m) => {
    const weekday = weekdayOfWord(m[1] ?? '', text.slice(0, m.index));
    return weekday === null ? null : one(coming(weekday));
  });
  each(
    /\b(?:on |the |am )+(\d{1,2})(?:st|nd|rd|th|\.)(?!\s+(?:one|option|slot|time|offer)\b)(?!\s?[a-zä]*\s?(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])|\s?\d)/gi,
    (m) => dayInMonth(Number(m[1]), today),
  );
  for (const read of absolute(text, language, today)) add(read.index, read.length, read.range);
  return found.toSorted((a, b) => a.index - b.index).map(({ index, from, to }) => ({ index, from, to }));
}

/** What the library reads well: dates with a month, and so many days or weeks from now. */
function absolute(text: string, language: Language, today: Day) {
  // As if the wall clock were UTC: what is read are days of the practice, and no zone of the machine comes in.
  const reference = { instant: new Date(`${today}T12:00:00Z`), timezone: 0 };
  const parse = (lang: Pick<typeof en, 'parse'>) => lang.parse(text, reference, { forwardDate: true });
  const results = language === 'de' ? [...parse(de), ...parse(en)] : [...parse(en), ...parse(de)];
  return results.flatMap((result) => {
    const range = rangeOf(result, text);
    return range ? [{ index: result.index, length: result.text.length, range }] : [];
  });
}

function rangeOf(result: ParsedResult, text: string): DayRange | null {
  const { start, end } = result;
  // A month alone is often none: `may I`, `march`; and what is over is not wished for.
  if (
    !start.isCertain('day') ||
    /\b(ago|vor|last|letzte\w*|second|hours?|hrs?|minutes?|mins?|stunden?|minuten?)\b/i.test(result.text)
  )
    return null;
  // `morgen` is German; `am Morgen` was taken away as a time of day.
  if (/^morgen$/i.test(result.text) && /\bguten\s+$/i.test(text.slice(0, result.index))) return null;
  const day = (of: typeof start) =>
    dayOf([of.get('year'), pad(of.get('month')), pad(of.get('day'))].join('-'))?.from ?? null;
  const from = day(start);
  const to = end?.isCertain('day') ? day(end) : from;
  return from && to && from <= to ? { from, to } : null;
}

function german(match: RegExpExecArray, today: Day): DayRange | null {
  const [, date, month, yearText] = match;
  const year = yearText?.trim();
  if (year)
    return dayOf(`${year.length === 2 ? `20${year}` : year}-${pad(Number(month))}-${pad(Number(date))}`);
  const thisYear = dayOf(`${today.slice(0, 4)}-${pad(Number(month))}-${pad(Number(date))}`);
  if (!thisYear || thisYear.from >= today) return thisYear;
  return dayOf(`${Number(today.slice(0, 4)) + 1}${thisYear.from.slice(4)}`);
}

function dayInMonth(date: number, today: Day): DayRange | null {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const here = dayOf(`${year}-${pad(month)}-${pad(date)}`);
  if (here && here.from >= today) return here;
  return dayOf(`${month === 12 ? year + 1 : year}-${pad((month % 12) + 1)}-${pad(date)}`);
}

const pad = (value: number | null): string => String(value ?? 0).padStart(2, '0');

function dayOf(text: string): DayRange | null {
  const day = Day.safeParse(text);
  return day.success ? { from: day.data, to: day.data } : null;
}
