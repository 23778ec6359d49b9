import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import pg from 'pg';
import { startTestServer, type TestServer } from '../server/startTestServer';
import { launchWithBackForwardCache, whileAsleep } from './backForwardCache';
import { freePort } from './freePort';
import {
  anyStaffId,
  create,
  expectAsServer,
  expectNoErrors,
  expectSoonAsServer,
  loadDay,
  stretch,
} from './harnessTabs';
import { expect, test } from './lockstepTest';
import { signedInTo } from './signedInTo';
import { asksSomething } from './asksSomething';

/** A server of its own, so that nobody else's streams are counted; polls so rare that none can hide a fault. */
let server: TestServer;
let dataDir: string;
let env: Record<string, string>;

test.beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lockstep-push-'));
  env = { POLLING_FACTOR: '1000', PORT: String(await freePort()) };
  server = await startTestServer({ dataDir, env });
});

test.afterAll(async () => {
  await server?.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function openStreams(context: BrowserContext): Promise<number> {
  const answer = await context.request.get('/api/realtime/health');
  return ((await answer.json()) as { activeSubscriptions: number }).activeSubscriptions;
}

const isLive = (tab: Page) => tab.evaluate(() => window.harness.freshness().state === 'live');
const leads = (tab: Page) => tab.evaluate(() => window.harness.status().leads);

async function expectLive(tabs: readonly Page[]): Promise<void> {
  for (const tab of tabs) await expect.poll(() => isLive(tab)).toBe(true);
}

/** Tabs of one browser that show this day, all of them live. */
async function openTabs(
  open: (context: BrowserContext) => Promise<Page>,
  context: BrowserContext,
  count: number,
  day: string,
) {
  const tabs: Page[] = [];
  for (let i = 0; i < count; i++) tabs.push(await open(context));
  await loadDay(tabs, day);
  await expectLive(tabs);
  return tabs;
}

/** The one that leads, and the others. */
async function parted(tabs: readonly Page[]): Promise<{ leader: Page; others: Page[] }> {
  let leading: boolean[] = [];
  // While one takes over from another there are two for a moment, or none.
  await expect
    .poll(async () => {
      leading = await Promise.all(tabs.map(leads));
      return leading.filter(Boolean);
    })
    .toHaveLength(1);
  const leader = tabs[leading.indexOf(true)] as Page;
  return { leader, others: tabs.filter((tab) => tab !== leader) };
}

test('[S2] [S5] another browser has every change at once, without asking', async ({
  browser,
  openHarness,
}) => {
  const day = '2031-09-01';
  const contexts = [
    await signedInTo(browser, server.url),
    await signedInTo(browser, server.url, 'scheduler'),
  ];
  const [writer, reader] = (await Promise.all(
    contexts.map(async (context) => (await openTabs(openHarness, context, 1, day))[0]),
  )) as [Page, Page];
  const asked: string[] = [];
  reader.on('request', (request) => asksSomething(request) && asked.push(request.url()));
  const staffId = await anyStaffId(writer.context());
  const ids: string[] = [];
  for (let n = 0; n < 20; n++) ids.push(await create(writer, staffId, day));
  for (const id of ids.slice(0, 10)) {
    expect(await writer.evaluate((rowId) => window.harness.update(rowId, { isActive: false }), id)).toBe(
      'stored',
    );
  }
  for (const id of ids.slice(5, 15)) await writer.evaluate((rowId) => window.harness.remove(rowId), id);
  await expectSoonAsServer([writer, reader], day);
  expect(asked).toEqual([]);
  await expectNoErrors([writer, reader]);
  await Promise.all(contexts.map((context) => context.close()));
});

test('[S2] a row that plain SQL inserts is on the screens', async ({ browser, openHarness }) => {
  const day = '2031-09-02';
  const context = await signedInTo(browser, server.url);
  const [tab] = (await openTabs(openHarness, context, 1, day)) as [Page];
  const staffId = await anyStaffId(context);
  await insertBySql(staffId, day);
  await expect.poll(() => tab.evaluate(() => window.harness.rows().length)).toBe(1);
  await expectAsServer([tab], day);
  await context.close();
});

test('[L1] [L3] twenty tabs hold one stream; when the leading one is closed or crashes, another goes on', async ({
  browser,
  openHarness,
}) => {
  const day = '2031-09-03';
  const context = await signedInTo(browser, server.url);
  const elsewhere = await signedInTo(browser, server.url, 'admin');
  let tabs = await openTabs(openHarness, context, 20, day);
  await expect.poll(() => openStreams(context)).toBe(1);
  const staffId = await anyStaffId(context);

  for (const end of ['close', 'crash'] as const) {
    const { leader, others } = await parted(tabs);
    if (end === 'close') await leader.close();
    else {
      const crashed = leader.waitForEvent('crash');
      const session = await context.newCDPSession(leader);
      void session.send('Page.crash').catch(() => {});
      await crashed;
    }
    // Written while nobody may be listening.
    for (let n = 0; n < 5; n++) {
      const answer = await elsewhere.request.post('/api/availability', {
        data: { ...stretch, staffId, date: day },
      });
      expect(answer.ok()).toBe(true);
    }
    await expectSoonAsServer(others, day);
    tabs = others;
    await expectLive(tabs);
    await parted(tabs);
    await expect.poll(() => openStreams(context)).toBe(1);
  }
  await expectNoErrors(tabs);
  await Promise.all([context.close(), elsewhere.close()]);
});

test('[L7] a leading tab rests in the back/forward cache, and leads again on coming back', async ({
  openHarness,
}) => {
  const day = '2031-09-05';
  const browser = await launchWithBackForwardCache();
  const context = await signedInTo(browser, server.url);
  const [tab] = (await openTabs(openHarness, context, 1, day)) as [Page];
  await expect.poll(() => openStreams(context)).toBe(1);
  const row = { ...stretch, staffId: await anyStaffId(context), date: day };
  await whileAsleep(tab, async () => {
    await expect.poll(() => openStreams(context)).toBe(0);
    expect((await context.request.post('/api/availability', { data: row })).ok()).toBe(true);
  });
  await expectSoonAsServer([tab], day);
  await expectLive([tab]);
  await expect.poll(() => openStreams(context)).toBe(1);
  await browser.close();
});

test('[S3] [L1] a server restarted under load: every tab is exact again by itself', async ({
  browser,
  openHarness,
}) => {
  const day = '2031-09-04';
  const contexts = [await signedInTo(browser, server.url), await signedInTo(browser, server.url, 'admin')];
  const tabs = (await Promise.all(contexts.map((context) => openTabs(openHarness, context, 3, day)))).flat();
  await Promise.all(tabs.map((tab) => tab.evaluate(() => Object.assign(window, { neverReloaded: true }))));
  const staffId = await anyStaffId(contexts[0] as BrowserContext);
  const writing = tabs.map((tab) =>
    tab.evaluate(
      async (row) => {
        const outcomes = [];
        for (let n = 0; n < 30; n++) outcomes.push((await window.harness.create(row)).outcome);
        return outcomes;
      },
      { ...stretch, staffId, date: day },
    ),
  );
  await expect.poll(() => (tabs[0] as Page).evaluate(() => window.harness.rows().length)).toBeGreaterThan(20);
  await server.kill();
  server = await startTestServer({ dataDir, env });
  const outcomes = (await Promise.all(writing)).flat();
  expect(outcomes.filter((outcome) => outcome !== 'stored')).toEqual([]);
  // The longer the server was away, the longer a browser waits before it tries again.
  await expectSoonAsServer(tabs, day, { timeout: 90_000 });
  expect(await (tabs[0] as Page).evaluate(() => window.harness.rows().length)).toBe(30 * tabs.length);
  await expectLive(tabs);
  for (const tab of tabs) expect(await tab.evaluate(() => 'neverReloaded' in window)).toBe(true);
  await expect.poll(() => openStreams(contexts[0] as BrowserContext)).toBe(2);
  await Promise.all(contexts.map((context) => context.close()));
});

/** As somebody with access to the database would, past the server. */
async function insertBySql(staffId: string, day: string): Promise<void> {
  const pid = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8');
  const password = (await readFile(join(dataDir, 'postgres-password'), 'utf8')).trim();
  const client = new pg.Client({
    host: '127.0.0.1',
    port: Number(pid.split('\n')[3]),
    user: 'lockstep',
    password,
    database: 'lockstep',
  });
  await client.connect();
  try {
    await client.query(
      `insert into availability (id, practice_id, staff_id, date, start_time, end_time, is_active)
       select gen_random_uuid(), practice_id, id, $2, '07:00', '08:00', true from staff where id = $1`,
      [staffId, day],
    );
  } finally {
    await client.end();
  }
}
