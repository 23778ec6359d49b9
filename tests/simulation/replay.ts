import { expect } from 'vitest';
import { inOneTask } from './drainMicrotasks';
import { runSchedule } from './runSchedule';
import { type Schedule, scheduleOf } from './schedule';

/**
 * Runs a schedule that was printed for a failing seed, or a seed's own with only the steps of these numbers, and expects
 * that all ends well. What fails tells the whole story.
 */
export async function replay(what: Schedule | { seed: number; kept?: readonly number[] }): Promise<void> {
  const { wrong, story } = await inOneTask(() => runSchedule(asSchedule(what), { tells: true }));
  if (wrong.length > 0) expect.fail([...story, ...wrong].join('\n'));
}

function asSchedule(what: Parameters<typeof replay>[0]): Schedule {
  if ('steps' in what) return what;
  const schedule = scheduleOf(what.seed);
  const { kept } = what;
  return kept ? { ...schedule, steps: schedule.steps.filter(([n]) => kept.includes(n)) } : schedule;
}
