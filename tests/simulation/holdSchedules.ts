import { describe, expect, test } from 'vitest';
import { inOneTask } from './drainMicrotasks';
import { reportFailure } from './reportFailure';
import { type Outcome, runSchedule } from './runSchedule';
import { scheduleOf } from './schedule';
import { steps } from './steps/steps';

const seedsPerTest = 25;
/** Long enough to find the smallest schedule of one that fails. */
const timeoutMs = 300_000;

/** Tests that these seeds end well, and that their storms were storms. */
export function holdSchedules(first: number, count: number): void {
  const outcomes: Outcome[] = [];
  const blocks = Array.from({ length: count / seedsPerTest }, (_none, i) => first + i * seedsPerTest);

  describe('several browsers, one server and bad weather', () => {
    test.each(blocks.map((from) => [from, from + seedsPerTest - 1] as const))(
      '[C1] every tab ends as the server: seeds %i to %i',
      async (from, to) => {
        for (let seed = from; seed <= to; seed++) {
          const schedule = scheduleOf(seed);
          const outcome = await inOneTask(() => runSchedule(schedule));
          if (outcome.wrong.length > 0) expect.fail(await inOneTask(() => reportFailure(schedule)));
          outcomes.push(outcome);
        }
      },
      timeoutMs,
    );

    test('everything that can happen did, and rows came by every way', () => {
      const did = new Set(outcomes.flatMap((outcome) => [...outcome.did.keys()]));
      expect([...did].toSorted()).toEqual(Object.keys(steps).toSorted());
      const ways = new Set(outcomes.flatMap((outcome) => [...outcome.ways]));
      expect([...ways].toSorted()).toEqual(['list', 'own', 'poll', 'push', 'tab']);
      const stored = outcomes.reduce((sum, outcome) => sum + outcome.stored, 0);
      expect(stored).toBeGreaterThan(count * 30);
    });
  });
}
