import { dayOfInstant } from '@/domain/calendar';
import type { TimelineEntry } from './timelineSource';

export interface TimelineMonth {
  /** `2026-11` on the practice's calendar. */
  month: string;
  /** `November 2026`. */
  label: string;
  entries: readonly TimelineEntry[];
}

const names = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' });

/** Entries in their order, under the month of each. @param timeZone IANA name */
export function monthsOf(entries: readonly TimelineEntry[], timeZone: string): readonly TimelineMonth[] {
  const months: { month: string; label: string; entries: TimelineEntry[] }[] = [];
  for (const entry of entries) {
    const month = dayOfInstant(Date.parse(entry.at), timeZone).slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) last.entries.push(entry);
    else months.push({ month, label: names.format(Date.parse(`${month}-01T00:00:00Z`)), entries: [entry] });
  }
  return months;
}
