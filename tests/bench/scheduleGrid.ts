import type { Browser, Page } from '@playwright/test';
import { openScheduleBrowser } from '../ui/schedule/openSchedulePage';
import { line, ms, spread, spreadOf, title } from './figures';

const runs = 5;
const wheels = 80;
const changes = 200;

/** 332 columns of one day with 12 blocks each, as a production build, in a Chromium of its own. */
export async function benchScheduleGrid(): Promise<void> {
  title('ScheduleGrid: 332 columns × 12 blocks (3,984), production build, 1440 × 900');
  const schedule = await openScheduleBrowser({ isReadable: false });
  try {
    const painted: number[] = [];
    const longest: number[] = [];
    for (let run = 0; run < runs; run++) {
      const page = await schedule.open('columns=332&day=full');
      painted.push(await page.evaluate(() => window.schedulePage.firstPaint()));
      longest.push(...(await takeLongTasks(page)));
      await page.close();
    }
    line('navigation → blocks painted, cold page', spread(spreadOf(painted)), 'aim < 1 s');
    line('longest task until then', longestOf(longest), '');
    const page = await schedule.open('columns=332&day=full');
    for (const [name, x, y] of [
      ['horizontally, the whole way by 400 px a wheel', 400, 0],
      ['horizontally, back by jumps of 4,000 px', -4000, 0],
      ['vertically, down and up by 120 px', 0, 120],
    ] as const) {
      const { cpuMs, wallMs } = await scroll(schedule.browser, page, x, y);
      line(
        `scrolling ${name}: longest task`,
        `${ms(cpuMs)} of CPU (${ms(wallMs)} with waiting)`,
        'aim ≤ 50 ms',
      );
    }
    const took = await page.evaluate((count) => window.schedulePage.timeChanges(count), changes);
    line('a changed status → that block in the DOM', spread(spreadOf(took.status)), '');
    line('a changed time → that block in the DOM', spread(spreadOf(took.time)), '');
    await page.close();
  } finally {
    await schedule.close();
  }
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Elapsed, and on the processor; in microseconds. */
  dur?: number;
  tdur?: number;
  args: { name?: string };
}

/** By real wheel events, each followed by a frame. The longest task of the page's main thread, from the browser's trace. */
async function scroll(browser: Browser, page: Page, x: number, y: number) {
  await page.mouse.move(700, 450);
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  for (let n = 0; n < wheels; n++) {
    await page.mouse.wheel(x, n % 40 < 20 ? y : -y);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const layouts = new Set(
    trace.traceEvents.filter(({ name }) => name === 'UpdateLayoutTree').map(({ pid }) => pid),
  );
  const main = trace.traceEvents.find(
    ({ name, args, pid }) => name === 'thread_name' && args.name === 'CrRendererMain' && layouts.has(pid),
  );
  const tasks = trace.traceEvents.filter(
    ({ name, ph, pid, tid }) =>
      ph === 'X' && name.endsWith('RunTask') && pid === main?.pid && tid === main.tid,
  );
  const longest = (part: 'dur' | 'tdur') => Math.max(...tasks.map((task) => task[part] ?? 0)) / 1000;
  return { cpuMs: longest('tdur'), wallMs: longest('dur') };
}

const takeLongTasks = (page: Page) => page.evaluate(() => window.schedulePage.takeLongTasks());

function longestOf(tasks: readonly number[]): string {
  return tasks.length > 0 ? `${ms(Math.max(...tasks))} (${tasks.length} over 50 ms)` : 'none over 50 ms';
}
