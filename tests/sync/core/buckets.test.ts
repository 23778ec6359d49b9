import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deleteIn, eachChangedKey, emptyBuckets, getIn, setIn, valuesOf } from '@/sync/core/buckets';

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

  test('[C14] the keys that differ between two maps are those that a Map comparison finds', () => {
    const entries = fc.array(fc.tuple(fc.string({ maxLength: 2 }), fc.nat(3)));
    fc.assert(
      fc.property(entries, entries, (shared, later) => {
        const before = shared.reduce((map, [key, value]) => setIn(map, key, value), emptyBuckets<number>());
        const after = later.reduce(
          (map, [key, value]) => (value === 0 ? deleteIn(map, key) : setIn(map, key, value)),
          before,
        );
        const found: string[] = [];
        eachChangedKey(before, after, (key) => found.push(key));
        const keys = new Set([...shared, ...later].map(([key]) => key));
        const naive = [...keys].filter((key) => getIn(before, key) !== getIn(after, key));
        expect(found.toSorted()).toEqual(naive.toSorted());
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
    const changedGroups = after.groups.filter((group, g) => group !== buckets.groups[g]);
    const changed = after.groups.flatMap((group, g) =>
      (group ?? []).filter((bucket, b) => bucket !== buckets.groups[g]?.[b]),
    );
    expect([changedGroups.length, changed.length]).toEqual([1, 1]);
    expect(changed[0]?.keys.length).toBeLessThan(20);
  });
});
