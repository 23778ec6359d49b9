import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import type { OpenSessions } from '@/features/sessions/openSession';
import { chromiumFlags, chromiumPath } from '../e2e/chromium';
import { openStream } from '../server/push/streamReader';
import { startTestServer } from '../server/startTestServer';
import { line, spread, spreadOf, title } from './figures';
import { watchedBrowser } from './watchedBrowser';

const signOuts = 20;
const stolen = 60;
const paths = [
  '/operator',
  '/scheduling',
  '/operator?view=week',
  '/scheduling?show=calendar',
  '/operator?view=day',
];

declare global {
  interface Window {
    endBench: { pressedAt: number; emptyAt: number | null };
  }
}

/** Runs in every tab before its own code: notes when it was pressed last, and when no row was in it any more. */
function instrument(): void {
  window.endBench = { pressedAt: Number.NaN, emptyAt: null };
  addEventListener(
    'click',
    ({ timeStamp }) => (window.endBench.pressedAt = performance.timeOrigin + timeStamp),
    true,
  );
  new MutationObserver(() => {
    window.endBench.emptyAt = document.querySelector('[data-id], nav')
      ? null
      : (window.endBench.emptyAt ?? performance.timeOrigin + performance.now());
  }).observe(document, { subtree: true, childList: true });
}

/** How long a session's end takes to be everywhere: in all tabs of its browser, and in the hands of who stole its token. */
export async function benchSessionEnd(): Promise<void> {
  title('A session ends (real server, real database): six tabs of one browser; the stream of a stolen token');
  const server = await startTestServer({ web: true, env: { POLLING_FACTOR: '1000' } });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags });
  try {
    await measureSignOut(browser, server.url);
    await measureStolen(browser, server.url);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function measureSignOut(browser: Browser, url: string): Promise<void> {
  const took: number[] = [];
  for (let n = 0; n < signOuts; n++) {
    const context = await watchedBrowser(browser, url, 'operator', instrument);
    const first = await openTab(context, '/operator');
    const others: Page[] = [];
    for (const path of paths) others.push(await openTab(context, path));
    await first
      .getByRole('banner')
      .getByRole('button', { name: /, operator$/ })
      .click();
    await first.getByRole('button', { name: 'Sign out' }).click();
    const emptyAt: number[] = [];
    for (const page of [first, ...others]) {
      const at = await page.waitForFunction(() => window.endBench.emptyAt, null, { polling: 50 });
      emptyAt.push(Number(await at.jsonValue()));
    }
    took.push(Math.max(...emptyAt) - (await first.evaluate(() => window.endBench.pressedAt)));
    await context.close();
  }
  line('“Sign out” pressed → the last of six tabs is empty', spread(spreadOf(took)), 'aim < 1000 ms');
}

/** A token in somebody else's hands, with a stream open; its person ends that session from another one. */
async function measureStolen(browser: Browser, url: string): Promise<void> {
  const owner = await watchedBrowser(browser, url, 'operator', instrument);
  const toEnd: number[] = [];
  let stillAnswered = 0;
  for (let n = 0; n < stolen; n++) {
    const thief = await watchedBrowser(browser, url, 'operator', instrument);
    const [cookie] = await thief.cookies();
    const token = cookie?.value ?? '';
    const stream = await openStream(url, { token });
    await stream.until(() => stream.events.length > 0);
    const id = await idOfOther(owner);
    const at = performance.now();
    const ended = stream.ended.then(() => performance.now() - at);
    const revoked = await owner.request.delete(`/api/sessions/${id}`);
    if (!revoked.ok()) throw new Error(`Not revoked: ${revoked.status()}`);
    const after = await fetch(`${url}/api/staff`, { headers: { authorization: `Bearer ${token}` } });
    if (after.status !== 401) stillAnswered++;
    toEnd.push(await ended);
    await thief.close();
  }
  line('a session ended → the stream of its token is closed', spread(spreadOf(toEnd)), 'aim < 1000 ms');
  line('requests of that token answered after it', `${stillAnswered} of ${stolen}`, 'aim 0');
}

async function idOfOther(owner: BrowserContext): Promise<string> {
  const answer = await owner.request.get('/api/sessions');
  const { items } = (await answer.json()) as OpenSessions;
  const other = items.find(({ isThis }) => !isThis);
  if (!other) throw new Error('There is no other session.');
  return other.id;
}

async function openTab(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  await page.locator('[data-state="live"]').waitFor();
  await page.locator('main [data-id]').first().waitFor();
  return page;
}
