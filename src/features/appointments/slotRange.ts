import type { Interval } from '@/domain/interval';

const range = /^\["?([^",]+)"?,"?([^",)]+)"?\)$/;
const instant = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?([+-])(\d\d)(?::(\d\d))?(?::(\d\d))?$/;

/**
 * Reads a `tstzrange` as PostgreSQL writes it with ISO dates, in whatever zone: milliseconds since 1970, microseconds
 * rounded outwards. An empty range is an empty interval.
 * @returns null for anything else, such as a range written by a session with another `DateStyle`
 */
export function parseRange(text: string): Interval | null {
  if (text === 'empty') return { start: 0, end: 0 };
  const [, from = '', to = ''] = range.exec(text) ?? [];
  const [start, end] = [instantMs(from), instantMs(to)];
  return start === null || end === null ? null : { start: Math.floor(start), end: Math.ceil(end) };
}

function instantMs(text: string): number | null {
  const match = instant.exec(text);
  if (!match) return null;
  const [, day, time, fraction = '0', sign, hours, minutes = 0, seconds = 0] = match;
  // Zones had offsets to the second once, which Date.parse does not read.
  const offsetMs = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  const wall = Date.parse(`${day}T${time}Z`) + Number(fraction.padEnd(6, '0')) / 1000;
  return sign === '-' ? wall + offsetMs : wall - offsetMs;
}
