import { addDays, daysBetween } from '@/domain/calendar';
import type { Day, WallTime } from '@/domain/primitives';

const locale = 'en-GB';
const formats = {
  short: new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  }),
  long: new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' }),
};
const formatted = new Map<string, Record<'weekday' | 'day' | 'month', string>>();

/** Every screen names the same few days over and over: each is formatted once. */
function partsOf(day: Day, length: 'short' | 'long') {
  const key = `${length}${day}`;
  const known = formatted.get(key);
  if (known) return known;
  const parts = formats[length].formatToParts(Date.parse(`${day}T00:00:00Z`));
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  const made = { weekday: part('weekday'), day: part('day'), month: part('month') };
  formatted.set(key, made);
  return made;
}

interface DayStyle {
  weekday?: 'short' | 'long';
  /** Usually today: the days around it get their word, days of another year show that year. */
  relativeTo?: Day;
}

/** `Tue 24 Nov`, `Tuesday 24 November`; with `relativeTo` also `Today`, `Tomorrow`, `Yesterday`. */
export function formatDay(day: Day, { weekday = 'short', relativeTo }: DayStyle = {}): string {
  if (relativeTo) {
    const word = ['Yesterday', 'Today', 'Tomorrow'][daysBetween(relativeTo, day) + 1];
    if (word) return word;
  }
  const parts = partsOf(day, weekday);
  const year = relativeTo && relativeTo.slice(0, 4) !== day.slice(0, 4) ? ` ${day.slice(0, 4)}` : '';
  return `${parts.weekday} ${parts.day} ${parts.month}${year}`;
}

/** `Tue` or `Tuesday`. */
export function formatWeekday(day: Day, length: 'short' | 'long' = 'short'): string {
  return partsOf(day, length).weekday;
}

/** `24 Nov`. */
export function formatDate(day: Day): string {
  const parts = partsOf(day, 'short');
  return `${parts.day} ${parts.month}`;
}

/** The week from this day on: `23–29 Nov 2026`, `30 Nov – 6 Dec 2026`, `28 Dec 2026 – 3 Jan 2027`. */
export function formatWeek(first: Day): string {
  const last = addDays(first, 6);
  const [from, to] = [partsOf(first, 'short'), partsOf(last, 'short')];
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
