import type { ChangeOp } from '@/protocol/change';
import type { SyncSource } from '@/store/useInspection';
import { capitalise } from '@/ui/format';

/** The ways by which a change reaches a tab, nearest first. */
export const sources: readonly SyncSource[] = ['own', 'tab', 'push', 'poll'];

export const sourceWords: Readonly<Record<SyncSource, string>> = {
  own: 'This tab',
  tab: 'Another tab',
  push: 'Push',
  poll: 'Poll',
};

const verbs: Readonly<Record<ChangeOp, string>> = {
  created: 'added',
  updated: 'changed',
  deleted: 'deleted',
};

/** `inventory_item_updated` is `Inventory item changed`. */
export function changeWords({ type, op }: { type: string; op: ChangeOp }): string {
  const entity = type.slice(0, -(op.length + 1)).replaceAll('_', ' ');
  return `${capitalise(entity)} ${verbs[op]}`;
}

/** The end of an id: the beginning of a UUIDv7 is the time, which many rows share. */
export function shortId(id: string): string {
  return `…${id.slice(-8)}`;
}

/** `<1 ms`, `14 ms`, `1.4 s`, `14 s`, `3 min`, `2 h`. */
export function formatDelay(ms: number): string {
  if (ms < 1) return '<1 ms';
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  const seconds = ms / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 59.5) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** `14:05:09.123` on the practice's wall clock. */
export function formatArrival(at: number, timeZone: string): string {
  const known = clocks.get(timeZone);
  const clock =
    known ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
    });
  if (!known) clocks.set(timeZone, clock);
  return clock.format(at);
}
