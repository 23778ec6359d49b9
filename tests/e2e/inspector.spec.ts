import type { BrowserContext, Page } from '@playwright/test';
import { anyStaffId, changeElsewhere, create, stretch } from './harnessTabs';
import { expect, test } from './lockstepTest';
import { asksSomething } from './asksSomething';
import { pressInTurn } from './pressInTurn';
import { violationsOf } from '../browser/axe';

const phone = { width: 390, height: 844 };

/** A day of its own for each row, so that no two are in each other's way. */
let days = 0;
const nextDay = () => new Date(Date.UTC(2033, 0, 1 + days++)).toISOString().slice(0, 10);

const storeElsewhere = (context: BrowserContext, staffId: string) =>
  changeElsewhere(context, 'POST', '', { ...stretch, staffId, date: nextDay() });

/** The page, once it follows the feed and the server pushes. */
async function openInspector(context: BrowserContext, address = '/admin/sync'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: 'Sync' })).toBeVisible();
  await expectFollowing(page);
  return page;
}

/** What is stored before a page follows the feed came with its lists: it does not arrive as a change. */
async function expectFollowing(page: Page): Promise<void> {
  await expect(figure(page, 'Position')).not.toContainText('None');
  await expect(page.locator('[data-state="live"]')).toBeVisible();
}

const figure = (page: Page, name: string) =>
  page.locator('dl > div').filter({ has: page.getByText(name, { exact: true }) });
const rowsOf = (page: Page, id: string) => page.locator(`main [data-id="${id}"]`);
const arrivals = (page: Page) => page.locator('main [data-id]');

test('what another tab or another device stores appears by itself, with the way it came', async ({
  signedIn,
  openHarness,
}) => {
  const context = await signedIn('admin');
  const staffId = await anyStaffId(context);
  const page = await openInspector(context);
  await expect(page.getByText('Nothing has changed yet')).toBeVisible();
  const harness = await openHarness(context);
  const requests: string[] = [];
  page.on('request', (request) => asksSomething(request) && requests.push(new URL(request.url()).pathname));

  const id = await create(harness, staffId, nextDay());
  const fromTab = rowsOf(page, id).filter({ hasText: 'Another tab' });
  await expect(fromTab).toHaveCount(1);
  await expect(fromTab).toContainText('Availability added');
  await expect(fromTab).toContainText(`…${id.slice(-8)}`);

  const elsewhere = await storeElsewhere(context, staffId);
  const pushed = rowsOf(page, elsewhere.id).filter({ hasText: 'Push' });
  await expect(pushed).toHaveCount(1);
  await expect(pushed).toContainText(/\d (ms|s)$/);
  await expect(figure(page, 'Streams')).toContainText(/[1-9]/);
  await expect(page.getByRole('img', { name: /^Delay of the last \d+ measured arrival/ })).toBeVisible();
  // The server's own figures are no entity's rows: they alone are asked for now and then.
  expect(requests.filter((path) => path !== '/api/realtime/stats')).toEqual([]);

  await changeElsewhere(context, 'DELETE', `/${elsewhere.id}`);
  await expect(rowsOf(page, elsewhere.id).first()).toContainText('Availability deleted');
  // Ids and names of entities, nobody's name.
  const { items } = (await (await context.request.get('/api/staff')).json()) as { items: { name: string }[] };
  const text = await page.getByRole('main').innerText();
  expect(items.filter(({ name }) => text.includes(name))).toEqual([]);
});

test('what this tab itself stores is remembered until somebody looks', async ({ signedIn }) => {
  const context = await signedIn('admin');
  const page = await context.newPage();
  await page.goto(`/availability?staff=${await anyStaffId(context)}&day=${nextDay()}&view=day`);
  await page.getByRole('button', { name: 'Add availability' }).click();
  await page.getByLabel('Start').fill('09:00');
  await page.getByLabel('End').fill('10:00');
  await page.getByRole('button', { name: 'Save' }).click();
  const id = (await page.locator('main li[data-id]').first().getAttribute('data-id')) ?? '';
  await page.getByRole('heading', { level: 1 }).click();
  await pressInTurn(page, 'g', 'd');
  await page.getByRole('link', { name: 'Sync' }).click();
  await expect(page).toHaveURL(/\/admin\/sync$/);
  const own = rowsOf(page, id).filter({ hasText: 'This tab' });
  await expect(own).toHaveCount(1);
  await expect(own).toContainText('Availability added');
});

