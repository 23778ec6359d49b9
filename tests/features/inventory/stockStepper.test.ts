import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf } from '../../browser/stage/openPage';
import { startInventoryPage, writesSent } from './page/openInventoryPage';
import { idOf } from './page/stockRows';
import { expectOf } from '../../browser/expectOf';

let inventory: Awaited<ReturnType<typeof startInventoryPage>>;
beforeAll(async () => {
  inventory = await startInventoryPage();
}, 120_000);
afterAll(() => inventory?.close());

const [oil, covers, stones, tape] = [idOf(6, 0), idOf(6, 2), idOf(6, 3), idOf(6, 4)];
const row = (page: Page, id: string) => page.locator(`li[data-place] [data-id="${id}"]`);
const quantity = (page: Page, id: string) =>
  row(page, id).getByRole('button', { name: /change by an amount/ });
const takeOne = (page: Page, id: string) => row(page, id).getByRole('button', { name: /^Take 1/ });
const addOne = (page: Page, id: string) => row(page, id).getByRole('button', { name: /^Add 1/ });
const toast = (page: Page, text: string | RegExp) =>
  page.locator('.mantine-Notification-root').filter({ hasText: text });
const hold = (page: Page) => page.evaluate(() => window.inventoryPage.hold());
/** Answers the write that waits, once it has come. */
async function answerOne(page: Page, n: number): Promise<void> {
  await expectOf.poll(() => writesSent(page)).toHaveLength(n);
  await page.evaluate(() => window.inventoryPage.answerOne());
}
const letGo = (page: Page) => page.evaluate(() => window.inventoryPage.letGo());
/** Somebody else leaves so many of one thing. */
const others = (page: Page, id: string, left: number) =>
  page.evaluate(([of, now]) => window.inventoryPage.arrive('updated', of, { quantity: now }), [
    id,
    left,
  ] as const);

/** Writes down every quantity that the row shows from now on. */
async function recordQuantity(page: Page, id: string): Promise<() => Promise<string[]>> {
  await quantity(page, id).waitFor();
  await page.evaluate((of) => {
    const selector = `li[data-place] [data-id="${of}"] [aria-label$="change by an amount"] > :first-child`;
    window.takeTexts = window.inventoryPage.recordTexts(selector);
  }, id);
  return () => page.evaluate(() => window.takeTexts());
}

describe('amounts on their way', () => {
  it('count together with what somebody else takes between them, at every moment', async () => {
    const page = await inventory.open();
    const taken = await recordQuantity(page, oil);
    await hold(page);
    await takeOne(page, oil).click();
    await takeOne(page, oil).click();
    await expectOf(quantity(page, oil)).toHaveText('8bottles');
    await others(page, oil, 8);
    await expectOf(quantity(page, oil)).toHaveText('6bottles');
    await answerOne(page, 1);
    await answerOne(page, 2);
    await expectOf(toast(page, 'Almond oil: 2 taken, 6 left')).toBeVisible();
    // Nothing in between: neither back to what the server knew, nor twice.
    expect(await taken()).toEqual(['10', '9', '8', '6']);
    await page.context().close();
  });

  it('count whichever comes first, the answer or what somebody else took', async () => {
    const page = await inventory.open();
    const taken = await recordQuantity(page, oil);
    await hold(page);
    await takeOne(page, oil).click();
    await takeOne(page, oil).click();
    await answerOne(page, 1);
    await expectOf.poll(() => writesSent(page)).toHaveLength(2);
    await others(page, oil, 7);
    await expectOf(quantity(page, oil)).toHaveText('6bottles');
    await answerOne(page, 2);
    await expectOf(toast(page, '2 taken, 6 left')).toBeVisible();
    expect(await taken()).toEqual(['10', '9', '8', '6']);
    await page.context().close();
  });

  it('are sent as amounts, and told once for all that follow each other quickly', async () => {
    const page = await inventory.open();
    await hold(page);
    for (let n = 0; n < 3; n++) await takeOne(page, oil).click();
    await addOne(page, oil).click();
    await letGo(page);
    await expectOf(toast(page, 'Almond oil: 2 taken, 8 left')).toBeVisible();
    await expectOf(page.locator('.mantine-Notification-root')).toHaveCount(1);
    const [first, , , last] = await writesSent(page);
    expect(first).toBe('POST /inventory/:id/adjust {"amount":-1}');
    expect(last).toBe('POST /inventory/:id/adjust {"amount":1}');
    await page.context().close();
  });

  it('are undone by the opposite amount, whatever others took meanwhile', async () => {
    const page = await inventory.open();
    await takeOne(page, oil).click();
    await expectOf(toast(page, '1 taken, 9 left')).toBeVisible();
    await others(page, oil, 5);
    await toast(page, '1 taken').getByRole('button', { name: 'Undo' }).click();
    await expectOf(quantity(page, oil)).toHaveText('6bottles');
    await expectOf(toast(page, 'Almond oil: 1 added, 6 there')).toBeVisible();
    expect((await writesSent(page)).at(-1)).toBe(
      'POST /inventory/:id/adjust {"amount":1,"reason":"Taken back"}',
    );
    await page.context().close();
  });

  it('are taken back by themselves when somebody else was quicker, and it is said why', async () => {
    const page = await inventory.open();
    await hold(page);
    for (let n = 0; n < 3; n++) await takeOne(page, covers).click();
    await expectOf(quantity(page, covers)).toHaveText('0boxes');
    await others(page, covers, 1);
    // Never a number below zero.
    await expectOf(quantity(page, covers)).toHaveText('0boxes');
    await letGo(page);
    await expectOf(toast(page, 'Not taken: Face cradle covers').first()).toContainText('Only 0 left');
    await expectOf(toast(page, 'Face cradle covers: 1 taken, 0 left')).toBeVisible();
    await expectOf(quantity(page, covers)).toHaveText('0boxes');
    await page.context().close();
  });

  it('stop at nothing left, without the button losing the focus', async () => {
    const page = await inventory.open();
    const button = takeOne(page, tape);
    await expectOf(button).toHaveAttribute('aria-disabled', 'true');
    await button.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('-');
    await page.keyboard.press('+');
    await expectOf(quantity(page, tape)).toHaveText('1roll');
    await expectOf(button).toBeFocused();
    await expectOf.poll(() => writesSent(page)).toEqual(['POST /inventory/:id/adjust {"amount":1}']);
    await page.context().close();
  });
});

