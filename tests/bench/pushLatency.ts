import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { chromiumFlags, chromiumPath } from '../e2e/chromium';
import { startTestServer } from '../server/startTestServer';
import { asksSomething } from '../e2e/asksSomething';
import { line, spread, spreadOf, title } from './figures';
import { feedHead, watchedBrowser } from './watchedBrowser';

const day = '2031-05-12';
const writes = 200;
const takeovers = 10;

declare global {
  interface Window {
    pushBench: { clickedAt: number; seenAt: number | null };
  }
}

/** Runs in every tab before its own code: notes when something was clicked, and when a row on screen changed. */
function instrument(): void {
  const now = () => performance.timeOrigin + performance.now();
  window.pushBench = { clickedAt: Number.NaN, seenAt: null };
  addEventListener(
    'click',
    ({ timeStamp }) => (window.pushBench.clickedAt = performance.timeOrigin + timeStamp),
    true,
  );
  new MutationObserver((mutations) => {
    const concerns = ({ target }: MutationRecord) =>
      (target instanceof Element ? target : target.parentElement)?.closest('main [data-id]') ?? null;
    if (mutations.some(concerns)) window.pushBench.seenAt ??= now();
  }).observe(document, {
    subtree: true,
    attributes: true,
    attributeFilter: ['data-off'],
    characterData: true,
  });
}

/** One browser writes, another shows it: all between them is the server's push. Then the leading tab goes away. */
export async function benchPushLatency(): Promise<void> {
  title('One browser writes → another browser’s DOM (real server, real database, two browsers)');
  const server = await startTestServer({ web: true, env: { POLLING_FACTOR: '1000' } });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags });
  try {
    const [writer, reader] = [
      await watchedBrowser(browser, server.url, 'operator', instrument),
      await watchedBrowser(browser, server.url, 'operator', instrument),
    ];
    const { items } = (await (await writer.request.get('/api/staff')).json()) as { items: { id: string }[] };
    const staffId = items[0]?.id ?? '';
    const row = await writer.request.post('/api/availability', {
      data: { staffId, date: day, startTime: '09:00', endTime: '12:00', isActive: true, seriesId: null },
    });
    const { id } = (await row.json()) as { id: string };
    await measureWrites(writer, reader, staffId);
    await measureTakeover(writer, reader, id);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function measureWrites(writer: BrowserContext, reader: BrowserContext, staffId: string): Promise<void> {
  const manager = await openLive(writer, `/availability?staff=${staffId}&day=${day}&view=day`);
  const board = await openLive(reader, `/operator?day=${day}&view=day`);
  let requests = 0;
  board.on('request', (request) => asksSomething(request) && requests++);
  const fromCommit: number[] = [];
  const fromClick: number[] = [];
  const toggle = manager.locator('main li[data-id]').first().getByRole('switch', { name: 'Active' });
  let since = await feedHead(writer);
  for (let n = 0; n < writes; n++) {
    await board.evaluate(() => (window.pushBench.seenAt = null));
    await toggle.click();
    const seenAt = await seen(board);
    const committed = await changeAfter(writer, since);
    since = committed.seq;
    fromCommit.push(seenAt - committed.at);
    fromClick.push(seenAt - (await manager.evaluate(() => window.pushBench.clickedAt)));
    await manager.waitForTimeout(60);
  }
  line('commit → the other browser’s DOM', spread(spreadOf(fromCommit)), 'aim p50 < 50, p99 < 100 ms');
  line('click → the other browser’s DOM', spread(spreadOf(fromClick)));
  line('requests the other browser made', String(requests), 'aim 0');
  await Promise.all([manager.close(), board.close()]);
}

/** The leading tab is gone; a change committed at that very moment is on the other tab's screen when? */
async function measureTakeover(writer: BrowserContext, reader: BrowserContext, id: string): Promise<void> {
  const path = `/operator?day=${day}&view=day`;
  for (const end of ['closed', 'crashed'] as const) {
    const took: number[] = [];
    let leader = await openLive(reader, path);
    for (let n = 0; n < takeovers; n++) {
      const next = await openLive(reader, path);
      await next.evaluate(() => (window.pushBench.seenAt = null));
      const { isActive } = (await (await writer.request.get(`/api/availability/${id}`)).json()) as {
        isActive: boolean;
      };
      const endedAt = Date.now();
      const ending = end === 'closed' ? leader.close() : crash(reader, leader);
      await writer.request.patch(`/api/availability/${id}`, { data: { isActive: !isActive } });
      took.push((await seen(next)) - endedAt);
      await ending;
      leader = next;
    }
    await leader.close();
    line(`leading tab ${end} → the next one shows a change`, spread(spreadOf(took)), 'aim < 500 ms');
  }
}

async function crash(context: BrowserContext, page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const session = await context.newCDPSession(page);
  // The page can't answer this any more.
  session.send('Page.crash').catch(() => {});
  await crashed;
}

async function openLive(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  await page.locator('main [data-id]').first().waitFor();
  await page.locator('[data-state="live"]').waitFor();
  return page;
}

async function seen(page: Page): Promise<number> {
  const at = await page.waitForFunction(() => window.pushBench.seenAt, null, { polling: 20 });
  return Number(await at.jsonValue());
}

async function changeAfter(context: BrowserContext, since: number): Promise<{ seq: number; at: number }> {
  const page = await context.request.get(`/api/changes?since=${since}`);
  const { changes } = (await page.json()) as { changes: { seq: number; at?: number }[] };
  const [change] = changes;
  return { seq: change?.seq ?? Number.NaN, at: change?.at ?? Number.NaN };
}
