import type { Sight } from './sight';

/** What is to be kept of one or several sights. */
export interface SightEntry {
  sight: Sight;
  /** Of the people told of, those that no entry of this window has told of yet. */
  subjects: readonly string[];
  /** Milliseconds since 1970: when it was seen; of repeats, when last. */
  at: number;
  /** How often it was seen again since `since`; null: this is the first time. */
  repeats: { times: number; since: number } | null;
}

interface Window {
  first: Sight;
  since: number;
  last: number;
  times: number;
  /** Whom, or of refusals which rows, an entry tells of already. */
  told: Set<string>;
}

export interface LedgerLimits {
  /** For so long the same again is counted, not told again. */
  windowMs: number;
  /** So many ids are remembered at most; the oldest windows are ended for newer ones. */
  mostTold: number;
  /** Refusals of one person in a window that are told one by one; further ones are counted. */
  mostDenied: number;
}

export const usualLedgerLimits: LedgerLimits = { windowMs: 5 * 60_000, mostTold: 200_000, mostDenied: 20 };

export interface SightLedger {
  /** @returns what is to be kept now */
  take(sight: Sight, now: number): SightEntry[];
  /** Ends the windows whose time is over. @returns how often what they tell of was seen again */
  endOver(now: number): SightEntry[];
  /** Ends all of them. */
  endAll(): SightEntry[];
}

const dayMs = 24 * 60 * 60_000;
/** What every window costs besides its ids. */
const ownWeight = 1;

/**
 * Tells sights that are news from those that are the same again. The first one is an entry at once, so that little is lost
 * with a process; what follows within a window is counted, unless it shows somebody whom no entry tells of yet. Following the
 * feed is told once for each session and day.
 */
export function sightLedger({ windowMs, mostTold, mostDenied }: LedgerLimits): SightLedger {
  /** By key, in the order in which they began. */
  const windows = new Map<string, Window>();
  const days = new Map<string, number>();
  let weight = 0;

  function end(key: string, window: Window): SightEntry[] {
    windows.delete(key);
    weight -= window.told.size + ownWeight;
    const { first, last, times, since } = window;
    // Of a list seen again, whom it was about stands in the entries before.
    const subjects = first.kind === 'opened' ? first.subjects : [];
    return times === 0 ? [] : [{ sight: first, subjects, at: last, repeats: { times, since } }];
  }

  function endWhile(isOver: (window: Window) => boolean): SightEntry[] {
    const ended: SightEntry[] = [];
    for (const [key, window] of windows) {
      if (!isOver(window)) break;
      ended.push(...end(key, window));
    }
    return ended;
  }

  function follow(sight: Sight, now: number): SightEntry[] {
    const day = Math.floor(now / dayMs);
    const key = JSON.stringify([sight.practiceId, sight.accountId, sight.session]);
    if (days.get(key) === day) return [];
    for (const [old, its] of days) if (its !== day) days.delete(old);
    days.set(key, day);
    return [{ sight, subjects: [], at: now, repeats: null }];
  }

  function take(sight: Sight, now: number): SightEntry[] {
    if (sight.kind === 'followed') return follow(sight, now);
    const entries = endWhile(({ since }) => now - since >= windowMs || now < since);
    const key = keyOf(sight);
    const open = windows.get(key);
    const window = open ?? { first: sight, since: now, last: now, times: 0, told: new Set<string>() };
    const shown = sight.kind === 'denied' ? [sight.rowId ?? ''] : sight.subjects;
    const news = shown.filter((id) => !window.told.has(id));
    const isNews = sight.kind !== 'denied' || window.told.size < mostDenied;
    if (!open) windows.set(key, window);
    if (!open || (news.length > 0 && isNews)) {
      for (const id of news) window.told.add(id);
      weight += news.length + (open ? 0 : ownWeight);
      const subjects = sight.kind === 'denied' ? [] : news;
      entries.push({ sight, subjects, at: now, repeats: null });
    } else {
      window.times += 1;
      window.last = now;
    }
    entries.push(...endWhile((oldest) => weight > mostTold && oldest !== window));
    return entries;
  }

  return {
    take,
    endOver: (now) => endWhile(({ since }) => now - since >= windowMs || now < since),
    endAll: () => endWhile(() => true),
  };
}

/** Sights with the same key are the same again. */
function keyOf({ practiceId, accountId, address, device, kind, entity, rowId, fields }: Sight): string {
  const row = kind === 'denied' ? null : rowId;
  return JSON.stringify([practiceId, accountId, address, device, kind, entity, row, fields]);
}
