import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf } from '../../browser/stage/openPage';
import { idOf, patientRow } from './page/clinicRows';
import { startPatientsPage } from './page/openPatientsPage';
import { expectOf } from '../../browser/expectOf';

let patients: Awaited<ReturnType<typeof startPatientsPage>>;
beforeAll(async () => {
  patients = await startPatientsPage();
}, 120_000);
afterAll(() => patients?.close());

const list = (page: Page) => page.getByRole('list', { name: /^Clients/ });
const names = (page: Page) =>
  list(page)
    .locator('a')
    .evaluateAll((links) =>
      links
        .toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map((link) => link.firstElementChild?.firstElementChild?.textContent ?? ''),
    );
const search = (page: Page) => page.getByRole('searchbox', { name: 'Find a client' });
const asked = async (page: Page) =>
  (await page.evaluate(() => window.patientsPage.log)).filter((line) => line === 'POST /patients/search')
    .length;
const arrive = (page: Page, op: 'created' | 'updated' | 'deleted', row: object) =>
  page.evaluate(([what, changed]) => window.patientsPage.arrive('patients', what, changed as never), [
    op,
    row,
  ] as const);

describe('the list of all', () => {
  it('is in the order of last names, with what tells people apart and when they come next', async () => {
    const page = await patients.open();
    await expect
      .poll(async () => (await names(page)).slice(0, 3))
      .toEqual(['Ana Cruz', 'Bruno Cruz', 'Carla Cruz']);
    const ana = list(page).locator('a').first();
    await expectOf(ana).toContainText('+1 555 0100');
    await expectOf(ana).toContainText('14 Mar 1950 · 76 years');
    await expectOf(ana).toContainText('Next appointment Thu 26 Nov 10:00');
    await page.close();
  });

  it('loads page by page as it is scrolled, draws what is in sight, and never asks for all', async () => {
    const page = await patients.open('patients=1000');
    expect(await asked(page)).toBe(1);
    expect(await list(page).getByRole('listitem').count()).toBeLessThan(40);
    const scroller = list(page).locator('..');
    await scroller.evaluate((element) => (element.scrollTop = 70 * 60));
    await expect.poll(() => asked(page)).toBe(2);
    // The end is where it is once the answer has been drawn.
    await expect.poll(() => list(page).evaluate((element) => element.clientHeight)).toBe(200 * 60);
    await scroller.evaluate((element) => (element.scrollTop = element.scrollHeight));
    await expect.poll(() => asked(page)).toBe(3);
    expect(await list(page).getByRole('listitem').count()).toBeLessThan(40);
    const gets = (await page.evaluate(() => window.patientsPage.log)).filter(
      (line) => line === 'GET /patients',
    );
    expect(gets).toEqual([]);
    await page.close();
  });

  it('takes in who is added, renamed or deleted, at their place', async () => {
    const page = await patients.open();
    await arrive(page, 'created', patientRow(90, { firstName: 'Aa', lastName: 'Aaron' }));
    await expect.poll(async () => (await names(page))[0]).toBe('Aa Aaron');
    await arrive(page, 'updated', { id: idOf(4, 2), lastName: 'Abel' });
    await expect
      .poll(async () => (await names(page)).slice(0, 3))
      .toEqual(['Aa Aaron', 'Carla Abel', 'Ana Cruz']);
    await arrive(page, 'deleted', { id: idOf(4, 90) });
    await expect.poll(async () => (await names(page))[0]).toBe('Carla Abel');
    await page.close();
  });

  it('does not show whoever stands beyond what is loaded before those between are', async () => {
    const page = await patients.open('patients=1000');
    await arrive(page, 'created', patientRow(2000, { firstName: 'Zoe', lastName: 'Zz' }));
    await arrive(page, 'created', patientRow(2001, { firstName: 'Aa', lastName: 'Aaron' }));
    await expect.poll(async () => (await names(page))[0]).toBe('Aa Aaron');
    const { height, last } = await list(page).evaluate((element) => ({
      height: element.clientHeight,
      last: element.querySelector('li:last-child')?.textContent ?? '',
    }));
    expect(height).toBe(101 * 60);
    expect(last).not.toContain('Zoe Zz');
    await page.close();
  });

  it('moves nothing that is looked at when somebody is added above', async () => {
    const page = await patients.open('patients=1000');
    const scroller = list(page).locator('..');
    await scroller.evaluate((element) => (element.scrollTop = 30 * 60));
    // The row at that place is drawn: the list has followed.
    const read = () =>
      list(page)
        .locator('li')
        .evaluateAll(
          (items) =>
            items.find((item) => item.getAttribute('aria-posinset') === '34')?.querySelector('a')?.dataset[
              'id'
            ],
        );
    await expect.poll(read).toBeDefined();
    const id = await read();
    const top = () =>
      page
        .locator(`a[data-id="${id}"]`)
        .evaluate((element) => Math.round(element.getBoundingClientRect().top));
    const before = await top();
    for (let n = 0; n < 3; n++) await arrive(page, 'created', patientRow(2000 + n, { lastName: `Aa${n}` }));
    await expect.poll(() => list(page).evaluate((element) => element.clientHeight % 6000)).not.toBe(0);
    await expect.poll(top).toBe(before);
    await page.close();
  });
});

