import { type Buckets, edit, emptyBuckets } from './buckets';

/** Ids by key, each list in order and with a stable identity as long as nothing in it changes. */
export type Indexes = Readonly<Record<string, Buckets<readonly string[]>>>;

interface Keyed {
  readonly id: string;
}

export interface IndexRules<R> {
  readonly indexes?: Readonly<Record<string, (row: R) => string>> | undefined;
  compare?(a: R, b: R): number;
}

/** What became of one row; null means that it was, or is, not shown. */
export interface Move<R> {
  readonly before: R | null;
  readonly after: R | null;
}

/**
 * The indexes after these moves, one for each row.
 * @param rowOf the rows as they are after all of them
 */
export function indexedAs<R extends Keyed>(
  indexes: Indexes,
  rules: IndexRules<R>,
  moves: readonly Move<R>[],
  rowOf: (id: string) => R | null,
): Indexes {
  let next = indexes;
  for (const [name, keyOf] of Object.entries(rules.indexes ?? {})) {
    const changes = changesByKey(rules, keyOf, moves);
    if (changes.size === 0) continue;
    const index = edit(next[name] ?? emptyBuckets<readonly string[]>());
    for (const [key, { gone, come }] of changes) {
      const ids = index.get(key) ?? [];
      const kept = gone.size === 0 ? ids : ids.filter((id) => !gone.has(id));
      const merged = merge(kept, come, rules, rowOf);
      if (merged.length === 0) index.delete(key);
      else index.set(key, merged);
    }
    next = { ...next, [name]: index.done() };
  }
  return next;
}

interface KeyChanges<R> {
  gone: Set<string>;
  come: R[];
}

function changesByKey<R extends Keyed>(
  rules: IndexRules<R>,
  keyOf: (row: R) => string,
  moves: readonly Move<R>[],
): Map<string, KeyChanges<R>> {
  const changes = new Map<string, KeyChanges<R>>();
  const at = (key: string) => {
    const known = changes.get(key) ?? { gone: new Set<string>(), come: [] };
    changes.set(key, known);
    return known;
  };
  for (const { before, after } of moves) {
    const oldKey = before === null ? null : keyOf(before);
    const newKey = after === null ? null : keyOf(after);
    if (oldKey === newKey && before !== null && after !== null && order(rules, before, after) === 0) continue;
    if (before !== null && oldKey !== null) at(oldKey).gone.add(before.id);
    if (after !== null && newKey !== null) at(newKey).come.push(after);
  }
  return changes;
}

function merge<R extends Keyed>(
  kept: readonly string[],
  come: R[],
  rules: IndexRules<R>,
  rowOf: (id: string) => R | null,
): readonly string[] {
  if (come.length === 0) return kept;
  come.sort((a, b) => order(rules, a, b));
  const merged: string[] = [];
  let from = 0;
  for (const row of come) {
    const place = placeOf(row, kept, from, rules, rowOf);
    for (; from < place; from++) merged.push(kept[from] ?? '');
    merged.push(row.id);
  }
  for (; from < kept.length; from++) merged.push(kept[from] ?? '');
  return merged;
}

/** Where in `ids`, from `from` on, the row belongs: binary, because a new row among thousands must stay cheap. */
function placeOf<R extends Keyed>(
  row: R,
  ids: readonly string[],
  from: number,
  rules: IndexRules<R>,
  rowOf: (id: string) => R | null,
): number {
  let low = from;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = rowOf(ids[middle] ?? '');
    if (other !== null && order(rules, other, row) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Ties are broken by id, so that every replica shows the same order. */
export function order<R extends Keyed>(rules: IndexRules<R>, a: R, b: R): number {
  return rules.compare?.(a, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
