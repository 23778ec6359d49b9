import type { Id } from '@/domain/primitives';
import { compareStatus, type StaffStatus } from './staffStatus';

export type BoardSort = 'name' | 'free';

export interface OrderWish {
  /** Part of a name, in any case and with or without accents. */
  name: string;
  onlyAvailable: boolean;
  sort: BoardSort;
}

interface Person {
  id: Id;
  name: string;
}

/** Who is on the board, in which order. `people` come sorted by name, which also breaks ties. */
export function boardOrder(
  people: readonly Person[],
  statusOf: (id: Id) => StaffStatus,
  { name, onlyAvailable, sort }: OrderWish,
): readonly Id[] {
  const wanted = plain(name);
  const named = wanted === '' ? people : people.filter((person) => plain(person.name).includes(wanted));
  if (!onlyAvailable && sort === 'name') return named.map(({ id }) => id);
  const standing = named.map(({ id }) => ({ id, status: statusOf(id) }));
  const shown = onlyAvailable ? standing.filter(({ status }) => status.kind === 'now') : standing;
  const ordered = sort === 'free' ? shown.toSorted((a, b) => compareStatus(a.status, b.status)) : shown;
  return ordered.map(({ id }) => id);
}

/**
 * The order to keep while somebody works on the board: nobody moves, whoever is gone from the practice leaves, whoever
 * is new comes last.
 * @param present everybody who may be on the board at all
 */
export function heldOrder(
  shown: readonly Id[],
  wanted: readonly Id[],
  present: ReadonlySet<Id>,
): readonly Id[] {
  const held = new Set(shown);
  const kept = shown.filter((id) => present.has(id));
  const added = wanted.filter((id) => !held.has(id));
  return kept.length === shown.length && added.length === 0 ? shown : [...kept, ...added];
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .trim();
}
