import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deleteIn, emptyBuckets, getIn, setIn, valuesOf } from '@/sync/core/buckets';

const command = fc.oneof(
  fc.record({ op: fc.constant('set' as const), key: fc.string({ maxLength: 3 }), value: fc.nat(3) }),
  fc.record({ op: fc.constant('delete' as const), key: fc.string({ maxLength: 3 }), value: fc.constant(0) }),
);

describe('buckets', () => {
  test('[C1] hold what a Map holds, whatever is done to them', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 200 }), (commands) => {
        const naive = new Map<string, number>();
        let buckets = emptyBuckets<number>();
        for (const { op, key, value } of commands) {
          if (op === 'set') naive.set(key, value);
          else naive.delete(key);
          buckets = op === 'set' ? setIn(buckets, key, value) : deleteIn(buckets, key);
        }
        expect(buckets.size).toBe(naive.size);
        expect([...valuesOf(buckets)].toSorted()).toEqual([...naive.values()].toSorted());
        for (const [key, value] of naive) expect(getIn(buckets, key)).toBe(value);
      }),
    );
  });

  test('[C1] keys that objects have by nature are keys like any other', () => {
    const buckets = setIn(emptyBuckets<number>(), 'constructor', 1);
    expect(getIn(buckets, 'constructor')).toBe(1);
    expect(getIn(buckets, 'toString')).toBeUndefined();
    expect(getIn(deleteIn(buckets, 'constructor'), 'constructor')).toBeUndefined();
  });

  test('[C2] a write that changes nothing keeps the identity', () => {
    const value = {};
    const buckets = setIn(emptyBuckets<object>(), 'a', value);
    expect(setIn(buckets, 'a', value)).toBe(buckets);
    expect(deleteIn(buckets, 'b')).toBe(buckets);
  });

  test('[C2] a write leaves every other bucket as it was', () => {
    let buckets = emptyBuckets<number>();
    for (let i = 0; i < 10_000; i++) buckets = setIn(buckets, `key-${i}`, i);
    const after = setIn(buckets, 'key-77', -1);
    const changed = after.buckets.filter((bucket, i) => bucket !== buckets.buckets[i]);
    expect(changed).toHaveLength(1);
    expect(Object.keys(changed[0] ?? {}).length).toBeLessThan(40);
  });
});
