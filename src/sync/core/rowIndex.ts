import { type Buckets, deleteIn, emptyBuckets, getIn, setIn } from './buckets';

/** Ids by key, each list in order and with a stable identity as long as nothing in it changes. */
export type Indexes = Readonly<Record<string, Buckets<readonly string[]>>>;

export interface IndexRules<R> {
  readonly indexes?: Readonly<Record<string, (row: R) => string>> | undefined;
  compare?(a: R, b: R): number;
}

/** The indexes after a row went from `before` to `after`; null means that it was, or is, not shown. */
export function indexedAs<R extends { readonly id: string }>(
  indexes: Indexes,
  rules: IndexRules<R>,
  before: R | null,
  after: R | null,
  rowOf: (id: string) => R | null,
): Indexes {
  let next = indexes;
  for (const [name, keyOf] of Object.entries(rules.indexes ?? {})) {
    const oldKey = before === null ? null : keyOf(before);
    const newKey = after === null ? null : keyOf(after);
    const stays = oldKey === newKey && before !== null && after !== null && order(rules, before, after) === 0;
    if (stays) continue;
    let index = next[name] ?? emptyBuckets<readonly string[]>();
    if (before !== null && oldKey !== null) index = removed(index, oldKey, before.id);
    if (after !== null && newKey !== null) index = inserted(index, newKey, after, rules, rowOf);
    next = { ...next, [name]: index };
  }
  return next;
}

function removed(index: Buckets<readonly string[]>, key: string, id: string): Buckets<readonly string[]> {
  const ids = (getIn(index, key) ?? []).filter((other) => other !== id);
  return ids.length === 0 ? deleteIn(index, key) : setIn(index, key, ids);
}

function inserted<R extends { readonly id: string }>(
  index: Buckets<readonly string[]>,
  key: string,
  row: R,
  rules: IndexRules<R>,
  rowOf: (id: string) => R | null,
): Buckets<readonly string[]> {
  const ids = getIn(index, key) ?? [];
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = rowOf(ids[middle] ?? '');
    if (other !== null && order(rules, other, row) <= 0) low = middle + 1;
    else high = middle;
  }
  return setIn(index, key, [...ids.slice(0, low), row.id, ...ids.slice(low)]);
}

/** Ties are broken by id, so that every replica shows the same order. */
function order<R extends { readonly id: string }>(rules: IndexRules<R>, a: R, b: R): number {
  return rules.compare?.(a, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
