import { addDays, daysBetween } from '@/domain/calendar';
import type { Language } from '@/domain/language';
import type { Day, WallTime } from '@/domain/primitives';

/** How each language writes days. */
const styles = {
  en: {
    locale: 'en-GB',
    near: ['Yesterday', 'Today', 'Tomorrow'],
    dayMark: '',
    afterWeekday: { short: '', long: '' },
  },
  de: {
    locale: 'de-DE',
    near: ['Gestern', 'Heute', 'Morgen'],
    dayMark: '.',
    afterWeekday: { short: '', long: ',' },
  },
} as const satisfies Record<Language, object>;

type Length = 'short' | 'long';
type Parts = Record<'weekday' | 'day' | 'month', string>;

const formats = Object.fromEntries(
  Object.entries(styles).map(([language, { locale }]) => [
    language,
    { short: formatOf(locale, 'short'), long: formatOf(locale, 'long') },
  ]),
) as Record<Language, Record<Length, Intl.DateTimeFormat>>;
const formatted = new Map<string, Parts>();

function formatOf(locale: string, length: Length): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: length, day: 'numeric', month: length });
}

/** Every screen names the same few days over and over: each is formatted once. */
function partsOf(day: Day, length: Length, language: Language): Parts {
  const key = `${language}${length}${day}`;
  const known = formatted.get(key);
  if (known) return known;
  const parts = formats[language][length].formatToParts(Date.parse(`${day}T00:00:00Z`));
  // Some languages abbreviate with a full stop, which says nothing on a screen full of days.
  const part = (type: string) =>
    parts.find((candidate) => candidate.type === type)?.value.replace(/\.$/, '') ?? '';
  const made = {
    weekday: part('weekday'),
    day: `${part('day')}${styles[language].dayMark}`,
    month: part('month'),
  };
  formatted.set(key, made);
  return made;
}

interface DayStyle {
  weekday?: Length;
  /** Usually today: the days around it get their word, days of another year show that year. */
  relativeTo?: Day;
  language?: Language;
}

/** `Tue 24 Nov`, `Tuesday 24 November`, `Di 24. Nov`; with `relativeTo` also `Today`, `Tomorrow`, `Yesterday`. */
export function formatDay(
  day: Day,
  { weekday = 'short', relativeTo, language = 'en' }: DayStyle = {},
): string {
  const { near, afterWeekday } = styles[language];
  if (relativeTo) {
    const word = near[daysBetween(relativeTo, day) + 1];
    if (word) return word;
  }
  const parts = partsOf(day, weekday, language);
  const year = relativeTo && relativeTo.slice(0, 4) !== day.slice(0, 4) ? ` ${day.slice(0, 4)}` : '';
  return `${parts.weekday}${afterWeekday[weekday]} ${parts.day} ${parts.month}${year}`;
}

/** `Tue` or `Tuesday`. */
export function formatWeekday(day: Day, length: Length = 'short', language: Language = 'en'): string {
  return partsOf(day, length, language).weekday;
}

/** `24 Nov`, `24. Nov`. */
export function formatDate(day: Day, language: Language = 'en'): string {
  const parts = partsOf(day, 'short', language);
  return `${parts.day} ${parts.month}`;
}

/** The week from this day on: `23–29 Nov 2026`, `30 Nov – 6 Dec 2026`, `28 Dec 2026 – 3 Jan 2027`; `23.–29. Nov 2026`. */
export function formatWeek(first: Day, language: Language = 'en'): string {
  const last = addDays(first, 6);
  const [from, to] = [partsOf(first, 'short', language), partsOf(last, 'short', language)];
  const [fromYear, toYear] = [first.slice(0, 4), last.slice(0, 4)];
  if (fromYear !== toYear) return `${from.day} ${from.month} ${fromYear} – ${to.day} ${to.month} ${toYear}`;
  if (from.month !== to.month) return `${from.day} ${from.month} – ${to.day} ${to.month} ${toYear}`;
  return `${from.day}–${to.day} ${to.month} ${toYear}`;
}

/** `3 h 30`, `3 h`, `45 min`, `0 h`. */
export function formatDuration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0 && rest > 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`;
}

/** `09:00–12:30`, with an en dash. */
export function formatTimeRange(start: WallTime, end: WallTime): string {
  return `${start}–${end}`;
}

/** `1 stretch`, `3 stretches`. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** First letter upper case: `therapist` at the start of a label. */
export function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** `a dentist`, `an osteopath`: one of them, not a certain one. English. */
export function withArticle(word: string): string {
  return `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}`;
}
