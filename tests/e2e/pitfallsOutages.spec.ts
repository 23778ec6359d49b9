import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { leaseMs, renewMs } from '@/sync/core/leases';
import { startTestServer } from '../server/startTestServer';
import { asksSomething } from './asksSomething';
import { launchWithBackForwardCache, whileAsleep } from './backForwardCache';
import { buildForDevelopment, serveInstead } from './developmentBuild';
import { freePort } from './freePort';
import {
  anyStaffId,
  changeElsewhere,
  expectAsServer,
  expectNoErrors,
  expectSoonAsServer,
  loadDay,
  stretch,
} from './harnessTabs';
import { keepToasts } from '../browser/keepToasts';
import { expect, test } from './lockstepTest';
import { signedInTo } from './signedInTo';

/** A lease, and the tick after it; the rest is for a busy machine. */
const leaseEndsMs = leaseMs + renewMs + 20_000;

/** Starts that many creations without waiting for any. */
async function startCreating(tab: Page, count: number, row: object): Promise<void> {
  await tab.evaluate(
    ([n, draft]) => {
      for (let i = 0; i < n; i++) void window.harness.create(draft);
    },
    [count, row] as const,
  );
}

const rowCount = (tab: Page) => tab.evaluate(() => window.harness.rows().length);
const waiting = (tab: Page) => tab.evaluate(() => window.harness.freshness().waiting);

// What the bus and polling do alone: nothing comes by push.
test.use({ hasPush: false });

test('[B14] a tab back from the back/forward cache asks once for what it missed, and equals the server', async ({
  openHarness,
  url,
}) => {
  const day = '2031-06-01';
  const browser = await launchWithBackForwardCache();
  const context = await signedInTo(browser, url);
  const tab = await openHarness(context);
  const peer = await openHarness(context);
  await loadDay([tab, peer], day);
  const row = { ...stretch, date: day, staffId: await anyStaffId(context) };
  const { id } = await tab.evaluate((draft) => window.harness.create(draft), row);
  await peer.waitForFunction((rowId) => window.harness.row(rowId)?.rev === 1, id);

  const asked: string[] = [];
  tab.on('request', (request) => asksSomething(request) && asked.push(new URL(request.url()).pathname));
  await whileAsleep(tab, async () => {
    // Others of this browser, and another device, of which nobody here is told.
    await startCreating(peer, 5, row);
    await peer.waitForFunction(() => {
      const rows = window.harness.rows();
      return rows.length === 6 && rows.every(({ rev }) => rev >= 1);
    });
    for (let i = 0; i < 5; i++) await changeElsewhere(context, 'POST', '', row);
    await changeElsewhere(context, 'DELETE', `/${id}`);
  });
  await expectSoonAsServer([tab], day);
  expect(await rowCount(tab)).toBe(10);
  expect(asked.filter((path) => path.startsWith('/api/'))).toEqual(['/api/changes']);

  // It takes part again, in both directions.
  for (const [from, to] of [
    [tab, peer],
    [peer, tab],
  ] as const) {
    const created = await from.evaluate((draft) => window.harness.create(draft), row);
    await to.waitForFunction((rowId) => window.harness.row(rowId)?.rev === 1, created.id);
  }
  await peer.evaluate(() => window.harness.pullNow());
  await expectSoonAsServer([tab, peer], day);
  await expectNoErrors([tab, peer]);
  await browser.close();
});

test('[B16] mounted twice by StrictMode, one change is one row and one toast', async ({ signedIn }) => {
  const folder = await buildForDevelopment();
  const context = await signedIn('operator');
  await serveInstead(context, folder);
  await keepToasts(context);
  const staffId = await anyStaffId(context);
  await context.addInitScript(() => {
    window.ended = 0;
    const stopListening = document.removeEventListener.bind(document);
    document.removeEventListener = (type: string, listener: EventListenerOrEventListenerObject) => {
      if (type === 'visibilitychange') window.ended++;
      stopListening(type, listener);
    };
  });
  const open = async () => {
    const page = await context.newPage();
    await page.goto(`/availability?staff=${staffId}&day=2031-06-03&view=day`);
    await expect(page.getByText('Nothing planned on this day')).toBeVisible();
    // Only a second mount ends what the first began; without it this test would prove nothing.
    expect(await page.evaluate(() => window.ended)).toBeGreaterThan(0);
    return page;
  };
  const own = await open();
  const other = await open();
  const toasts = (page: Page) => page.locator('.mantine-Notification-root');

  await own.getByRole('button', { name: 'Add availability' }).click();
  await own.getByLabel('Start').fill('10:00');
  await own.getByLabel('End').fill('11:00');
  await own.getByRole('button', { name: 'Save' }).click();
  await expect(toasts(own)).toHaveAttribute('data-kind', 'done');
  await expect(toasts(other)).toHaveAttribute('data-kind', 'others');
  for (const page of [own, other]) {
    await expect(page.locator('main li[data-id]')).toHaveCount(1);
    await expect(toasts(page)).toHaveCount(1);
  }
  const stored = async () => {
    const answer = await context.request.get('/api/availability?from=2031-06-03&to=2031-06-03');
    return ((await answer.json()) as { items: unknown[] }).items.length;
  };
  await expect.poll(stored).toBe(1);
  // No page is served from the folder any more when it goes.
  await context.unrouteAll({ behavior: 'wait' });
  await rm(folder, { recursive: true, force: true });
});

