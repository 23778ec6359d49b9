import { inOneTask } from './drainMicrotasks';
import { reportFailure } from './reportFailure';
import { runSchedule } from './runSchedule';
import { scheduleOf } from './schedule';
import { steps } from './steps/steps';

// One process of `npm run simulate`: the seeds it is given, one after the other, and every failing one told whole. Also
// for one seed alone: `npx tsx tests/simulation/main.ts 17`.
const [first = 1, count = 1, stride = 1] = process.argv.slice(2).map(Number);

// Whoever asked is gone: nobody would read on.
process.once('disconnect', () => process.exit(1));

/** More than these are only named: the first few tell what is wrong. */
let stillTold = 5;

for (let i = 0; i < count; i++) {
  const schedule = scheduleOf(first + i * stride);
  const { wrong, stored, did, ways } = await inOneTask(() => runSchedule(schedule));
  if (wrong.length > 0) {
    process.exitCode = 1;
    const story =
      stillTold-- > 0 ? await inOneTask(() => reportFailure(schedule)) : wrong.slice(0, 3).join('\n');
    process.stdout.write(`${story}\n\n`);
  }
  process.send?.({
    seed: schedule.seed,
    steps: schedule.steps.length,
    stored,
    isWrong: wrong.length > 0,
    did: [...did.keys()],
    ways: [...ways],
    possible: i === 0 ? Object.keys(steps) : [],
  });
}
process.removeAllListeners('disconnect');
process.disconnect?.();
