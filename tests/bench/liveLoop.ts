import type { BrowserContext, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { chromiumFlags, chromiumPath } from '../e2e/chromium';
import { demoPassword, startTestServer } from '../server/startTestServer';
import { asksSomething } from '../e2e/asksSomething';
import { line, spread, spreadOf, title } from './figures';

const day = '2031-05-05';
const changes = 200;

interface Seen {
  at: number;
}

declare global {
  interface Window {
    liveBench: {
      now(): number;
      clickedAt: number | null;
      seen: Seen | null;
      /** When the committed change had been taken in. */
      committed: Seen | null;
      forget(): void;
      clockOffset(): Promise<number>;
    };
  }
}

/** Runs in every tab before its own code: notes the first change of a row, and when something was clicked. */
function instrument(): void {
  const now = () => performance.timeOrigin + performance.now();
  const channel = new BroadcastChannel('bench-clock');
  let answer: ((at: number) => void) | null = null;
  channel.addEventListener('message', ({ data }: MessageEvent<{ to: string; at?: number }>) => {
    if (data.at === undefined && data.to === location.pathname)
      channel.postMessage({ to: 'asker', at: now() });
    else if (data.at !== undefined) answer?.(data.at);
  });
  window.liveBench = {
    now,
    clickedAt: null,
    seen: null,
    committed: null,
    forget() {
      this.clickedAt = null;
      this.seen = null;
      this.committed = null;
    },
    async clockOffset() {
      let best = { roundTrip: Infinity, offset: 0 };
      const to = document.documentElement.dataset['askClockOf'] ?? '';
      for (let i = 0; i < 200; i++) {
        const asked = now();
        const theirs = await new Promise<number>((resolve) => {
          answer = resolve;
          channel.postMessage({ to });
        });
        const roundTrip = now() - asked;
        if (roundTrip < best.roundTrip) best = { roundTrip, offset: theirs - (asked + roundTrip / 2) };
      }
      return best.offset;
    },
  };
  addEventListener(
    'click',
    ({ timeStamp }) => (window.liveBench.clickedAt ??= performance.timeOrigin + timeStamp),
    true,
  );
  addEventListener('storage', ({ newValue }) => {
    if (newValue === null || !/"seq":\d/.test(newValue)) return;
    // After every other handler of this event, which take the change in and render it.
    setTimeout(() => (window.liveBench.committed ??= { at: now() }));
  });
  new MutationObserver((mutations) => {
    if (window.liveBench.seen) return;
    const shows = (node: Node) =>
      node instanceof Element && (node.matches('[data-id]') || node.querySelector('[data-id]') !== null);
    const concerns = mutations.some(({ target, addedNodes, removedNodes }) => {
      const element = target instanceof Element ? target : target.parentElement;
      if (element?.closest('main [data-id], main [role="grid"]')) return true;
      return element?.closest('main') && [...addedNodes, ...removedNodes].some(shows);
    });
    if (concerns) window.liveBench.seen = { at: now() };
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['data-off', 'data-level'],
  });
}

/** 200 adds, switches and deletes by clicking in the Availability Manager → the DOM of three other dashboards. */
export async function benchLiveLoop(): Promise<void> {
  title('Click in the Availability Manager → another tab’s DOM (real server, real database, 4 tabs)');
  const server = await startTestServer({ web: true, env: { POLLING_FACTOR: '1000' } });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags });
  try {
    const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 } });
    await context.request.post('/api/auth/sign-in', {
      data: { email: 'operator@royalcare.example', password: demoPassword },
    });
    // The runner names functions with a helper of its own, which a page does not have.
    await context.addInitScript('globalThis.__name = (named) => named;');
    await context.addInitScript(instrument);
    await measure(context);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function measure(context: BrowserContext): Promise<void> {
  const answer = await context.request.get('/api/staff');
  const staffId = ((await answer.json()) as { items: { id: string }[] }).items[0]?.id ?? '';
  const open = async (path: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(path);
    await page.locator('[data-state="live"]').waitFor();
    await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
    return page;
  };
  const others = {
    operator: await open(`/operator?day=${day}&view=day`),
    therapist: await open(`/therapist/${staffId}?day=${day}&show=availability`),
    scheduling: await open(`/scheduling?day=${day}&all=1`),
  };
  const manager = await open(`/availability?staff=${staffId}&day=${day}&view=day`);
  const pages = Object.values(others);
  const offsets: number[] = [];
  for (const page of pages) {
    const path = new URL(page.url()).pathname;
    offsets.push(
      await manager.evaluate((to) => {
        document.documentElement.dataset['askClockOf'] = to;
        return window.liveBench.clockOffset();
      }, path),
    );
  }
  let requests = 0;
  for (const page of pages) page.on('request', (request) => asksSomething(request) && requests++);

  const took: number[][] = pages.map(() => []);
  const committed: number[][] = pages.map(() => []);
  for (let n = 0; n < changes; n++) {
    const act = await nextAct(manager, n);
    await manager.waitForTimeout(120);
    for (const page of [manager, ...pages]) await page.evaluate(() => window.liveBench.forget());
    await act();
    for (const [i, page] of pages.entries()) {
      await page.waitForFunction(() => window.liveBench.seen && window.liveBench.committed);
      const done = await page.evaluate(() => window.liveBench.committed?.at ?? Number.NaN);
      const seen = await page.evaluate(() => window.liveBench.seen?.at ?? Number.NaN);
      const clicked = await manager.evaluate(() => window.liveBench.clickedAt ?? Number.NaN);
      committed[i]?.push(done - (offsets[i] ?? 0) - clicked);
      took[i]?.push(seen - (offsets[i] ?? 0) - clicked);
    }
  }
  const names = Object.keys(others);
  names.forEach((name, i) =>
    line(`${name}: shown`, spread(spreadOf(took[i] ?? [])), 'aim p50 < 40, p99 < 100 ms'),
  );
  names.forEach((name, i) =>
    line(
      `${name}: stored, committed and taken in`,
      spread(spreadOf(committed[i] ?? [])),
      'aim p50 < 40, p99 < 100 ms',
    ),
  );
  line('requests the other tabs made', String(requests), 'aim 0');
}

/** Adds, switches off and on, deletes, in turn; what is clicked last is returned, everything before it is done. */
async function nextAct(manager: Page, n: number): Promise<() => Promise<void>> {
  const row = manager.locator('main li[data-id]').first();
  switch (n % 4) {
    case 0: {
      await manager.getByRole('button', { name: 'Add availability' }).click();
      await manager.getByLabel('Start').fill('09:00');
      await manager.getByLabel('End').fill('12:00');
      return () => manager.getByRole('button', { name: 'Save' }).click();
    }
    case 3:
      return () => row.getByRole('button', { name: 'Delete' }).click();
    default:
      return () => row.getByRole('switch', { name: 'Active' }).click();
  }
}
