import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timeOfMinutes } from '@/domain/calendar';
import type { Id } from '@/domain/primitives';
import {
  activeMinutes,
  intervalOf,
  lanesOf,
  overlappingIds,
  type Stretch,
  suggestedEnd,
  suggestedStart,
} from '@/features/availability/dayLayout';

const stretch = (id: string, start: number, end: number, isActive = true): Stretch => ({
  id: id as Id,
  startTime: timeOfMinutes(start),
  endTime: timeOfMinutes(end),
  isActive,
});

const someStretches = fc
  .array(
    fc.record({
      start: fc.integer({ min: 0, max: 1400 }),
      length: fc.integer({ min: 1, max: 600 }),
      isActive: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((made) =>
    made.map(({ start, length, isActive }, place) =>
      stretch(`${place}`, start, Math.min(1439, start + length), isActive),
    ),
  );

const share = (a: Stretch, b: Stretch) => a.startTime < b.endTime && b.startTime < a.endTime;

describe('a day of stretches', () => {
  test('counts each active minute once', () => {
    fc.assert(
      fc.property(someStretches, (stretches) => {
        const minutes = new Set<number>();
        for (const one of stretches.filter(({ isActive }) => isActive)) {
          const { start, end } = intervalOf(one);
          for (let minute = start; minute < end; minute++) minutes.add(minute);
        }
        expect(activeMinutes(stretches)).toBe(minutes.size);
      }),
    );
  });

  test('two bars that share time never share a lane, and agree on how many lanes there are', () => {
    fc.assert(
      fc.property(someStretches, (stretches) => {
        const lanes = lanesOf(stretches);
        expect(lanes.size).toBe(stretches.length);
        for (const a of stretches) {
          for (const b of stretches) {
            if (a.id === b.id || !share(a, b)) continue;
            expect(lanes.get(a.id)?.lane).not.toBe(lanes.get(b.id)?.lane);
            expect(lanes.get(a.id)?.lanes).toBe(lanes.get(b.id)?.lanes);
          }
        }
        for (const { lane, lanes: of } of lanes.values()) expect(lane).toBeLessThan(of);
      }),
    );
  });

  test('bars that only touch stand below each other', () => {
    const lanes = lanesOf([stretch('a', 540, 600), stretch('b', 600, 660)]);
    expect([...lanes.values()]).toEqual([
      { lane: 0, lanes: 1 },
      { lane: 0, lanes: 1 },
    ]);
  });

  test('an overlap concerns active stretches only', () => {
    expect([...overlappingIds([stretch('a', 540, 700), stretch('b', 600, 660)])]).toEqual(['a', 'b']);
    expect([...overlappingIds([stretch('a', 540, 700), stretch('b', 600, 660, false)])]).toEqual([]);
    expect([...overlappingIds([stretch('a', 540, 600), stretch('b', 600, 660)])]).toEqual([]);
  });

  test('a new one begins after the last and ends before the next', () => {
    expect(suggestedStart([])).toBe(540);
    expect(suggestedStart([stretch('a', 540, 720)])).toBe(780);
    expect(suggestedEnd([], 540)).toBe(720);
    expect(suggestedEnd([stretch('a', 600, 720)], 540)).toBe(600);
    expect(suggestedEnd([], 1400)).toBe(1439);
  });
});
