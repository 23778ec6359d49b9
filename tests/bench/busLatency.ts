import type { Page } from '@playwright/test';
import type { BenchBrowser } from './benchBrowser';
import { line, percentile, spread, spreadOf, title } from './figures';

const rounds = 1000;

/** The bus beside a bare `storage` listener and a bare `BroadcastChannel`, in turn, in one run. */
export async function benchBusLatency({ context, origin }: BenchBrowser): Promise<void> {
  const open = async (name: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`${origin}/bus.html`);
    await page.evaluate((tabName) => {
      document.title = tabName;
    }, name);
    return page;
  };
  const pages = [await open('tab-0'), await open('tab-1')];
  title('The bus: send → the other tab’s listener (half a round trip; 2 tabs)');
  await compare(pages[0] as Page);

  while (pages.length < 20) pages.push(await open(`tab-${pages.length}`));
  title('The same with 20 tabs open');
  await compare(pages[0] as Page);

  title('A burst of 1,000 events with 20 tabs open');
  const others = pages.slice(1);
  await Promise.all(others.map((page) => page.evaluate(() => window.bench.forget())));
  await pages[0]?.evaluate(() => window.bench.burst(1000));
  const heard = await Promise.all(
    others.map(async (page) => {
      await page.waitForFunction(() => window.bench.heard().length >= 1000, undefined, { timeout: 20_000 });
      return page.evaluate(() => window.bench.heard());
    }),
  );
  const complete = heard.filter((all) => all.length === 1000 && all.every((n, i) => n === i)).length;
  line('tabs that heard all 1,000 in order', `${complete} of ${others.length}`, 'aim 19 of 19');
  await Promise.all(pages.map((page) => page.close()));
}

async function compare(page: Page): Promise<void> {
  await page.bringToFront();
  await page.evaluate(() => window.bench.roundTrips('tab-1', 100));
  const took = await page.evaluate((n) => window.bench.roundTrips('tab-1', n), rounds);
  const halves = (name: string) => (took[name] ?? []).map((both) => both / 2);
  const names = ['syncService', 'storage', 'broadcastChannel'];
  for (const name of names) line(name, spread(spreadOf(halves(name))));
  const ratio = (other: string, part: number) =>
    (percentile(halves('syncService'), part) / percentile(halves(other), part)).toFixed(2);
  for (const other of ['storage', 'broadcastChannel']) {
    line(`ratio to ${other}`, `p50 ${ratio(other, 0.5)}  p99 ${ratio(other, 0.99)}`, 'aim ≤ 2 and ≤ 3');
  }
}
