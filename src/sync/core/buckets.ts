/**
 * A persistent map from string to value, kept in small pieces: a write copies one bucket and the list of buckets, never
 * the whole table. Plain arrays, so that it can live in a Redux state.
 *
 * Why not one object: copying it is what a write then costs, 127 ms at 100,000 rows (DESIGN §11). Why no object for a
 * bucket either: ids as property names make V8 build a hidden class for every bucket, and a write costs 0.8 ms again.
 */
export interface Buckets<V> {
  readonly size: number;
  readonly buckets: readonly (Bucket<V> | undefined)[];
}

/** Key `i` belongs to value `i`. So few that looking through them is quicker than hashing again. */
interface Bucket<V> {
  readonly keys: readonly string[];
  readonly values: readonly V[];
}

/** A power of two. At 100,000 rows a bucket holds about 25, at 10,000 two or three. */
const bucketCount = 4096;

const empty: Buckets<never> = { size: 0, buckets: Array.from({ length: bucketCount }, () => undefined) };

export function emptyBuckets<V>(): Buckets<V> {
  return empty;
}

/** FNV-1a over the UTF-16 units; spreads UUIDs and composed keys evenly enough for a power of two. */
function bucketOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) & (bucketCount - 1);
}

export function getIn<V>(map: Buckets<V>, key: string): V | undefined {
  const bucket = map.buckets[bucketOf(key)];
  if (bucket === undefined) return undefined;
  const place = bucket.keys.indexOf(key);
  return place < 0 ? undefined : bucket.values[place];
}

export function* valuesOf<V>(map: Buckets<V>): Generator<V> {
  for (const bucket of map.buckets) if (bucket !== undefined) yield* bucket.values;
}

/** Calls `found` for every key whose value differs between the two; costs what changed, not what is held. */
export function eachChangedKey<V>(before: Buckets<V>, after: Buckets<V>, found: (key: string) => void): void {
  if (before === after) return;
  for (let place = 0; place < bucketCount; place++) {
    const old = before.buckets[place];
    const young = after.buckets[place];
    if (old === young) continue;
    old?.keys.forEach((key, i) => {
      const at = young ? young.keys.indexOf(key) : -1;
      if (at < 0 || young?.values[at] !== old.values[i]) found(key);
    });
    for (const key of young?.keys ?? []) if (!old?.keys.includes(key)) found(key);
  }
}

/** Several writes to one map, which copy each bucket once. */
export interface Editor<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
  /** The map as it is now; the same one if nothing was changed. The editor must not be used afterwards. */
  done(): Buckets<V>;
}

export function edit<V>(map: Buckets<V>): Editor<V> {
  let { size } = map;
  let buckets: (Bucket<V> | undefined)[] | null = null;
  let owned: Map<number, { keys: string[]; values: V[] }> | null = null;

  function own(at: number, bucket: Bucket<V> | undefined): { keys: string[]; values: V[] } {
    owned ??= new Map();
    const mine = owned.get(at);
    if (mine) return mine;
    const copy = { keys: bucket?.keys.slice() ?? [], values: bucket?.values.slice() ?? [] };
    owned.set(at, copy);
    buckets ??= map.buckets.slice();
    buckets[at] = copy;
    return copy;
  }

  const at = (place: number) => (buckets ?? map.buckets)[place];

  return {
    get: (key) => getIn({ size, buckets: buckets ?? map.buckets }, key),
    set(key, value) {
      const place = bucketOf(key);
      const bucket = at(place);
      const found = bucket ? bucket.keys.indexOf(key) : -1;
      if (found >= 0) {
        if (bucket?.values[found] !== value) own(place, bucket).values[found] = value;
        return;
      }
      const mine = own(place, bucket);
      mine.keys.push(key);
      mine.values.push(value);
      size++;
    },
    delete(key) {
      const place = bucketOf(key);
      const bucket = at(place);
      const found = bucket ? bucket.keys.indexOf(key) : -1;
      if (found < 0) return;
      const mine = own(place, bucket);
      mine.keys.splice(found, 1);
      mine.values.splice(found, 1);
      size--;
    },
    done: () => (buckets ? { size, buckets } : map),
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