test('the list can be held, cleared and filtered, by keyboard too', async ({ signedIn }) => {
  const context = await signedIn('admin');
  const staffId = await anyStaffId(context);
  const page = await openInspector(context);
  const first = await storeElsewhere(context, staffId);
  await expect(rowsOf(page, first.id)).toHaveCount(1);

  await page.keyboard.press('p');
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
  const second = await storeElsewhere(context, staffId);
  await expect(page.getByText('Paused, 1 new change')).toBeVisible();
  await expect(rowsOf(page, second.id)).toHaveCount(0);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(rowsOf(page, second.id)).toHaveCount(1);
  await expect(page.getByText(/^Paused/)).toHaveCount(0);

  const push = page.getByRole('button', { name: /^Push/ });
  await push.press('Enter');
  await expect(push).toHaveAttribute('aria-pressed', 'false');
  await expect(arrivals(page)).toHaveCount(0);
  await expect(page.getByText('Nothing came this way')).toBeVisible();
  await page.reload();
  await expect(push).toHaveAttribute('aria-pressed', 'false');
  await expectFollowing(page);
  const third = await storeElsewhere(context, staffId);
  await expect(push).toContainText('1');
  await push.click();
  await expect(rowsOf(page, third.id)).toHaveCount(1);

  await page.keyboard.press('c');
  await expect(page.getByText('Nothing has changed yet')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Clear' })).toBeDisabled();
});

test('what arrives moves nothing: neither what is around the list nor what is being read in it', async ({
  signedIn,
}) => {
  const context = await signedIn('admin');
  const staffId = await anyStaffId(context);
  const page = await openInspector(context);
  for (let n = 0; n < 25; n++) await storeElsewhere(context, staffId);
  await expect(arrivals(page)).toHaveCount(25);
  await expect(figure(page, 'Streams')).toContainText(/[1-9]/);
  const list = page.getByRole('region', { name: 'Last changes' });
  const around = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('main h1, main h2, main table, main svg[role], main [role="region"]')]
        .filter((element) => !element.closest('[role="region"] table'))
        .map((element) => JSON.stringify(element.getBoundingClientRect())),
    );
  await list.focus();
  // The browser scrolls smoothly: what is measured before it has come to rest goes on moving by itself.
  await list.evaluate((region) => {
    region.addEventListener('scrollend', () => region.setAttribute('data-rests', 'true'), { once: true });
  });
  await page.keyboard.press('PageDown');
  await expect(list).toHaveAttribute('data-rests', 'true');
  expect(await list.evaluate((region) => region.scrollTop)).toBeGreaterThan(100);
  const read = arrivals(page).nth(12);
  const id = (await read.getAttribute('data-id')) ?? '';
  const topOf = () =>
    page.evaluate(
      (one) => document.querySelector(`main [data-id="${one}"]`)?.getBoundingClientRect().top,
      id,
    );
  const [before, top] = [await around(), await topOf()];

  for (let n = 0; n < 5; n++) await storeElsewhere(context, staffId);
  await expect(arrivals(page)).toHaveCount(30);
  await expect.poll(topOf).toBe(top);
  await expect.poll(around).toEqual(before);
  await expect(list).toBeFocused();
});

test('only an admin may look', async ({ signedIn }) => {
  for (const [who, isAllowed] of [
    ['operator', false],
    ['therapist', false],
    ['admin', true],
  ] as const) {
    const page = await (await signedIn(who)).newPage();
    await page.goto('/admin/sync');
    const heading = page.getByRole('heading', { level: 1 });
    await expect(heading).toHaveText(isAllowed ? 'Sync' : 'Not for your role');
    await expect(page.getByRole('link', { name: 'Sync' })).toHaveCount(isAllowed ? 1 : 0);
  }
});

for (const viewport of [null, phone]) {
  const where = viewport ? 'phone' : 'wide';
  test(`axe finds nothing, light and dark, and nothing is wider than the screen: ${where}`, async ({
    signedIn,
  }) => {
    const context = await signedIn('admin');
    const staffId = await anyStaffId(context);
    const page = await openInspector(context);
    if (viewport) await page.setViewportSize(viewport);
    expect(await violationsOf(page, { isScreen: true })).toEqual([]);
    for (let n = 0; n < 3; n++) await storeElsewhere(context, staffId);
    await expect(arrivals(page)).toHaveCount(3);
    await page.getByRole('button', { name: 'Pause' }).click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      expect(await violationsOf(page, { isScreen: true })).toEqual([]);
    }
    const wider = await page.evaluate(() =>
      ['main', 'main table', 'main ul', 'main section', 'main dl']
        .flatMap((name) => [...document.querySelectorAll(name)])
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .map((element) => element.tagName),
    );
    expect(wider).toEqual([]);
  });
}
