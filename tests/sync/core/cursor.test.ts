import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applied, covered, type Cursor, hasGap, listed, startCursor } from '@/sync/core/cursor';

const at = (position: number): Cursor => listed(startCursor, position);

describe('cursor', () => {
  test('[C7] before the first list nothing counts as followed', () => {
    expect(applied(startCursor, 5)).toBe(startCursor);
    expect(covered(startCursor, 0, 5)).toBe(startCursor);
  });

  test('[C7] advances only without gaps, and closes a gap when the missing change comes', () => {
    const gap = applied(at(10), 12);
    expect(gap.at).toBe(10);
    expect(hasGap(gap)).toBe(true);
    const closed = applied(gap, 11);
    expect(closed.at).toBe(12);
    expect(hasGap(closed)).toBe(false);
  });

  test('[C7] a page closes the gap up to its end and takes along what follows it', () => {
    const gap = applied(applied(at(10), 15), 13);
    expect(covered(gap, 10, 14)).toEqual({ from: 10, at: 15, ahead: [] });
  });

  test('[C7] a page that begins beyond the cursor says nothing about what lies between', () => {
    const cursor = at(10);
    expect(covered(cursor, 11, 20)).toBe(cursor);
  });

  test('[C7] whatever the order, it ends at the longest run without a gap', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 })), (seqs) => {
        const cursor = seqs.reduce(applied, at(0));
        let longest = 0;
        while (seqs.includes(longest + 1)) longest++;
        expect(cursor.at).toBe(longest);
        expect(hasGap(cursor)).toBe(seqs.some((seq) => seq > longest));
      }),
    );
  });

  test('[C6] a late list from before following began takes the cursor back, a newer one does not', () => {
    const cursor = applied(at(10), 11);
    expect(listed(cursor, 11)).toBe(cursor);
    expect(listed(cursor, 10)).toBe(cursor);
    expect(listed(cursor, 8)).toEqual({ from: 8, at: 8, ahead: [] });
  });
});
