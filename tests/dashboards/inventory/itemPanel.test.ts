import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startInventoryPage, writesSent } from '../../features/inventory/page/openInventoryPage';
import { idOf } from '../../features/inventory/page/stockRows';
import { expectOf } from '../../browser/expectOf';
import { steady } from '../steadyPage';

let inventory: Awaited<ReturnType<typeof startInventoryPage>>;
beforeAll(async () => {
  inventory = await startInventoryPage();
}, 120_000);
afterAll(() => inventory?.close());

const oil = idOf(6, 0);
const toast = (page: Page, text: string | RegExp) =>
  page.locator('.mantine-Notification-root').filter({ hasText: text });
const arrive = (
  page: Page,
  op: 'created' | 'updated' | 'deleted',
  id: string,
  patch: object = {},
  path = 'inventory',
) =>
  page.evaluate(([what, of, fields, where]) => window.inventoryPage.arrive(what, of, fields, where), [
    op,
    id,
    patch,
    path,
  ] as const);

async function openOil(query = '') {
  const page = await inventory.open(`at=/clinic/inventory/${oil}${query}`);
  const panel = page.getByRole('dialog', { name: 'Almond oil', exact: true });
  await panel.getByRole('list', { name: 'Movements' }).waitFor();
  await steady(page);
  return { page, panel };
}

