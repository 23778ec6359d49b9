import { expect, test } from 'vitest';
import { inOneTask } from './drainMicrotasks';
import { replay } from './replay';
import { runSchedule } from './runSchedule';
import { scheduleOf } from './schedule';

// Schedules that once failed, as they were printed: smallest, and by what was wrong.

test('[C11] a server that restarts while the first list is under way', async () => {
  await replay({
    seed: 4,
    browsers: [{}],
    tabsPerBrowser: 4,
    healsWeather: false,
    showsAll: true,
    steps: [
      [94, 'elsewhere', 0],
      [97, 'restartServer', 7016],
      [99, 'hide', 1801],
      [127, 'update', 831],
      [139, 'refetchDay', 3949],
    ],
  });
});

test('[C11] a list whose pages get lost now and then, while the server pushes', async () => {
  await replay({
    seed: 93,
    browsers: [{ stream: true }, { stream: false }, { stream: true, pageRows: 4 }],
    tabsPerBrowser: 3,
    healsWeather: false,
    showsAll: true,
    steps: [
      [88, 'networkLoss', 1878],
      [121, 'open', 513],
      [122, 'burst', 1093],
    ],
  });
});

test('[C11] a frozen tab that wakes while its first list is under way', async () => {
  await replay({
    seed: 89,
    browsers: [{}, { pageRows: 4 }],
    tabsPerBrowser: 2,
    healsWeather: true,
    showsAll: true,
    steps: [
      [12, 'burst', 0],
      [28, 'freeze', 0],
      [37, 'create', 0],
      [39, 'close', 167],
      [117, 'open', 0],
      [151, 'freeze', 241],
      [162, 'restartServer', 0],
      [188, 'wake', 0],
    ],
  });
});

test('the same schedule is the same story, step by step and in the end', async () => {
  const tell = () => inOneTask(() => runSchedule(scheduleOf(7), { tells: true }));
  const first = await tell();
  expect(first.story.length).toBeGreaterThan(100);
  expect(await tell()).toEqual(first);
});

test('some steps of a seed are a schedule as well', async () => {
  await replay({ seed: 7, kept: Array.from({ length: 50 }, (_none, n) => 2 * n) });
});
