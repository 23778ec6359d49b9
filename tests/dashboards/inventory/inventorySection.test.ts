import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf } from '../../browser/stage/openPage';
import { startInventoryPage, writesSent } from '../../features/inventory/page/openInventoryPage';
import { idOf, items } from '../../features/inventory/page/stockRows';
import { expectOf } from '../../browser/expectOf';
import { looks, violationsOf } from '../../browser/axe';
import { steady, stopClock } from '../steadyPage';

let inventory: Awaited<ReturnType<typeof startInventoryPage>>;
beforeAll(async () => {
  inventory = await startInventoryPage();
}, 120_000);
afterAll(() => inventory?.close());

const [oil, covers, stones] = [idOf(6, 0), idOf(6, 2), idOf(6, 3)];
const list = (page: Page) => page.getByRole('list', { name: 'Inventory' });
const row = (page: Page, id: string) => list(page).locator(`[data-id="${id}"]`);
const names = (page: Page) => list(page).getByRole('link').allTextContents();
const toast = (page: Page, text: string | RegExp) =>
  page.locator('.mantine-Notification-root').filter({ hasText: text });
const arrive = (page: Page, op: 'created' | 'updated' | 'deleted', id: string, patch: object = {}) =>
  page.evaluate(([what, of, fields]) => window.inventoryPage.arrive(what, of, fields), [
    op,
    id,
    patch,
  ] as const);

async function open(query = '', options = {}): Promise<Page> {
  const page = await inventory.open(query, options);
  await list(page).waitFor();
  return steady(page);
}

