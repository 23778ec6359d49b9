/**
 * A persistent map from string to value, kept in small pieces: a write copies one bucket and the list of buckets, never
 * the whole table. Plain objects and arrays, so that it can live in a Redux state.
 *
 * Why not one object: copying it is what a write then costs, 127 ms at 100,000 rows (DESIGN §11).
 */
export interface Buckets<V> {
  readonly size: number;
  readonly buckets: readonly (Bucket<V> | undefined)[];
}
type Bucket<V> = Readonly<Record<string, V>>;

/** A power of two. At 100,000 rows a bucket holds about 100, at 10,000 about 10. */
const bucketCount = 1024;

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
  return bucket !== undefined && Object.hasOwn(bucket, key) ? bucket[key] : undefined;
}

/** The same map when it already holds exactly this value. */
export function setIn<V>(map: Buckets<V>, key: string, value: V): Buckets<V> {
  const at = bucketOf(key);
  const bucket = map.buckets[at];
  const had = bucket !== undefined && Object.hasOwn(bucket, key);
  if (had && bucket[key] === value) return map;
  const buckets = map.buckets.slice();
  buckets[at] = { ...bucket, [key]: value };
  return { size: had ? map.size : map.size + 1, buckets };
}

/** The same map when there was nothing to remove. */
export function deleteIn<V>(map: Buckets<V>, key: string): Buckets<V> {
  const at = bucketOf(key);
  const bucket = map.buckets[at];
  if (bucket === undefined || !Object.hasOwn(bucket, key)) return map;
  const { [key]: _gone, ...rest } = bucket;
  const buckets = map.buckets.slice();
  buckets[at] = Object.keys(rest).length > 0 ? rest : undefined;
  return { size: map.size - 1, buckets };
}

export function* valuesOf<V>(map: Buckets<V>): Generator<V> {
  for (const bucket of map.buckets) if (bucket !== undefined) yield* Object.values(bucket);
}
