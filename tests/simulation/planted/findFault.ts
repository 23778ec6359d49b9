import { inOneTask } from '../drainMicrotasks';
import { smallestLike } from '../reportFailure';
import { runSchedule } from '../runSchedule';
import { type Schedule, scheduleOf } from '../schedule';

/** The best hidden of all planted faults is found by the ninth. */
const seedsToFindIt = 100;
/** For all of them, on a slow and busy machine. */
export const timeoutMs = 120_000;

/** The first schedule that ends badly, if one does; without a fault none does. */
export async function findFault(seeds = seedsToFindIt): Promise<Schedule | null> {
  for (let seed = 1; seed <= seeds; seed++) {
    const schedule = scheduleOf(seed);
    const { wrong } = await inOneTask(() => runSchedule(schedule));
    if (wrong.length > 0) return schedule;
  }
  return null;
}

export const smallestOf = (schedule: Schedule) => inOneTask(() => smallestLike(schedule));
