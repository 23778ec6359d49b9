import { monthOf } from './monthNames';

/** A day as ISO 8601, or why it cannot be told. */
export type WrittenDay = { day: string } | { problem: string };

const asIso = 'write it as 1980-11-24';

/**
 * Reads a day with its year, as people and spreadsheets write it. What could mean two days is refused, never guessed: a wrong birth date is worse than
 * none. Whether the day exists is not asked here.
 *
 * Taken are `1980-11-24` (also with a midnight behind it), `1980/11/24`, `19801124`, `24.11.1980`, `24 Nov 1980`,
 * `Nov 24, 1980`, and `24/11/1980` or `11-24-1980` where one of the two numbers is no month or both are the same.
 */
export function readWrittenDay(text: string): WrittenDay {
  const given = text.trim();
  const iso =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(given) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(given);
  if (iso) return { day: dayOf(iso[1], iso[3], iso[4]) };

  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(given);
  if (dotted) return { day: dayOf(dotted[3], dotted[2], dotted[1]) };

  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s.-]+(\p{L}+)\.?,?[\s-]+(\d{4})$/u.exec(given);
  if (dayFirst) return named(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = /^(\p{L}+)\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})$/u.exec(given);
  if (monthFirst) return named(monthFirst[3], monthFirst[1], monthFirst[2]);

  const numbers = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})$/.exec(given);
  if (numbers) {
    const [first, second] = [Number(numbers[1]), Number(numbers[3])];
    if (first > 12 || first === second) return { day: dayOf(numbers[4], numbers[3], numbers[1]) };
    if (second > 12) return { day: dayOf(numbers[4], numbers[1], numbers[3]) };
    return { problem: `could mean two days: ${asIso}` };
  }
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2}$/.test(given))
    return { problem: `needs a year of four digits: ${asIso}` };
  return { problem: `is no day that can be read: ${asIso}` };
}

function named(year = '', month = '', day = ''): WrittenDay {
  const number = monthOf(month);
  return number === null
    ? { problem: `is no day that can be read: ${asIso}` }
    : { day: dayOf(year, String(number), day) };
}

function dayOf(year = '', month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