test('[B17] [O5] a tab closed mid-send: what was stored stays, what was not disappears within its lease', async ({
  signedIn,
  openHarness,
}) => {
  const day = '2031-06-04';
  const context = await signedIn('operator');
  const closing = await openHarness(context);
  const others = [await openHarness(context), await openHarness(context)];
  await loadDay([closing, ...others], day);
  const row = { ...stretch, date: day, staffId: await anyStaffId(context) };
  // Of 50 writes 2 are answered, 2 are stored without an answer, and 46 never leave the tab. These are kept back inside
  // of it: what is held back outside goes out after all when the tab closes.
  await closing.evaluate(() => {
    const send = XMLHttpRequest.prototype.send;
    let sent = 0;
    XMLHttpRequest.prototype.send = function sendFew(body) {
      if (sent++ < 4) send.call(this, body);
    };
  });
  let received = 0;
  let unanswered = 0;
  await closing.route('**/api/availability', async (route) => {
    if (received++ < 2) return route.continue();
    await route.fetch();
    unanswered++;
  });
  await startCreating(closing, 50, row);
  for (const tab of others) {
    await tab.waitForFunction(() => {
      const rows = window.harness.rows();
      // Two are answered; of the two that are stored without, others may hear from the server by now.
      return rows.length === 50 && rows.filter(({ rev }) => rev === 1).length >= 2;
    });
  }
  await expect.poll(() => unanswered).toBe(2);
  await closing.close();

  for (const tab of others) {
    await tab.waitForFunction(() => window.harness.rows().every(({ rev }) => rev >= 1), null, {
      timeout: leaseEndsMs,
    });
    await tab.evaluate(() => window.harness.pullNow());
  }
  await expectSoonAsServer(others, day);
  for (const tab of others) expect(await rowCount(tab)).toBe(4);
  await expectNoErrors(others);
});

test('[O6] offline: what one tab writes the others show at once; online again it is stored, once', async ({
  signedIn,
  openHarness,
}) => {
  const day = '2031-06-05';
  const context = await signedIn('operator');
  const tabs = [await openHarness(context), await openHarness(context)] as const;
  await loadDay(tabs, day);
  const row = { ...stretch, date: day, staffId: await anyStaffId(context) };
  const { id } = await tabs[0].evaluate((draft) => window.harness.create(draft), row);
  await tabs[1].waitForFunction((rowId) => window.harness.row(rowId)?.rev === 1, id);

  await context.setOffline(true);
  for (const tab of tabs) await tab.waitForFunction(() => window.harness.freshness().state === 'offline');
  await startCreating(tabs[0], 10, row);
  await tabs[0].evaluate((rowId) => void window.harness.update(rowId, { endTime: '13:30' }), id);
  for (const tab of tabs) {
    // One message each, and the changed row's comes last.
    await tab.waitForFunction(
      (rowId) => window.harness.rows().length === 11 && window.harness.row(rowId)?.endTime === '13:30',
      id,
    );
  }
  await expect.poll(() => waiting(tabs[0])).toBe(11);

  await context.setOffline(false);
  for (const tab of tabs) {
    await tab.waitForFunction(() => window.harness.rows().every(({ rev }) => rev >= 1));
    await expect.poll(() => waiting(tab)).toBe(0);
  }
  await expectSoonAsServer(tabs, day);
  expect(await rowCount(tabs[1])).toBe(11);
  for (const tab of tabs) await tab.waitForFunction(() => window.harness.freshness().state === 'polling');
});

test('[C1] [O3] the server killed and started again while two tabs write: every tab is exact again by itself', async ({
  browser,
  openHarness,
}) => {
  const day = '2031-06-06';
  const perTab = 60;
  const dataDir = await mkdtemp(join(tmpdir(), 'lockstep-outage-'));
  // Polls come every half a second, so that what only they bring is there soon.
  const options = { web: true, dataDir, env: { PORT: String(await freePort()), POLLING_FACTOR: '0.05' } };
  let server = await startTestServer(options);
  try {
    const context = await signedInTo(browser, server.url);
    const tabs = [await openHarness(context), await openHarness(context)] as const;
    const elsewhere = await signedInTo(browser, server.url);
    const device = await openHarness(elsewhere);
    const all = [...tabs, device];
    await loadDay(all, day);
    const row = { ...stretch, date: day, staffId: await anyStaffId(context) };

    const writing = tabs.map((tab) =>
      tab.evaluate(
        async ([count, draft]) => {
          const outcomes: string[] = [];
          // Three at a time, and until the server has died, so that some are under way whenever it does.
          const writer = async () => {
            while (outcomes.length < count || !window.mayEnd)
              outcomes.push((await window.harness.create(draft)).outcome);
          };
          await Promise.all([writer(), writer(), writer()]);
          return outcomes;
        },
        [perTab, row] as const,
      ),
    );
    await tabs[1].waitForFunction(() => window.harness.rows().length >= 30);
    await server.kill();
    for (const tab of all) await tab.waitForFunction(() => window.harness.freshness().state === 'offline');
    for (const tab of tabs) {
      expect(await waiting(tab)).toBeGreaterThan(0);
      await tab.evaluate(() => Object.assign(window, { mayEnd: true }));
    }
    server = await startTestServer(options);

    const outcomes = (await Promise.all(writing)).flat();
    expect(outcomes.length).toBeGreaterThanOrEqual(2 * perTab);
    expect(outcomes.filter((outcome) => outcome !== 'stored')).toEqual([]);
    for (const tab of all)
      await expect(async () => {
        await expectAsServer([tab], day);
        expect(await rowCount(tab)).toBe(outcomes.length);
      }).toPass({ timeout: 60_000 });
    await Promise.all([context.close(), elsewhere.close()]);
  } finally {
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  }
});

declare global {
  interface Window {
    /** How often somebody stopped listening for visibility. */
    ended: number;
    /** Whoever writes on and on may stop. */
    mayEnd?: boolean;
  }
}
