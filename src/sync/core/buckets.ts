/**
 * A persistent map from string to value, kept in small pieces: a write copies one bucket and the two short lists that
 * lead to it, never the whole table. Plain arrays, so that it can live in a Redux state.
 *
 * Why not one object: copying it is what a write then costs, 127 ms at 100,000 rows (DESIGN §11). Why no object for a
 * bucket either: ids as property names make V8 build a hidden class for every bucket, and a write costs 0.8 ms again.
 */
export interface Buckets<V> {
  readonly size: number;
  readonly groups: readonly (Group<V> | undefined)[];
}

type Group<V> = readonly (Bucket<V> | undefined)[];

/** Key `i` belongs to value `i`. So few that looking through them is quicker than hashing again. */
interface Bucket<V> {
  readonly keys: readonly string[];
  readonly values: readonly V[];
}

/** Groups, and buckets in a group; a power of two. At 100,000 rows a bucket holds about 25, at 10,000 two or three. */
const width = 64;
const bits = 6;

const none: readonly undefined[] = Array.from({ length: width }, () => undefined);
const empty: Buckets<never> = { size: 0, groups: none };

export function emptyBuckets<V>(): Buckets<V> {
  return empty;
}

/** FNV-1a over the UTF-16 units; spreads UUIDs and composed keys evenly enough for a power of two. */
function placeOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) & (width * width - 1);
}

function bucketAt<V>(groups: Buckets<V>['groups'], place: number): Bucket<V> | undefined {
  return groups[place >>> bits]?.[place & (width - 1)];
}

export function getIn<V>(map: Buckets<V>, key: string): V | undefined {
  const bucket = bucketAt(map.groups, placeOf(key));
  if (bucket === undefined) return undefined;
  const found = bucket.keys.indexOf(key);
  return found < 0 ? undefined : bucket.values[found];
}

export function* valuesOf<V>(map: Buckets<V>): Generator<V> {
  for (const group of map.groups) for (const bucket of group ?? []) if (bucket) yield* bucket.values;
}

/** Calls `found` for every key whose value differs between the two; costs what changed, not what is held. */
export function eachChangedKey<V>(before: Buckets<V>, after: Buckets<V>, found: (key: string) => void): void {
  if (before === after) return;
  for (let g = 0; g < width; g++) {
    const oldGroup = before.groups[g];
    const youngGroup = after.groups[g];
    if (oldGroup === youngGroup) continue;
    for (let b = 0; b < width; b++) {
      const old = oldGroup?.[b];
      const young = youngGroup?.[b];
      if (old !== young) eachChangedIn(old, young, found);
    }
  }
}

function eachChangedIn<V>(
  old: Bucket<V> | undefined,
  young: Bucket<V> | undefined,
  found: (key: string) => void,
): void {
  old?.keys.forEach((key, i) => {
    const at = young ? young.keys.indexOf(key) : -1;
    if (at < 0 || young?.values[at] !== old.values[i]) found(key);
  });
  for (const key of young?.keys ?? []) if (!old?.keys.includes(key)) found(key);
}

/** Several writes to one map, which copy each bucket once. */
export interface Editor<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
  /** The map as it is now; the same one if nothing was changed. The editor must not be used afterwards. */
  done(): Buckets<V>;
}

interface OwnBucket<V> {
  keys: string[];
  values: V[];
}

export function edit<V>(map: Buckets<V>): Editor<V> {
  let { size } = map;
  let groups: (Group<V> | undefined)[] | null = null;
  const ownGroups = new Map<number, (Bucket<V> | undefined)[]>();
  const ownBuckets = new Map<number, OwnBucket<V>>();

  const now = () => groups ?? map.groups;

  function own(place: number): OwnBucket<V> {
    const mine = ownBuckets.get(place);
    if (mine) return mine;
    const bucket = bucketAt(now(), place);
    const copy = { keys: bucket?.keys.slice() ?? [], values: bucket?.values.slice() ?? [] };
    const at = place >>> bits;
    groups ??= map.groups.slice();
    const group = ownGroups.get(at) ?? (groups[at] ?? none).slice();
    group[place & (width - 1)] = copy;
    groups[at] = group;
    ownGroups.set(at, group);
    ownBuckets.set(place, copy);
    return copy;
  }

  return {
    get: (key) => getIn({ size, groups: now() }, key),
    set(key, value) {
      const place = placeOf(key);
      const bucket = bucketAt(now(), place);
      const found = bucket ? bucket.keys.indexOf(key) : -1;
      if (found >= 0) {
        if (bucket?.values[found] !== value) own(place).values[found] = value;
        return;
      }
      const mine = own(place);
      mine.keys.push(key);
      mine.values.push(value);
      size++;
    },
    delete(key) {
      const place = placeOf(key);
      const found = bucketAt(now(), place)?.keys.indexOf(key) ?? -1;
      if (found < 0) return;
      const mine = own(place);
      mine.keys.splice(found, 1);
      mine.values.splice(found, 1);
      size--;
    },
    done: () => (groups ? { size, groups } : map),
  };
}

/** The same map when it already holds exactly this value. */
export function setIn<V>(map: Buckets<V>, key: string, value: V): Buckets<V> {
  const editor = edit(map);
  editor.set(key, value);
  return editor.done();
}

/** The same map when there was nothing to remove. */
export function deleteIn<V>(map: Buckets<V>, key: string): Buckets<V> {
  const editor = edit(map);
  editor.delete(key);
  return editor.done();
}
