import type { Id } from '@/domain/primitives';
import type { Presence } from './presence';

/** Somebody else who has a record open, in however many tabs. */
export interface SomebodyHere {
  /** Of their presence; the oldest if there are several. */
  id: Id;
  accountId: Id;
  name: string;
  /** From then on nothing was heard for too long, by this device's clock. */
  untilMs: number;
}

interface Arrived {
  row: Presence | null;
  /** When its last change arrived, by this device's clock. */
  at: number;
}

/** A renewal may come this much later than the one before it promised. */
const graceMs = 15_000;

/**
 * Everybody else in these presences, in the order in which they came. How long one lasts is the server's word, from when is
 * this device's: two clocks are never compared.
 */
export function othersHere(entries: readonly Arrived[], accountId: Id): readonly SomebodyHere[] {
  const people = new Map<Id, SomebodyHere>();
  for (const { row, at } of entries) {
    if (!row?.accountId || !row.expiresAt || row.accountId === accountId) continue;
    const untilMs = at + Date.parse(row.expiresAt) - Date.parse(row.updatedAt) + graceMs;
    const known = people.get(row.accountId);
    people.set(row.accountId, {
      id: known?.id ?? row.id,
      accountId: row.accountId,
      name: row.name ?? '',
      untilMs: Math.max(known?.untilMs ?? 0, untilMs),
    });
  }
  return [...people.values()];
}

export function samePeople(a: readonly SomebodyHere[], b: readonly SomebodyHere[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, place) => {
      const other = b[place];
      return one.id === other?.id && one.name === other.name && one.untilMs === other.untilMs;
    })
  );
}

/** `Also here: Ana`, `… Ana and Ben`, `… Ana, Ben and 2 others`; empty for nobody. */
export function hereWords(names: readonly string[]): string {
  const [first, second, ...rest] = names;
  if (first === undefined) return '';
  if (second === undefined) return `Also here: ${first}`;
  if (rest.length === 0) return `Also here: ${first} and ${second}`;
  const more = rest.length === 1 ? '1 other' : `${rest.length} others`;
  return `Also here: ${first}, ${second} and ${more}`;
}

/** `AC` of `Ana Cruz`, `A` of `Ana`: of the first word and the last. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = words.flatMap((word) => /^./u.exec(word) ?? []);
  return (letters.length > 1 ? `${letters[0]}${letters.at(-1)}` : (letters[0] ?? '')).toUpperCase();
}
