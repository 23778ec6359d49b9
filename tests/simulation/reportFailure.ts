import { runSchedule } from './runSchedule';
import type { Schedule } from './schedule';
import type { BrowserOptions } from './simulatedBrowser';
import { shrink } from './shrink';

/** The smallest schedule found that fails as well. */
export function smallestLike(schedule: Schedule): Schedule {
  const fails = (smaller: Schedule) => runSchedule(smaller).wrong.length > 0;
  const fewerSteps = (from: Schedule) => ({
    ...from,
    steps: shrink(from.steps, (some) => fails({ ...from, steps: some })),
  });
  let smallest = fewerSteps(schedule);
  for (const plainer of plainerThan(smallest)) {
    const simpler = plainer(smallest);
    if (fails(simpler)) smallest = simpler;
  }
  return fewerSteps(smallest);
}

/** Changes that take something out of a schedule's world or hurry. */
function plainerThan({ browsers, steps }: Schedule): ((from: Schedule) => Schedule)[] {
  const without = (name: keyof BrowserOptions) => (from: Schedule) => ({
    ...from,
    browsers: from.browsers.map(({ [name]: _without, ...rest }) => rest),
  });
  const optional = [
    'weather',
    'loss',
    'bus',
    'pageRows',
    'maxMessageBytes',
    'staffIds',
    'stream',
    'locks',
  ] as const;
  return [
    ...browsers.map(() => (from: Schedule) => ({
      ...from,
      browsers: from.browsers.length > 1 ? from.browsers.slice(0, -1) : from.browsers,
    })),
    ...optional.map(without),
    ...steps.map(([n]) => (from: Schedule) => ({
      ...from,
      steps: from.steps.map((step) => (step[0] === n ? ([n, step[1], 0] as const) : step)),
    })),
  ];
}

/** The smallest schedule found that fails as well, what happens in it, and how to make it a test by name. */
export function reportFailure(schedule: Schedule): string {
  const smallest = smallestLike(schedule);
  const { wrong, story } = runSchedule(smallest, { tells: true });
  return [
    `Seed ${schedule.seed} fails; ${smallest.steps.length} of its ${schedule.steps.length} steps are enough:`,
    ...story,
    'In the end:',
    ...wrong.slice(0, 12).map((line) => `  ${line}`),
    'To keep it, put this into tests/simulation/replays.test.ts:',
    `  ${JSON.stringify(smallest)}`,
  ].join('\n');
}
