import type { Page } from '@playwright/test';
import type { BenchBrowser } from './benchBrowser';
import { line, ms, spread, spreadOf, title } from './figures';

const writes = 500;

/** An optimistic write in one tab → the row in another tab's DOM; no server. The Operator dashboard itself, in both. */
export async function benchOptimisticWrite(bench: BenchBrowser): Promise<void> {
  title('An optimistic write → the row in another tab’s DOM (Operator dashboard in both, no server)');
  for (const [count, aim] of [
    [2_000, 1.5],
    [10_000, 3],
  ] as const) {
    const [writer, reader] = await openBoards(bench, count);
    const tasks = await Promise.all(
      [writer, reader].map((page) => page.evaluate(() => window.boardBench.longTasks())),
    );
    line(`longest task while ${count} rows load, two cold tabs`, tasks.map(longest).join(', '), '');
    const offset = await writer.evaluate(() => window.boardBench.clockOffset());
    const ids = await reader.evaluate(() => window.boardBench.inSight());
    const took: number[] = [];
    for (let n = 0; n < writes * 1.1; n++) {
      const id = ids[(n * 7) % ids.length] ?? '';
      await reader.evaluate(() => window.boardBench.forget());
      const written = await writer.evaluate((rowId) => window.boardBench.write(rowId), id);
      const handle = await reader.waitForFunction(
        ([rowId, endTime]) =>
          window.boardBench.seen().find(({ text }) => text.startsWith(rowId) && text.includes(endTime)),
        [id, written.text] as const,
        // Asking at every frame would be work for the very tab that is measured.
        { polling: 50 },
      );
      const found = await handle.jsonValue();
      if (found && n >= writes * 0.1) took.push(found.at - offset - written.at);
    }
    line(`${count} rows`, spread(spreadOf(took)), `aim p50 ≤ ${aim} ms`);
    if (count === 10_000) await benchSteadyWrites(writer, reader);
    await Promise.all([writer.close(), reader.close()]);
  }
}

/** 100 writes a second for 10 s: the reader must be exact at the end, and never busy for long. */
async function benchSteadyWrites(writer: Page, reader: Page): Promise<void> {
  await Promise.all([writer, reader].map((page) => page.evaluate(() => window.boardBench.forget())));
  const ids = await reader.evaluate(() => window.boardBench.inSight());
  const count = await writer.evaluate(async (rowIds) => {
    let n = 0;
    await new Promise<void>((resolve) => {
      const startedAt = performance.now();
      const timer = setInterval(() => {
        while (n < (performance.now() - startedAt) / 10 && n < 1000) {
          window.boardBench.write(rowIds[(n * 7) % rowIds.length] ?? '');
          n++;
        }
        if (n >= 1000) {
          clearInterval(timer);
          resolve();
        }
      }, 5);
    });
    return n;
  }, ids);
  await writer.waitForFunction(() => window.boardBench.waiting() === 0);
  await reader.waitForTimeout(500);
  const rows = await Promise.all(
    [writer, reader].map((page) => page.evaluate(() => window.boardBench.rows())),
  );
  const tasks = await Promise.all(
    [writer, reader].map((page) => page.evaluate(() => window.boardBench.longTasks())),
  );
  line(
    `${count} writes in 10 s at 10,000 rows: the other tab`,
    rows[0] === rows[1] ? 'exact' : 'DIFFERENT',
    'aim exact',
  );
  line('longest task: writer, reader', tasks.map(longest).join(', '), 'aim none over 50 ms');
}

function longest(tasks: readonly number[]): string {
  return tasks.length > 0 ? ms(Math.max(...tasks)) : 'none over 50 ms';
}

async function openBoards({ context, origin }: BenchBrowser, count: number): Promise<[Page, Page]> {
  const open = async (): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`${origin}/board.html?rows=${count}`);
    await page.waitForFunction(
      (n) => window.boardBench.total() === n && window.boardBench.inSight().length > 0,
      count,
    );
    return page;
  };
  return [await open(), await open()];
}