describe('any amount', () => {
  const amount = (page: Page) => page.getByRole('textbox', { name: 'Amount' });

  it('is typed with its reason; Enter saves, and the focus is where it was', async () => {
    const page = await inventory.open();
    await quantity(page, stones).click();
    await expectOf(amount(page)).toBeFocused();
    await page.keyboard.type('+12');
    await page.getByRole('button', { name: 'Delivered' }).click();
    await expectOf(page.getByText('5 becomes 17').or(page.getByText('5 → 17'))).toBeVisible();
    await amount(page).press('Enter');
    await expectOf(quantity(page, stones)).toHaveText('17sets');
    await expectOf(quantity(page, stones)).toBeFocused();
    await expectOf
      .poll(() => writesSent(page))
      .toEqual(['POST /inventory/:id/adjust {"amount":12,"reason":"Delivered"}']);
    await page.context().close();
  });

  it('counts what others take while it is typed, and keeps what was typed', async () => {
    const page = await inventory.open();
    await quantity(page, oil).click();
    await expectOf(amount(page)).toBeFocused();
    await page.keyboard.type('6');
    await expectOf(page.getByText('10 → 4')).toBeVisible();
    await others(page, oil, 5);
    await expectOf(page.getByText('Only 5 left')).toBeVisible();
    await expectOf(amount(page)).toBeFocused();
    await expectOf(amount(page)).toHaveValue('6');
    await page.keyboard.press('Enter');
    expect(await writesSent(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expectOf(amount(page)).toBeHidden();
    await expectOf(quantity(page, oil)).toBeFocused();
    await page.context().close();
  });

  it('is a whole number', async () => {
    const page = await inventory.open();
    await quantity(page, oil).click();
    await expectOf(amount(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await expectOf(page.getByText('How many?')).toBeVisible();
    for (const text of ['1.5', 'two', '0', '- 3 -']) {
      await amount(page).fill(text);
      await expectOf(page.getByText('A whole number, such as 3')).toBeVisible();
      await page.keyboard.press('Enter');
    }
    expect(await writesSent(page)).toEqual([]);
    await page.context().close();
  });

  it('does not take the keys of its fields for those of the row', async () => {
    const page = await inventory.open();
    await quantity(page, oil).click();
    await expectOf(amount(page)).toBeFocused();
    await page.keyboard.type('-2');
    await expectOf(amount(page)).toHaveValue('-2');
    await page.keyboard.press('Enter');
    await expectOf(quantity(page, oil)).toHaveText('8bottles');
    await expectOf.poll(() => writesSent(page)).toEqual(['POST /inventory/:id/adjust {"amount":-2}']);
    await page.context().close();
  });
});

describe('the badge of what runs low', () => {
  const badge = (page: Page) => page.getByRole('navigation').getByRole('img');

  it('follows by itself, and is gone where nothing runs low', async () => {
    const page = await inventory.open();
    await expectOf(badge(page)).toHaveAccessibleName('3 things run low');
    await others(page, tape, 20);
    await expectOf(badge(page)).toHaveAccessibleName('2 things run low');
    await addOne(page, stones).click();
    await expectOf(badge(page)).toHaveAccessibleName('1 thing runs low');
    await others(page, covers, 5);
    await expectOf(badge(page)).toBeHidden();
    await expectOf(page.getByText('There is enough of everything.')).toBeVisible();
    await others(page, oil, 4);
    await expectOf(badge(page)).toHaveAccessibleName('1 thing runs low');
    await page.context().close();
  });

  it('sees to its rows by itself, and is nothing to who may not see the stock', async () => {
    const asked = (page: Page) => page.evaluate(() => window.inventoryPage.log);
    const page = await inventory.open('role=operator&at=/elsewhere');
    await expectOf(badge(page)).toHaveAccessibleName('3 things run low');
    expect(await asked(page)).toEqual(['GET /inventory']);
    await page.context().close();
    const other = await inventory.open('role=scheduler&at=/elsewhere');
    await expectOf(addressOf(other)).toHaveText('/elsewhere');
    await expectOf(badge(other)).toBeHidden();
    expect(await asked(other)).toEqual([]);
    await other.context().close();
  });
});
