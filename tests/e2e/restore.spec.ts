import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContext, Page } from '@playwright/test';
import { startTestServer, type TestServer } from '../server/startTestServer';
import { freePort } from './freePort';
import { anyStaffId, expectSoonAsServer, loadDay, shownRows, stretch } from './harnessTabs';
import { expect, test } from './lockstepTest';
import { signedInTo } from './signedInTo';

/** A server and a data folder of its own; polls so rare that none can hide a fault. */
let server: TestServer;
let dataDir: string;
/** Of the backups. */
let folder: string;
let env: Record<string, string>;

test.beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'lockstep-restore-'));
  folder = await mkdtemp(join(tmpdir(), 'lockstep-backups-'));
  env = { POLLING_FACTOR: '1000', PORT: String(await freePort()) };
  server = await startTestServer({ dataDir, env, web: true });
});

test.afterAll(async () => {
  await server?.close();
  for (const one of [dataDir, folder]) await rm(one, { recursive: true, force: true });
});

/** The command as a person gives it, for this server's folder. */
async function run(command: 'backup' | 'restore', ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('npm', ['run', '-s', command, '--', ...args], {
    cwd: join(import.meta.dirname, '../..'),
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: dataDir },
  });
  return stdout;
}

const day = '2031-10-01';
const patiently = { timeout: 120_000 };

async function add(context: BrowserContext, staffId: string, startTime: string): Promise<string> {
  const row = { ...stretch, staffId, date: day, startTime, endTime: `${startTime.slice(0, 2)}:45` };
  const answer = await context.request.post('/api/availability', { data: row });
  expect(answer.ok(), await answer.text()).toBe(true);
  return ((await answer.json()) as { id: string }).id;
}

const shownIds = async (page: Page) =>
  (
    await page
      .locator('main li[data-id]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id') ?? ''))
  ).toSorted();

const idsIn = async (tab: Page) => (await shownRows(tab)).map(({ id }) => id).toSorted();

test('[Z3] [C11] restored under open browsers: they show what the backup holds, by themselves', async ({
  browser,
  openHarness,
}) => {
  const contexts = [await signedInTo(browser, server.url), await signedInTo(browser, server.url, 'admin')];
  const [context] = contexts as [BrowserContext];
  const staffId = await anyStaffId(context);
  const [kept, changed, deleted] = [
    await add(context, staffId, '08:00'),
    await add(context, staffId, '09:00'),
    await add(context, staffId, '10:00'),
  ];
  const before = [kept, changed, deleted].toSorted();

  // Somebody looks at the day, and in each browser are tabs that tell all that they hold of it.
  const manager = await context.newPage();
  await manager.goto(`/availability?staff=${staffId}&day=${day}&view=day`);
  await expect.poll(() => shownIds(manager)).toEqual(before);
  const tabs = (
    await Promise.all(contexts.map(async (one) => [await openHarness(one), await openHarness(one)]))
  ).flat();
  await loadDay(tabs, day);
  for (const page of [manager, ...tabs])
    await page.evaluate(() => Object.assign(window, { neverReloaded: true }));

  const file = join(folder, 'backup.gz');
  expect(await run('backup', '--to', file)).toContain('up to seq');

  // Longer than what comes after the restore: no position gives it away.
  const later = [await add(context, staffId, '11:00'), await add(context, staffId, '12:00')];
  for (const isActive of [false, true, false])
    expect((await context.request.patch(`/api/availability/${changed}`, { data: { isActive } })).ok()).toBe(
      true,
    );
  expect((await context.request.delete(`/api/availability/${deleted}`)).ok()).toBe(true);
  const after = [kept, changed, ...later].toSorted();
  await expect.poll(() => shownIds(manager)).toEqual(after);
  for (const tab of tabs) await expect.poll(() => idsIn(tab)).toEqual(after);

  await server.stop();
  expect(await run('restore', '--from', file, '--replace')).toContain('2 sessions kept');
  server = await startTestServer({ dataDir, env });

  // The longer the server was away, the longer a browser waits before it tries again.
  await expect.poll(() => shownIds(manager), patiently).toEqual(before);
  for (const tab of tabs) await expect.poll(() => idsIn(tab), patiently).toEqual(before);
  await expectSoonAsServer(tabs, day);
  for (const tab of tabs)
    expect((await shownRows(tab)).find(({ id }) => id === changed)).toMatchObject({ isActive: true, rev: 1 });

  // And they follow what is written from then on, at positions that were taken before by other changes.
  const anew = await add(context, staffId, '13:00');
  const whole = [...before, anew].toSorted();
  // Rows may have been read again while the push still waits for its next try.
  await expect.poll(() => shownIds(manager), patiently).toEqual(whole);
  for (const tab of tabs) await expect.poll(() => idsIn(tab), patiently).toEqual(whole);
  await expectSoonAsServer(tabs, day);
  for (const page of [manager, ...tabs])
    expect(await page.evaluate(() => 'neverReloaded' in window)).toBe(true);
  // But for the server that was away.
  for (const tab of tabs) {
    const errors = await tab.evaluate(() => window.harness.errors);
    expect(errors.filter((error) => !error.includes('Network Error'))).toEqual([]);
  }
  await Promise.all(contexts.map((one) => one.close()));
});