describe('the list', () => {
  it('is found in by name and SKU, and by what runs low; the address keeps it', async () => {
    const page = await open();
    const search = page.getByRole('searchbox', { name: 'Find by name or SKU' });
    await page.keyboard.press('/');
    await expectOf(search).toBeFocused();
    await search.fill('TAPE');
    await expectOf.poll(() => names(page)).toEqual(['Kinesiology tape']);
    await search.fill('nit-5');
    await expectOf.poll(() => names(page)).toEqual(['Nitrile gloves']);
    await search.fill('');
    // At once, before the router has taken the change before.
    await page.getByText('Low only').click();
    await expectOf.poll(() => names(page)).toEqual(['Face cradle covers', 'Hot stones', 'Kinesiology tape']);
    await expectOf(addressOf(page)).toHaveText('/clinic/inventory?only=low');
    await page.getByText('Lowest first').click();
    await expectOf.poll(() => names(page)).toEqual(['Kinesiology tape', 'Face cradle covers', 'Hot stones']);
    await search.fill('nothing like it');
    await page.getByRole('button', { name: 'Show all' }).click();
    await expectOf.poll(() => names(page)).toHaveLength(items.length);
    await search.pressSequentially('kin-4');
    await expectOf(search).toHaveValue('kin-4');
    await expectOf(addressOf(page)).toHaveText('/clinic/inventory?sort=level&q=kin-4');
    await page.context().close();
  });

  it('moves and drops no row under the hands of whoever fills up what runs low', async () => {
    const page = await open('at=/clinic/inventory?only=low%26sort=level');
    const before = ['Kinesiology tape', 'Face cradle covers', 'Hot stones'];
    await expectOf.poll(() => names(page)).toEqual(before);
    await row(page, covers)
      .getByRole('button', { name: /^Add 1/ })
      .click({ clickCount: 3 });
    await expectOf(row(page, covers).getByText('6boxes')).toBeVisible();
    // Somebody else's thing that begins to run low comes last.
    await arrive(page, 'updated', oil, { quantity: 1 });
    await expectOf.poll(() => names(page)).toEqual([...before, 'Almond oil']);
    await page.getByRole('button', { name: 'Sort again' }).click();
    await expectOf.poll(() => names(page)).toEqual(['Kinesiology tape', 'Almond oil', 'Hot stones']);
    await expectOf(page.getByRole('button', { name: 'Sort again' })).toBeHidden();
    await page.context().close();
  });

  it('is worked through by keys alone: up, down, minus, plus, open, back', async () => {
    const page = await open();
    await list(page).getByRole('link', { name: 'Almond oil' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await expectOf(list(page).getByRole('link', { name: 'Face cradle covers' })).toBeFocused();
    await page.keyboard.press('-');
    await page.keyboard.press('-');
    await page.keyboard.press('+');
    await expectOf(row(page, covers).getByText('2boxes')).toBeVisible();
    // They are shown before they are sent.
    await expectOf.poll(() => writesSent(page)).toHaveLength(3);
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: 'Face cradle covers' });
    await panel.waitFor();
    await expectOf(addressOf(page)).toHaveText(`/clinic/inventory/${covers}`);
    await page.keyboard.press('Escape');
    await expectOf(panel).toBeHidden();
    await expectOf(list(page).getByRole('link', { name: 'Face cradle covers' })).toBeFocused();
    await page.context().close();
  });

  it('offers an operator what there is, and nothing that they may not do', async () => {
    const page = await open('role=operator');
    await expectOf(row(page, oil).getByText('10 bottles')).toBeVisible();
    await expectOf(page.getByRole('button', { name: /Take 1|Add/ })).toHaveCount(0);
    await page.context().close();
  });

  it('says the one next step where there is nothing yet', async () => {
    const page = await inventory.open('none');
    await page.getByRole('button', { name: 'Add the first item' }).click();
    await expectOf(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await page.context().close();
  });
});

describe('a list of 1,500', () => {
  it('keeps only the rows in sight, and each of them where it is when others come and go above', async () => {
    const page = await open('many=1492');
    expect(await list(page).getByRole('listitem').count()).toBeLessThan(40);
    await page.getByRole('main').evaluate((main) => main.scrollTo(0, 64 * 700));
    const thing = list(page).getByRole('link', { name: 'Thing 0700' });
    await thing.waitFor();
    const top = async () => (await thing.boundingBox())?.y;
    const before = await top();
    await arrive(page, 'created', idOf(6, 99), { ...items[0], id: idOf(6, 99), name: 'Aloe gel', sku: 'A' });
    await arrive(page, 'deleted', oil);
    await arrive(page, 'created', idOf(6, 98), { ...items[0], id: idOf(6, 98), name: 'Arnica', sku: 'B' });
    await expectOf(list(page).locator('[aria-setsize="1501"]').first()).toBeVisible();
    await expect.poll(top).toBe(before);
    await page.context().close();
  });

  it('keeps the row that somebody works in, and what they typed, out of sight too', async () => {
    const page = await open('many=1492');
    await row(page, oil)
      .getByRole('button', { name: /change by an amount/ })
      .click();
    const amount = page.getByRole('textbox', { name: 'Amount' });
    await expectOf(amount).toBeFocused();
    await page.keyboard.type('3');
    // By its new name it stands below a thousand others.
    await arrive(page, 'updated', oil, { name: 'Zinc cream' });
    await expectOf.poll(() => names(page)).toContain('Zinc cream');
    await expectOf(amount).toBeFocused();
    await expectOf(amount).toHaveValue('3');
    await expectOf(amount).toBeInViewport();
    await page.keyboard.press('Enter');
    await expectOf(toast(page, 'Zinc cream: 3 taken, 7 left')).toBeVisible();
    await page.context().close();
  });
});

describe('what others do', () => {
  it('is named if it is on the screen, with amounts that are theirs alone', async () => {
    const page = await open();
    await page.evaluate(() => window.inventoryPage.hold());
    await row(page, oil)
      .getByRole('button', { name: /^Take 1/ })
      .click();
    await stopClock(page);
    await arrive(page, 'updated', oil, { quantity: 8 });
    await expectOf(toast(page, 'Almond oil: 2 taken by somebody else, 8 left')).toBeVisible();
    await expectOf(row(page, oil)).toHaveAttribute('data-glow', /even|odd/);
    await page.context().close();
  });

  it('goes unsaid where it is not on the screen', async () => {
    const page = await open('many=1492');
    await arrive(page, 'updated', idOf(6, 1500), { quantity: 8 });
    await arrive(page, 'updated', stones, { quantity: 25 });
    await expectOf(toast(page, 'Hot stones: 20 added by somebody else, 25 there')).toBeVisible();
    await expectOf(page.locator('.mantine-Notification-root')).toHaveCount(1);
    await page.context().close();
  });

  it('takes neither the focus nor what is typed in the search', async () => {
    const page = await open();
    const search = page.getByRole('searchbox');
    await search.fill('oil');
    await expectOf.poll(() => names(page)).toEqual(['Almond oil']);
    await arrive(page, 'created', idOf(6, 99), {
      ...items[0],
      id: idOf(6, 99),
      name: 'Orange oil',
      sku: 'O',
    });
    await expectOf.poll(() => names(page)).toEqual(['Almond oil', 'Orange oil']);
    await expectOf(search).toBeFocused();
    await expectOf(search).toHaveValue('oil');
    await page.context().close();
  });
});

describe('accessibility', () => {
  it.each(looks)(
    'has no violation in $colorScheme at $viewport.width: list, amount, panel, new',
    async ({ colorScheme, viewport }) => {
      const page = await open('', { viewport, colorScheme, reducedMotion: 'reduce' });
      const judge = () => violationsOf(page, { exclude: 'nav' });
      expect(await judge()).toEqual([]);
      await row(page, oil)
        .getByRole('button', { name: /change by an amount/ })
        .click();
      await expectOf(page.getByRole('textbox', { name: 'Amount' })).toBeFocused();
      expect(await judge()).toEqual([]);
      await page.keyboard.press('Escape');
      await row(page, oil).getByRole('link').click();
      await page.getByRole('list', { name: 'Movements' }).waitFor();
      expect(await judge()).toEqual([]);
      await page.keyboard.press('Escape');
      await expectOf(page.getByRole('dialog')).toBeHidden();
      await page.keyboard.press('n');
      await expectOf(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
      expect(await judge()).toEqual([]);
      const widest = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(widest).toBeLessThanOrEqual(viewport.width);
      await page.context().close();
    },
  );
});
