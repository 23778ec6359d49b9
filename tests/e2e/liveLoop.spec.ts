import type { BrowserContext, Page, Request } from '@playwright/test';
import { expect, test } from './lockstepTest';
import { asksSomething } from './asksSomething';

const day = '2031-04-07';

/** Opens the Availability Manager's day view of one therapist, and everything else on that day. */
async function openTabs(context: BrowserContext) {
  const answer = await context.request.get('/api/staff');
  const { items } = (await answer.json()) as { items: { id: string }[] };
  const staffId = items[0]?.id ?? '';
  const open = async (path: string) => {
    const page = await context.newPage();
    await page.goto(path);
    // A screen whose first rows are still to come is not busy yet: grey lines say that it loads.
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('[data-state="live"]')).toBeVisible();
    await expect(page.getByText('Loading', { exact: true })).toHaveCount(0);
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    return page;
  };
  return {
    manager: await open(`/availability?staff=${staffId}&day=${day}&view=day`),
    operator: await open(`/operator?day=${day}&view=day`),
    therapist: await open(`/therapist/${staffId}?day=${day}&show=availability`),
    scheduling: await open(`/scheduling?day=${day}&all=1`),
    /** Somebody in the middle of adding something on the same day. */
    drafting: await open(`/availability?staff=${staffId}&day=${day}&view=day`),
  };
}

async function add(manager: Page, start: string, end: string): Promise<string> {
  const before = new Set(await rowIds(manager));
  await manager.getByRole('button', { name: 'Add availability' }).click();
  await manager.getByLabel('Start').fill(start);
  await manager.getByLabel('End').fill(end);
  await manager.getByRole('button', { name: 'Save' }).click();
  await expect.poll(async () => (await rowIds(manager)).length).toBe(before.size + 1);
  const added = (await rowIds(manager)).find((id) => !before.has(id));
  if (!added) throw new Error('nothing was added');
  return added;
}

/** How far everything that can be scrolled is scrolled. */
const scrollPositions = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter(({ scrollTop }) => scrollTop > 0)
      .map(({ scrollTop }) => scrollTop),
  );

/** Turns the wheel, and waits until what it scrolls has come to rest: the browser scrolls when it gets to it. */
async function wheelToRest(page: Page, by: number): Promise<void> {
  await page.evaluate(() => {
    const rests = () => document.documentElement.setAttribute('data-rests', 'true');
    document.addEventListener('scrollend', rests, { once: true, capture: true });
  });
  await page.mouse.wheel(0, by);
  await expect(page.locator('html')).toHaveAttribute('data-rests', 'true');
}

const rowIds = (page: Page) =>
  page
    .locator('main li[data-id]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id') ?? ''));

test('one tab changes availability, three others show it: nobody refetches, nobody is disturbed', async ({
  signedIn,
}) => {
  const context = await signedIn('operator');
  const { manager, operator, therapist, scheduling, drafting } = await openTabs(context);
  const others = [operator, therapist, scheduling, drafting];

  // What the people at the other tabs are doing meanwhile.
  const search = operator.getByRole('searchbox');
  await search.fill('');
  await search.pressSequentially('a');
  await search.evaluate((input: HTMLInputElement) => input.setSelectionRange(0, 1));
  await scheduling.evaluate(() => {
    const heading = document.querySelector('h1');
    if (heading) getSelection()?.selectAllChildren(heading);
  });
  const selected = await scheduling.evaluate(() => getSelection()?.toString());
  expect(selected).not.toBe('');

  await drafting.getByRole('button', { name: 'Add availability' }).click();
  await drafting.getByLabel('Start').fill('21:15');
  // Over the coming days, of which there are more than fit.
  await therapist.mouse.move(1285, 560);
  await wheelToRest(therapist, 200);
  const scrolled = await scrollPositions(therapist);
  expect(scrolled).not.toEqual([]);

  const requests: string[] = [];
  const note = (request: Request) =>
    asksSomething(request) && requests.push(`${request.method()} ${new URL(request.url()).pathname}`);
  for (const page of others) page.on('request', note);

  for (let round = 0; round < 12; round++) {
    const hour = String(7 + round).padStart(2, '0');
    const id = await add(manager, `${hour}:00`, `${hour}:45`);
    const row = manager.locator(`main li[data-id="${id}"]`);
    for (const page of [operator, therapist])
      await expect(page.locator(`[data-id="${id}"]`).first()).toBeVisible();
    await row.getByRole('switch', { name: 'Active' }).click();
    for (const page of [operator, therapist]) {
      await expect(page.locator(`[data-id="${id}"][data-off]`).first()).toBeVisible();
    }
    if (round % 2 === 0) {
      await row.getByRole('button', { name: 'Delete' }).click();
      for (const page of [operator, therapist])
        await expect(page.locator(`[data-id="${id}"]`)).toHaveCount(0);
    } else await row.getByRole('switch', { name: 'Active' }).click();
  }
  await expect(scheduling.locator('main')).toContainText(/start/);

  expect(requests).toEqual([]);
  await expect(search).toBeFocused();
  await expect(search).toHaveValue('a');
  expect(
    await search.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd]),
  ).toEqual([0, 1]);
  expect(await scheduling.evaluate(() => getSelection()?.toString())).toBe(selected);
  await expect(drafting.getByLabel('Start')).toBeFocused();
  await expect(drafting.getByLabel('Start')).toHaveValue('21:15');
  // That two others show the last row says nothing of this tab: each hears for itself.
  await expect.poll(() => rowIds(drafting)).toEqual(await rowIds(manager));
  expect(await scrollPositions(therapist)).toEqual(scrolled);
});
