import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from '../../features/appointments/page/practiceRows';
import { invoiceRow, line } from './page/billingRows';
import { startBillingPage } from './page/openBillingPage';
import { expectOf } from '../../browser/expectOf';

let billing: Awaited<ReturnType<typeof startBillingPage>>;
beforeAll(async () => {
  billing = await startBillingPage();
}, 120_000);
afterAll(() => billing?.close());

const draftId = idOf(7, 1);
const field = (page: Page, name: string) => page.getByRole('textbox', { name });
const total = (page: Page) => page.getByRole('status', { name: 'Total' });
const descriptions = (page: Page) =>
  page
    .getByRole('textbox', { name: /^Description/ })
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
const writes = (page: Page) =>
  page.evaluate(() => window.billingPage.log.filter((one) => !one.startsWith('GET')));
const stored = (page: Page) =>
  page.evaluate((id) => window.billingPage.row('invoices', id) as never, draftId) as Promise<
    Record<string, unknown>
  >;

async function openDraft(): Promise<Page> {
  const page = await billing.open(`/assistant/billing/${draftId}?show=draft`);
  await field(page, 'Description, line 1').waitFor();
  return page;
}

/** Somebody else changes the draft. */
const theyChange = (page: Page, fields: object) =>
  page.evaluate(
    ([id, change]) => {
      const row = window.billingPage.row('invoices', id);
      if (row) window.billingPage.arrive('invoices', 'updated', { ...row, ...change });
    },
    [draftId, fields] as const,
  );

describe('the lines of a draft', () => {
  it('are added, typed and saved by keyboard alone, with their total while one types', async () => {
    const page = await openDraft();
    await expectOf(total(page)).toHaveText('$100.00');
    await page.getByRole('button', { name: 'Add line' }).focus();
    await page.keyboard.press('Enter');
    await expectOf(field(page, 'Description, line 3')).toBeFocused();
    await page.keyboard.type('Oil');
    await page.keyboard.press('Tab');
    await expectOf(field(page, 'Quantity, line 3')).toBeFocused();
    await page.keyboard.type('3');
    await page.keyboard.press('Tab');
    await expectOf(field(page, 'Unit price, line 3')).toBeFocused();
    await page.keyboard.type('4,50');
    await expectOf(total(page)).toHaveText('$113.50');
    await page.keyboard.press('Enter');
    await expectOf(page.getByText('Draft saved')).toBeVisible();
    expect(await writes(page)).toEqual([
      `PATCH /invoices/:id ${JSON.stringify({ lines: [line('Back massage', 8_500), line('Travel', 1_500), line('Oil', 450, 3)] })}`,
    ]);
    await page.context().close();
  });

  it('change places with Alt and an arrow, and the focus goes with them', async () => {
    const page = await openDraft();
    await field(page, 'Unit price, line 2').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => descriptions(page)).toEqual(['Travel', 'Back massage']);
    await expectOf(field(page, 'Unit price, line 1')).toBeFocused();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => descriptions(page)).toEqual(['Travel', 'Back massage']);
    await page.getByRole('button', { name: 'Move line 1 down' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => descriptions(page)).toEqual(['Back massage', 'Travel']);
    await expectOf(page.getByRole('button', { name: 'Move line 2 down' })).toBeFocused();
    await page.context().close();
  });

  it('are removed, and the focus stays among them', async () => {
    const page = await openDraft();
    await page.getByRole('button', { name: 'Remove line 2' }).click();
    await expect.poll(() => descriptions(page)).toEqual(['Back massage']);
    await expectOf(field(page, 'Description, line 1')).toBeFocused();
    await page.getByRole('button', { name: 'Remove line 1' }).click();
    await expectOf(page.getByRole('button', { name: 'Add line' })).toBeFocused();
    await page.getByRole('button', { name: 'Issue invoice' }).click();
    await expectOf(page.getByText('Add a line first.')).toBeVisible();
    expect(await writes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await expect.poll(() => descriptions(page)).toEqual(['Back massage', 'Travel']);
    await page.context().close();
  });

  it('say what can’t be read, where it stands, and send nothing', async () => {
    const page = await openDraft();
    await field(page, 'Unit price, line 1').fill('a lot');
    await field(page, 'Quantity, line 2').fill('0');
    await expectOf(total(page)).toHaveText('–');
    await page.keyboard.press('Enter');
    await expectOf(field(page, 'Unit price, line 1')).toBeFocused();
    await expectOf(page.getByText('An amount such as 12.50')).toBeVisible();
    await expectOf(page.getByText('A whole number, from 1')).toBeVisible();
    await expectOf(field(page, 'Unit price, line 1')).toHaveValue('a lot');
    expect(await writes(page)).toEqual([]);
    await page.context().close();
  });

  it('that were typed are saved when the draft is left', async () => {
    const page = await openDraft();
    await field(page, 'Description, line 1').fill('Long massage');
    await page.keyboard.press('Escape');
    await expectOf(page.getByText('Draft saved')).toBeVisible();
    await expectOf(page.locator(`li [data-id="${draftId}"] a`)).toBeFocused();
    await expect.poll(() => stored(page)).toMatchObject({ lines: [{ description: 'Long massage' }, {}] });
    await page.context().close();
  });
});