describe('a thing that is opened by its address', () => {
  it('tells what happened to it, newest first, and goes on telling', async () => {
    const { page, panel } = await openOil();
    const told = async () =>
      (await panel.getByRole('list', { name: 'Movements' }).getByRole('listitem').allInnerTexts()).map(
        (text) => text.replaceAll(/\s+/g, ' '),
      );
    await expect
      .poll(async () => (await told()).slice(0, 3))
      .toEqual([
        '−1 Taken Outside Lockstep · Fri 20 Nov 09:30 Then there were 10',
        '−1 Used at a visit Maria Santos · Fri 20 Nov 09:30 Then there were 11',
        '+12 Opening stock Carla Mendes · Fri 20 Nov 09:30 Then there were 12',
      ]);
    const movement = {
      id: idOf(7, 9),
      itemId: oil,
      amount: 24,
      quantityAfter: 34,
      reason: 'Delivered',
      appointmentId: null,
      author: 'Ruth Castellano',
      createdAt: '2026-11-24T14:00:00.000Z',
      updatedAt: '2026-11-24T14:00:00.000Z',
    };
    await arrive(page, 'created', movement.id, movement, 'stock-movements');
    const newest = panel.locator(`[data-id="${movement.id}"]`);
    await expectOf(newest).toContainText('Ruth Castellano · Today 09:00');
    await expect.poll(async () => (await told())[0]).toContain('+24');
    await page.context().close();
  });

  it('is changed where it stands: what others change meanwhile is merged, and undo brings it back', async () => {
    const { page, panel } = await openOil();
    await panel.getByRole('textbox', { name: 'Order at' }).fill('8');
    await arrive(page, 'updated', oil, { unit: 'flask', quantity: 7 });
    await expectOf(panel.getByRole('textbox', { name: 'Counted in' })).toHaveValue('flask');
    await expectOf(panel.getByText('7flasks')).toBeVisible();
    await panel.getByRole('textbox', { name: 'Order at' }).press('Enter');
    await expectOf(toast(page, 'Almond oil changed').getByRole('button', { name: 'Undo' })).toBeVisible();
    expect(await writesSent(page)).toEqual(['PATCH /inventory/:id {"reorderLevel":8}']);
    await expectOf(panel.getByRole('button', { name: 'Save' })).toBeHidden();
    await expectOf(panel.getByText('Order at 8')).toBeVisible();
    await page.keyboard.press('Escape');
    await toast(page, 'Almond oil changed').getByRole('button', { name: 'Undo' }).click();
    await expectOf.poll(() => writesSent(page)).toHaveLength(2);
    expect((await writesSent(page))[1]).toBe('PATCH /inventory/:id {"reorderLevel":4}');
    await page.context().close();
  });

  it('asks which one it shall be where two people changed the same field', async () => {
    const { page, panel } = await openOil();
    const name = panel.getByRole('textbox', { name: 'Name' });
    await name.fill('Sweet almond oil');
    await arrive(page, 'updated', oil, { name: 'Almond oil, cold pressed' });
    const other = page.getByRole('dialog', { name: 'Almond oil, cold pressed' });
    await expectOf(other.getByRole('textbox', { name: 'Name' })).toHaveValue('Sweet almond oil');
    await name.or(other.getByRole('textbox', { name: 'Name' })).press('Enter');
    // It is not sent before somebody has chosen.
    expect(await writesSent(page)).toEqual([]);
    await expectOf(other.getByRole('group', { name: /changed/ })).toBeVisible();
    await other.getByRole('button', { name: 'Use mine for Name' }).click();
    await other.getByRole('button', { name: 'Save' }).click();
    await expectOf(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await expectOf(toast(page, 'Sweet almond oil changed')).toBeVisible();
    expect(await writesSent(page)).toEqual(['PATCH /inventory/:id {"name":"Sweet almond oil"}']);
    await page.context().close();
  });

  it('stays when the amount that is typed in it is left by Escape', async () => {
    const { page, panel } = await openOil();
    await panel.getByRole('button', { name: /change by an amount/ }).click();
    const amount = page.getByRole('textbox', { name: 'Amount' });
    await expectOf(amount).toBeFocused();
    await page.keyboard.type('2');
    await page.keyboard.press('Escape');
    await expectOf(amount).toBeHidden();
    await expectOf(panel).toBeVisible();
    await panel.getByRole('button', { name: /change by an amount/ }).click();
    await expectOf(amount).toBeFocused();
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await expectOf(panel.getByText('8bottles')).toBeVisible();
    await page.context().close();
  });

  it('takes half a number for none, and Escape for changing nothing', async () => {
    const { page, panel } = await openOil();
    const level = panel.getByRole('textbox', { name: 'Order at' });
    await level.fill('4 or so');
    await level.press('Enter');
    await expectOf(panel.getByText('must be a whole number')).toBeVisible();
    await level.press('Escape');
    await expectOf(level).toHaveValue('4');
    await level.fill('5');
    await expectOf(panel.getByText('Order at 4')).toBeVisible();
    await level.press('Escape');
    await expectOf(level).toHaveValue('4');
    expect(await writesSent(page)).toEqual([]);
    // With nothing to lose it is the panel that Escape leaves.
    await level.press('Escape');
    await expectOf(panel).toBeHidden();
    await page.context().close();
  });

  it('that somebody deletes meanwhile says so, and keeps what was typed', async () => {
    const { page, panel } = await openOil();
    await panel.getByRole('textbox', { name: 'Name' }).fill('Sweet almond oil');
    await arrive(page, 'deleted', oil);
    const gone = page.getByRole('dialog', { name: 'Inventory' });
    await expectOf(gone.getByText('This was deleted meanwhile')).toBeVisible();
    await expectOf(gone.getByRole('region', { name: 'Name' })).toHaveText('Sweet almond oil');
    await expectOf(gone.getByRole('button', { name: /Take 1|Save|Delete/ })).toHaveCount(0);
    await page.context().close();
  });

  it('is deleted at once, and comes back by undo', async () => {
    const { page, panel } = await openOil();
    await panel.getByRole('button', { name: 'Delete' }).click();
    await expectOf(panel).toBeHidden();
    await expectOf(page.getByRole('link', { name: 'Almond oil' })).toHaveCount(0);
    await toast(page, 'Almond oil deleted').getByRole('button', { name: 'Undo' }).click();
    await expectOf(page.getByRole('link', { name: 'Almond oil' })).toHaveCount(1);
    // It is shown before it is sent.
    await expect
      .poll(async () => (await writesSent(page)).at(-1))
      .toContain('"sku":"ALM-0","unit":"bottle","quantity":10,"reorderLevel":4');
    await page.context().close();
  });

  it('that is not there says so', async () => {
    const page = await inventory.open(`at=/clinic/inventory/${idOf(6, 77)}`);
    await expectOf(page.getByText('There is no such thing here')).toBeVisible();
    await page.context().close();
  });

  it('may be taken from but not deleted by a therapist', async () => {
    const { page, panel } = await openOil('&role=therapist');
    await expectOf(panel.getByRole('button', { name: 'Take 1 of Almond oil' })).toBeVisible();
    await expectOf(panel.getByRole('button', { name: 'Delete' })).toHaveCount(0);
    await expectOf(page.getByRole('button', { name: 'Add item' })).toHaveCount(0);
    await page.context().close();
  });
});

describe('a new thing', () => {
  const field = (page: Page, name: string) => page.getByRole('textbox', { name });

  it('is added by keys alone; what is wrong is said at its field and nothing typed is lost', async () => {
    const page = await inventory.open();
    await page.getByRole('list', { name: 'Inventory' }).waitFor();
    await steady(page);
    await page.keyboard.press('n');
    await expectOf(field(page, 'Name')).toBeFocused();
    await page.keyboard.type('Cupping glasses');
    await page.keyboard.press('Enter');
    await expectOf(field(page, 'SKU')).toBeFocused();
    await expectOf(page.getByText('must not be empty').first()).toBeVisible();
    await page.keyboard.type('ALM-0');
    await field(page, 'Counted in').fill('set');
    await field(page, 'There now').fill('3');
    await field(page, 'Order at').fill('4');
    await page.keyboard.press('Enter');
    await expectOf(page.getByText('is taken by something else')).toBeVisible();
    await expectOf(field(page, 'SKU')).toBeFocused();
    await expectOf(field(page, 'Name')).toHaveValue('Cupping glasses');
    await field(page, 'SKU').fill('CUP-1');
    await page.keyboard.press('Enter');
    await expectOf(page.getByRole('dialog')).toBeHidden();
    await expectOf(toast(page, 'Cupping glasses added')).toBeVisible();
    const strip = page.getByRole('region', { name: 'Running low' });
    await expectOf(strip.getByRole('link', { name: /Cupping glasses 3 left/ })).toBeVisible();
    await page.context().close();
  });
});
