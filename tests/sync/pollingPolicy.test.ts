import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pollingDelayMs, type PollingSituation } from '@/sync/core/pollingPolicy';
import { createHeldAge } from '@/sync/core/heldAge';
import { createFakeBrowser } from './fakeBrowser';
import { createFakeClock } from './fakeClock';
import { openService } from './openService';

const usual: PollingSituation = {
  intervals: [
    { activeMs: 30_000, idleMs: 60_000 },
    { activeMs: 10_000, idleMs: 20_000 },
  ],
  visible: true,
  online: true,
  msSinceActive: 0,
  failures: 0,
  fraction: 0,
};
const almostOne = 1 - Number.EPSILON;
const range = (change: Partial<PollingSituation>) =>
  [0, almostOne].map((fraction) => Math.round(pollingDelayMs({ ...usual, ...change, fraction }) / 100) / 10);

describe('polling policy, in seconds', () => {
  test('[P1] 10 to 15 while active, 20 to 30 after a minute without input', () => {
    expect(range({})).toEqual([10, 15]);
    expect(range({ msSinceActive: 59_999 })).toEqual([10, 15]);
    expect(range({ msSinceActive: 60_000 })).toEqual([20, 30]);
  });

  test('[P2] four times the idle interval in a hidden tab', () => {
    expect(range({ visible: false })).toEqual([80, 120]);
  });

  test('[P3] not at all while offline, or when nothing is shown', () => {
    expect(range({ online: false })).toEqual([Infinity, Infinity]);
    expect(range({ intervals: [] })).toEqual([Infinity, Infinity]);
  });

  test('[P4] failures double the wait, up to five minutes', () => {
    expect(range({ failures: 1 })).toEqual([10, 30]);
    expect(range({ failures: 2 })).toEqual([20, 60]);
    expect(range({ failures: 3 })).toEqual([40, 120]);
    expect(range({ failures: 1_000_000 })).toEqual([150, 300]);
  });

  test('[P4] failing never makes anybody ask more often, and no wait is negative or beyond five minutes', () => {
    fc.assert(
      fc.property(
        fc.record({
          visible: fc.boolean(),
          msSinceActive: fc.integer({ min: -86_400_000, max: 86_400_000 }),
          failures: fc.nat(5_000),
          fraction: fc.double({ min: 0, max: almostOne, noNaN: true }),
        }),
        (change) => {
          const delayMs = pollingDelayMs({ ...usual, ...change });
          expect(delayMs).toBeGreaterThanOrEqual(pollingDelayMs({ ...usual, ...change, failures: 0 }));
          expect(delayMs).toBeGreaterThanOrEqual(10_000);
          expect(delayMs).toBeLessThanOrEqual(300_000);
        },
      ),
    );
  });

  test('[P5] the shortest interval of what is shown decides', () => {
    expect(range({ intervals: [{ activeMs: 30_000, idleMs: 60_000 }] })).toEqual([30, 35]);
    expect(range({ intervals: [{ activeMs: 100, idleMs: 200 }] })).toEqual([0.1, 0.2]);
  });

  test('[P6] a clock that was set back means active', () => {
    expect(range({ msSinceActive: -86_400_000 })).toEqual([10, 15]);
  });

  test('[P1] [P2] [P3] the service asks with its user’s situation', () => {
    const { tab, service } = openService(createFakeBrowser());
    const within = (from: number, to: number) => {
      const delayMs = service.pollingIntervalMs();
      expect(delayMs).toBeGreaterThanOrEqual(from);
      expect(delayMs).toBeLessThan(to);
    };
    within(10_000, 15_000);
    tab.clock.advance(60_000);
    within(20_000, 30_000);
    tab.presence.set({ visible: false });
    within(80_000, 120_000);
    tab.presence.set({ visible: true, lastActiveAt: tab.clock.now() });
    within(10_000, 15_000);
    expect(service.pollingIntervalMs(100)).toBeGreaterThanOrEqual(150_000);
    tab.presence.set({ online: false });
    expect(service.pollingIntervalMs()).toBe(Infinity);
  });
});

describe('how old is what a tab holds', () => {
  test('[P7] unknown is old, then it is as old as the time since', () => {
    const clock = createFakeClock();
    const held = createHeldAge(clock);
    expect(held.shouldRefresh('patients', 5_000)).toBe(true);
    held.markUpdated('patients');
    clock.advance(5_000);
    expect(held.shouldRefresh('patients', 5_000)).toBe(false);
    clock.advance(1);
    expect(held.shouldRefresh('patients', 5_000)).toBe(true);
    expect(held.shouldRefresh('patients', 6_000)).toBe(false);
    expect(held.shouldRefresh('staff', Infinity)).toBe(true);
  });

  test.each([86_400_000, -86_400_000])(
    '[B18] [P7] a clock moved by %i ms makes it old, until it is got again',
    (ms) => {
      const clock = createFakeClock();
      const held = createHeldAge(clock);
      held.markUpdated('patients');
      clock.shift(ms);
      expect(held.shouldRefresh('patients', 60_000)).toBe(true);
      held.markUpdated('patients');
      expect(held.shouldRefresh('patients', 60_000)).toBe(false);
    },
  );
});
