import { Temporal } from 'temporal-polyfill';
import { addDays, weekdayOf } from '@/domain/calendar';
import { monthOf } from '@/domain/monthNames';
import { Day } from '@/domain/primitives';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const unitDays: Record<string, number> = { d: 1, w: 7 };

/**
 * Reads a day as people type it: `today`, `tomorrow`, `tue` (the next one, today included), `next tue` (a week later), `24 nov`,
 * `nov 24 2027`, `24.11.`, `24/11`, `+3`, `+2w`, `-1d`, `2026-11-24`. A day without a year is the one nearest to
 * today's year that is not half a year gone. Null for anything else.
 */
export function parseDay(text: string, today: Day): Day | null {
  const words = text.trim().toLowerCase().replace(/,/g, ' ').replace(/\s+/g, ' ');
  if (words === '') return null;
  const exact = Day.safeParse(words);
  if (exact.success) return exact.data;
  return relativeDay(words, today) ?? namedWeekday(words, today) ?? writtenDate(words, today);
}

function relativeDay(words: string, today: Day): Day | null {
  const named = { yesterday: -1, today: 0, tomorrow: 1 };
  if (words.length >= 3) {
    const name = (Object.keys(named) as (keyof typeof named)[]).find((candidate) =>
      candidate.startsWith(words),
    );
    if (name) return addDays(today, named[name]);
  }
  const offset = /^([+-])\s?(\d{1,3})\s?(d|w)?[a-z]*$/.exec(words);
  if (!offset) return null;
  const days = Number(offset[2]) * (unitDays[offset[3] ?? 'd'] ?? 1);
  return addDays(today, offset[1] === '-' ? -days : days);
}

function namedWeekday(words: string, today: Day): Day | null {
  const match = /^(next )?([a-z]{2,9})$/.exec(words);
  if (!match?.[2]) return null;
  const name = match[2];
  const weekday = weekdays.findIndex((candidate) => candidate.startsWith(name)) + 1;
  if (weekday === 0) return null;
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  return addDays(today, ahead + (match[1] ? 7 : 0));
}

function writtenDate(words: string, today: Day): Day | null {
  const numeric = /^(\d{1,2})[./](\d{1,2})\.?(?:[./]?(\d{4}))?$/.exec(words);
  if (numeric) return dayFrom(Number(numeric[1]), Number(numeric[2]), numeric[3], today);
  // A weekday in front, as in "Tue 24 Nov", is what our own labels say: it is skipped.
  const bare = words.replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]* /, '');
  const match =
    /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})(?: (\d{4}))?$/.exec(bare) ??
    swapped(/^([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/.exec(bare));
  if (!match?.[2]) return null;
  const month = monthOf(match[2]);
  return month === null ? null : dayFrom(Number(match[1]), month, match[3], today);
}

/** Month first: the same groups in the other order. */
function swapped(match: RegExpExecArray | null): (string | undefined)[] | null {
  return match && [match[0], match[2], match[1], match[3]];
}

function dayFrom(day: number, month: number, year: string | undefined, today: Day): Day | null {
  const thisYear = Number(today.slice(0, 4));
  const made = (inYear: number) => {
    const parsed = Day.safeParse(
      `${inYear}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    );
    return parsed.success ? parsed.data : null;
  };
  if (year) return made(Number(year));
  const found = made(thisYear);
  const halfYearAgo = Temporal.PlainDate.from(today).subtract({ months: 6 }).toString();
  return found && found < halfYearAgo ? made(thisYear + 1) : found;
}
