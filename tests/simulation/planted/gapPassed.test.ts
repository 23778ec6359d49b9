import { expect, test, vi } from 'vitest';
import { findFault, smallestOf, timeoutMs } from './findFault';
import { runSchedule } from '../runSchedule';
import { inOneTask } from '../drainMicrotasks';

vi.mock('@/sync/core/cursor', async (original) => {
  const real = await original<typeof import('@/sync/core/cursor')>();
  const applied: typeof real.applied = (cursor, seq) =>
    cursor.from === null || seq <= cursor.at ? cursor : { ...cursor, at: seq };
  return { ...real, applied };
});

test(
  'the simulator finds it when the cursor passes a gap, and tells it in a few steps that can be kept',
  async () => {
    const found = await findFault();
    if (!found) expect.fail('it did not');
    const smallest = await smallestOf(found);
    expect(smallest.steps.length).toBeLessThan(12);
    const kept: typeof smallest = JSON.parse(JSON.stringify(smallest));
    const again = await inOneTask(() => runSchedule(kept, { tells: true }));
    expect(again.wrong).not.toEqual([]);
    expect(again.story.length).toBeGreaterThan(1);
  },
  timeoutMs,
);
