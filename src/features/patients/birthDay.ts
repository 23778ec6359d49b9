import { Day } from '@/domain/primitives';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const shown = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `1 May 1970`. */
export function dayText(day: Day): string {
  return `${Number(day.slice(8))} ${shown[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;
}

/**
 * A day long ago as people write it, always with its year: `1 May 1970`, `May 1, 1970`, `1970-05-01`, `1.5.1970`, and with
 * slashes only where there are no two ways to read it. Null for anything else.
 */
export function readDay(text: string): Day | null {
  const words = text.trim().toLowerCase().replaceAll(',', ' ').replaceAll(/\s+/g, ' ');
  const exact = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  if (exact) return made(exact[1], exact[2], exact[3]);
  const dots = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(words);
  if (dots) return made(dots[3], dots[2], dots[1]);
  const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(words);
  if (slashes) return fromSlashes(slashes[1], slashes[2], slashes[3]);
  const named =
    /^(?<day>\d{1,2})(?:st|nd|rd|th|\.)? (?<month>[a-z]{3,9})\.? (?<year>\d{4})$/.exec(words) ??
    /^(?<month>[a-z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)? (?<year>\d{4})$/.exec(words);
  if (!named?.groups) return null;
  const { day, month = '', year } = named.groups;
  const place = months.findIndex((name) => month.startsWith(name));
  return place < 0 ? null : made(year, String(place + 1), day);
}

function fromSlashes(first = '', second = '', year = ''): Day | null {
  if (Number(first) > 12) return made(year, second, first);
  return Number(second) > 12 || first === second ? made(year, first, second) : null;
}

function made(year = '', month = '', day = ''): Day | null {
  const read = Day.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return read.success ? read.data : null;
}