describe('what somebody else changes in a draft meanwhile', () => {
  it('shows at once and takes neither focus nor what is typed', async () => {
    const page = await openDraft();
    await field(page, 'Description, line 1').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' X');
    await theyChange(page, { dueOn: '2026-12-31' });
    await expectOf(field(page, 'Due')).toHaveValue('Thu 31 Dec');
    await expectOf(field(page, 'Description, line 1')).toBeFocused();
    await expectOf(field(page, 'Description, line 1')).toHaveValue('Back massage X');
    await expectOf(page.getByText('Draft for Bruno Cruz changed by somebody else')).toBeVisible();
    await page.keyboard.press('Enter');
    await expectOf(page.getByText('Draft saved')).toBeVisible();
    await expect
      .poll(() => stored(page))
      .toMatchObject({
        dueOn: '2026-12-31',
        lines: [{ description: 'Back massage X' }, {}],
      });
    await page.context().close();
  });

  it('is chosen between where both changed the lines', async () => {
    const page = await openDraft();
    await field(page, 'Unit price, line 1').fill('90');
    await theyChange(page, { lines: [line('Back massage', 8_000)] });
    const choice = page.getByRole('group', { name: /Lines/ });
    await expectOf(choice.getByText('1 × Back massage, $90.00')).toBeVisible();
    await expectOf(choice.getByText('1 × Back massage, $80.00')).toBeVisible();
    await expectOf(page.getByRole('button', { name: 'Issue invoice' })).toBeDisabled();
    await page.getByRole('button', { name: 'Use mine for Lines' }).click();
    await expectOf(choice).toHaveCount(0);
    await page.getByRole('button', { name: 'Save draft' }).click();
    await expectOf(page.getByText('Draft saved')).toBeVisible();
    await expect
      .poll(() => stored(page))
      .toMatchObject({ lines: [{ unitCents: 9_000 }, { description: 'Travel' }] });
    await page.context().close();
  });

  it('is never issued unseen', async () => {
    const page = await openDraft();
    await field(page, 'Description, line 1').fill('Long massage');
    // It is there before this screen hears of it.
    await page.evaluate(
      ([id, lines]) => {
        const row = window.billingPage.row('invoices', id);
        if (row) window.billingPage.put('invoices', { ...row, lines, rev: row.rev + 1 });
      },
      [draftId, [line('Something else', 1)]] as const,
    );
    await page.getByRole('button', { name: 'Issue invoice' }).click();
    await expectOf(page.getByText('Not issued')).toBeVisible();
    await expectOf(field(page, 'Description, line 1')).toHaveValue('Long massage');
    expect(await stored(page)).toMatchObject({ status: 'draft', lines: [{ description: 'Something else' }] });
    await page.context().close();
  });

  it('is said where it was deleted, and what was typed can still be read', async () => {
    const page = await openDraft();
    await field(page, 'Description, line 1').fill('Long massage');
    await page.evaluate((id) => {
      const row = window.billingPage.row('invoices', id);
      if (row) window.billingPage.arrive('invoices', 'deleted', row);
    }, draftId);
    await expectOf(page.getByText('This invoice was deleted meanwhile')).toBeVisible();
    await expectOf(page.getByRole('region', { name: 'Lines' })).toContainText('Long massage');
    await page.context().close();
  });
});

it('issuing sends just what stands on the screen, and the number comes with the answer', async () => {
  const page = await openDraft();
  await field(page, 'Quantity, line 2').fill('2');
  await page.evaluate(() => window.billingPage.hold());
  await page.getByRole('button', { name: 'Issue invoice' }).click();
  await expectOf(page.getByRole('button', { name: 'Take payment' })).toBeVisible();
  await page.evaluate(() => window.billingPage.answer());
  await expectOf(page.getByRole('heading', { name: 'Invoice 6' })).toBeVisible();
  await expectOf(page.getByText('Invoice 6 issued')).toBeVisible();
  expect(await writes(page)).toEqual([
    `PATCH /invoices/:id ${JSON.stringify({ status: 'open', dueOn: '2026-12-08', lines: [line('Back massage', 8_500), line('Travel', 1_500, 2)] })}`,
  ]);
  await page.context().close();
});

it('a deleted draft comes back by undo', async () => {
  const page = await openDraft();
  await page.getByRole('button', { name: 'Delete draft' }).click();
  await expectOf(page.locator(`[data-id="${draftId}"]`)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expectOf(page.getByRole('list', { name: 'Draft' }).getByText('Bruno Cruz')).toBeVisible();
  // It is shown before it is stored.
  const made = async () =>
    (await page.evaluate(() => window.billingPage.rows('invoices'))).filter(
      (row) => Reflect.get(row, 'status') === 'draft',
    );
  await expect
    .poll(made)
    .toMatchObject([{ lines: invoiceRow(1, { status: 'draft' }).lines.concat(line('Travel', 1_500)) }]);
  await page.context().close();
});