describe('the search', () => {
  it('finds as one types, best first, and follows what others change', async () => {
    const page = await patients.open();
    await page.keyboard.press('/');
    await expectOf(search(page)).toBeFocused();
    await page.keyboard.type('ana');
    await expect
      .poll(() => names(page))
      .toEqual(['Ana Cruz', 'Ana Meyer', 'Ana Okoye', 'Ana Petrov', 'Ana Quinn', 'Ana Rossi']);
    await arrive(page, 'created', patientRow(91, { firstName: 'Diana', lastName: 'Anaya' }));
    await expect.poll(async () => (await names(page))[0]).toBe('Diana Anaya');
    await arrive(page, 'updated', { id: idOf(4, 0), firstName: 'Eva' });
    await expect.poll(async () => (await names(page)).includes('Ana Cruz')).toBe(false);
    await expectOf(search(page)).toBeFocused();
    await page.close();
  });

  it('finds whom this tab does not hold', async () => {
    const page = await patients.open('patients=1000');
    await search(page).fill('jonas weber 9');
    await expect.poll(async () => (await names(page))[0]).toBe('Jonas Weber 9');
    await page.close();
  });

  it('offers a new one with what was typed where nobody is found', async () => {
    const page = await patients.open();
    await search(page).fill('zora neale');
    await page.getByRole('button', { name: 'New client “zora neale”' }).click();
    const dialog = page.getByRole('dialog', { name: 'New client' });
    await expectOf(dialog.getByLabel('First name')).toHaveValue('Zora');
    await dialog.getByLabel('Last name').press('Enter');
    await expectOf(page.getByRole('heading', { level: 2, name: 'Zora Neale' })).toBeVisible();
    await page.close();
  });

  it('never stands in the address', async () => {
    const page = await patients.open();
    await search(page).fill('ana cruz');
    await page.keyboard.press('Enter');
    await expectOf(page.getByRole('article', { name: 'Client' })).toBeVisible();
    await expectOf(addressOf(page)).toHaveText(/^\/assistant\/patients\/[0-9a-f-]{36}$/);
    await page.close();
  });
});

describe('the keyboard', () => {
  it('goes from the search into the list, walks it, opens and comes back', async () => {
    const page = await patients.open();
    await page.keyboard.press('/');
    await page.keyboard.press('ArrowDown');
    await expectOf(list(page).locator('a').first()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expectOf(list(page).locator(`a[data-id="${idOf(4, 2)}"]`)).toBeFocused();
    await page.keyboard.press('Enter');
    await expectOf(page.getByRole('heading', { level: 2, name: 'Carla Cruz' })).toBeVisible();
    await expectOf(list(page).locator(`a[data-id="${idOf(4, 2)}"]`)).toBeFocused();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowUp');
    await expectOf(search(page)).toBeFocused();
    await page.close();
  });

  it('reaches the end of what is loaded, and the focus stays in the list', async () => {
    const page = await patients.open('patients=60');
    await page.keyboard.press('/');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await expectOf(page.getByRole('link', { name: /^Jonas Rossi/ })).toBeFocused();
    await page.close();
  });

  it('begins a new one by n', async () => {
    const page = await patients.open();
    await page.keyboard.press('n');
    await expectOf(page.getByRole('dialog', { name: 'New client' }).getByLabel('First name')).toBeFocused();
    await page.keyboard.press('Escape');
    await expectOf(page.getByRole('dialog')).toHaveCount(0);
    await page.close();
  });
});

describe('on a phone', () => {
  it('the list gives way to who is open, and is where it was on the way back', async () => {
    const page = await patients.open('patients=300', { viewport: { width: 390, height: 844 } });
    await search(page).fill('bruno');
    await page
      .getByRole('link', { name: /^Bruno Cruz/ })
      .first()
      .click();
    await expectOf(page.getByRole('heading', { level: 1, name: 'Bruno Cruz' })).toBeVisible();
    await expectOf(search(page)).toBeHidden();
    await page.getByRole('link', { name: 'Clients' }).click();
    await expectOf(search(page)).toHaveValue('bruno');
    await page.close();
  });
});
