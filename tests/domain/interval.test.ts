import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsInterval, gapsWithin, mergeIntervals, totalLength, type Interval } from '@/domain/interval';

const dayLength = 120;
const anyInterval = fc.record({
  start: fc.integer({ min: 0, max: dayLength }),
  end: fc.integer({ min: 0, max: dayLength }),
});
const someIntervals = fc.array(anyInterval, { maxLength: 12 });

/** The oracle: every single minute, one by one. */
function minutesIn(intervals: readonly Interval[]): Set<number> {
  const minutes = new Set<number>();
  for (const { start, end } of intervals)
    for (let minute = start; minute < end; minute++) minutes.add(minute);
  return minutes;
}

describe('mergeIntervals', () => {
  it('joins what touches and keeps apart what does not', () => {
    const intervals = [
      { start: 60, end: 90 },
      { start: 0, end: 30 },
      { start: 30, end: 45 },
    ];
    expect(mergeIntervals(intervals)).toEqual([
      { start: 0, end: 45 },
      { start: 60, end: 90 },
    ]);
  });

  it('holds exactly the minutes of its input, in stretches that neither touch nor run backwards', () => {
    fc.assert(
      fc.property(someIntervals, (intervals) => {
        const merged = mergeIntervals(intervals);
        expect(minutesIn(merged)).toEqual(minutesIn(intervals));
        merged.forEach(({ start, end }, i) => {
          expect(start).toBeLessThan(end);
          const next = merged[i + 1];
          if (next) expect(end).toBeLessThan(next.start);
        });
      }),
    );
  });

  it('leaves its input alone', () => {
    const intervals = [
      { start: 0, end: 10 },
      { start: 5, end: 20 },
    ];
    const before = structuredClone(intervals);
    mergeIntervals(intervals);
    expect(intervals).toEqual(before);
  });
});

describe('totalLength', () => {
  it('counts every minute once', () => {
    fc.assert(
      fc.property(someIntervals, (intervals) => {
        expect(totalLength(intervals)).toBe(minutesIn(intervals).size);
      }),
    );
  });
});

describe('containsInterval', () => {
  it('agrees with looking at every minute', () => {
    fc.assert(
      fc.property(someIntervals, anyInterval, (intervals, inner) => {
        const held = minutesIn(intervals);
        const wanted = [...minutesIn([inner])];
        expect(containsInterval(intervals, inner)).toBe(
          wanted.length > 0 && wanted.every((minute) => held.has(minute)),
        );
      }),
    );
  });
});

describe('gapsWithin', () => {
  it('is what is left of the whole, minute by minute and in order', () => {
    fc.assert(
      fc.property(someIntervals, anyInterval, (intervals, within) => {
        const held = minutesIn(intervals);
        const left = [...minutesIn([within])].filter((minute) => !held.has(minute));
        const gaps = gapsWithin(intervals, within);
        expect([...minutesIn(gaps)]).toEqual(left);
        expect(gaps.every(({ start, end }) => start < end)).toBe(true);
      }),
    );
  });
});
