import { timeOfMinutes } from '@/domain/calendar';
import type { WallTime } from '@/domain/primitives';

/**
 * Reads a time as people type it: `9`, `930`, `9:30`, `9.30`, `9h30`, `0930`, `9pm`, `9:30 am`.
 * Null for anything that is no time between 00:00 and 23:59.
 */
export function parseTime(text: string): WallTime | null {
  const match = /^(\d{1,2}?)\s*[:.h ]?\s*(\d{2})?\s*(am|pm|a|p|h)?$/.exec(text.trim().toLowerCase());
  if (!match) return null;
  let hours = Number(match[1]);
  const minutes = Number(match[2] ?? '0');
  const half = match[3]?.charAt(0);
  if (half === 'a' || half === 'p') {
    if (hours < 1 || hours > 12) return null;
    hours = (hours % 12) + (half === 'p' ? 12 : 0);
  }
  if (hours > 23 || minutes > 59) return null;
  return timeOfMinutes(hours * 60 + minutes);
}
