import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf } from '../../browser/stage/openPage';
import { idOf } from '../../features/appointments/page/practiceRows';
import { invoiceRow, line } from './page/billingRows';
import { startBillingPage } from './page/openBillingPage';
import { expectOf } from '../../browser/expectOf';

let billing: Awaited<ReturnType<typeof startBillingPage>>;
beforeAll(async () => {
  billing = await startBillingPage();
}, 120_000);
afterAll(() => billing?.close());

const writes = (page: Page) =>
  page.evaluate(() => window.billingPage.log.filter((one) => !one.startsWith('GET')));
const tab = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Invoices by status' }).getByRole('link', { name });
const list = (page: Page, name: string) => page.getByRole('list', { name, exact: true });
const detail = (page: Page) => page.getByRole('region', { name: 'Invoice' });
const where = (page: Page) => addressOf(page).textContent();

describe('a payment', () => {
  const id = idOf(7, 2);
  async function paying(): Promise<Page> {
    const page = await billing.open(`/assistant/billing/${id}?show=open`);
    await page.getByRole('button', { name: 'Take payment' }).click();
    await expectOf(page.getByLabel('Amount')).toBeFocused();
    return page;
  }

  it('begins with all that is owed, is shown at once, and is sent as an amount', async () => {
    const page = await paying();
    await expectOf(page.getByLabel('Amount')).toHaveValue('120.00');
    await page.keyboard.type('50');
    await page.getByText('Cash', { exact: true }).click();
    await page.evaluate(() => window.billingPage.hold());
    await page.getByRole('button', { name: 'Record payment' }).click();
    await expectOf(detail(page).getByRole('row', { name: 'Still owed $70.00' })).toBeVisible();
    await expectOf(detail(page).getByText('Being recorded')).toBeVisible();
    await expectOf(detail(page).getByText('Partly paid')).toBeVisible();
    await page.evaluate(() => window.billingPage.answer());
    await expectOf(page.getByText('$50 paid · Invoice 2')).toBeVisible();
    await expectOf(list(page, 'Payments').getByRole('listitem')).toHaveText(['TodayCash$50.00']);
    await expectOf(page.getByRole('button', { name: 'Take payment' })).toBeFocused();
    expect(await writes(page)).toEqual([
      `POST /invoices/:id/payments ${JSON.stringify({ amountCents: 5_000, method: 'cash' })}`,
    ]);
    await page.context().close();
  });

  it('of more than is owed is not sent', async () => {
    const page = await paying();
    await page.keyboard.type('120.01');
    await expectOf(page.getByText('Only $120 is owed')).toBeVisible();
    await page.keyboard.press('Enter');
    await page.getByLabel('Amount').fill('');
    await page.keyboard.press('Enter');
    await expectOf(page.getByText('An amount such as 12.50')).toBeVisible();
    expect(await writes(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expectOf(page.getByRole('button', { name: 'Take payment' })).toBeFocused();
    await page.context().close();
  });

  it('that is refused is taken back, with the reason', async () => {
    const page = await paying();
    await page.evaluate(() =>
      window.billingPage.refuseNext('not_enough', { detail: 'Of this invoice nothing is still owed.' }),
    );
    await page.keyboard.press('Enter');
    await expectOf(page.getByText('Of this invoice nothing is still owed.')).toBeVisible();
    await expectOf(detail(page).getByRole('row', { name: 'Still owed $120.00' })).toBeVisible();
    await page.context().close();
  });

  it('of somebody else shows while one is about to take another, which then is the rest', async () => {
    const page = await paying();
    await page.evaluate((row) => window.billingPage.arrive('invoices', 'updated', row), {
      ...invoiceRow(2, {
        lines: [line('Deep tissue massage', 12_000)],
        payments: [
          { id: idOf(8, 1), at: '2026-11-24T19:00:00.000Z', amountCents: 2_000, method: 'card' } as never,
        ],
      }),
    });
    await expectOf(page.getByText('Invoice 2: $20 paid, recorded by somebody else')).toBeVisible();
    await expectOf(page.getByLabel('Amount')).toHaveValue('100.00');
    await expectOf(page.getByLabel('Amount')).toBeFocused();
    await page.context().close();
  });
});

describe('voiding', () => {
  it('asks once more, and is not offered where something was paid', async () => {
    const page = await billing.open(`/assistant/billing/${idOf(7, 2)}?show=open`);
    await page.getByRole('button', { name: 'Void…' }).click();
    await expectOf(page.getByRole('button', { name: 'Make it void' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expectOf(page.getByRole('button', { name: 'Void…' })).toBeFocused();
    expect(await writes(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Make it void' }).click();
    await expectOf(page.getByText('Invoice 2 is void')).toBeVisible();
    await expectOf(detail(page).getByText('Void', { exact: true })).toBeVisible();
    await tab(page, /Partly paid/).click();
    await list(page, 'Partly paid').getByRole('link').click();
    await expectOf(page.getByRole('button', { name: 'Take payment' })).toBeVisible();
    await expectOf(page.getByRole('button', { name: 'Void…' })).toHaveCount(0);
    await page.context().close();
  });
});

describe('a visit', () => {
  const visitsAt = '/assistant/billing?show=visits';
  it('is invoiced in one press, and its draft opens', async () => {
    const page = await billing.open(visitsAt);
    await expectOf(tab(page, /To be invoiced/)).toContainText('1 visit');
    await list(page, 'To be invoiced').getByRole('button', { name: 'Invoice', exact: true }).click();
    await expectOf(page.getByRole('textbox', { name: 'Description, line 1' })).toHaveValue(
      'Back massage, 24 Nov 2026',
    );
    await expectOf(page.getByRole('textbox', { name: 'Unit price, line 1' })).toHaveValue('85.00');
    await expectOf(page.getByText('All visits are invoiced')).toBeVisible();
    await expectOf(detail(page).getByRole('heading')).toBeFocused();
    await expect.poll(async () => (await writes(page)).length).toBe(1);
    await page.context().close();
  });

  it('that somebody else has just invoiced leads to theirs, and makes no second', async () => {
    const page = await billing.open(visitsAt);
    const button = list(page, 'To be invoiced').getByRole('button', { name: 'Invoice', exact: true });
    await expectOf(button).toBeEnabled();
    const theirs = invoiceRow(50, {
      status: 'draft',
      appointmentId: idOf(5, 0),
      patientId: idOf(4, 0),
      lines: [line('Theirs', 100)],
    });
    // It is there before this screen hears of it.
    await page.evaluate((row) => window.billingPage.put('invoices', row), theirs);
    await button.click();
    await expectOf(page.getByText('Somebody else invoiced this visit just before.')).toBeVisible();
    await expectOf(page.getByRole('textbox', { name: 'Description, line 1' })).toHaveValue('Theirs');
    await expectOf(addressOf(page)).toHaveText(`/assistant/billing/${theirs.id}?show=visits`);
    const rows = await page.evaluate(() => window.billingPage.rows('invoices'));
    expect(rows.filter((row) => Reflect.get(row, 'appointmentId') !== null).length).toBe(1);
    await page.context().close();
  });

  it('leaves the list at once when somebody else invoices it, and returns when that is void', async () => {
    const page = await billing.open(visitsAt);
    await expectOf(tab(page, /To be invoiced/)).toContainText('1 visit');
    const row = invoiceRow(50, { appointmentId: idOf(5, 0), rev: 0 });
    await page.evaluate((made) => window.billingPage.arrive('invoices', 'created', made), row);
    await expectOf(page.getByText('All visits are invoiced')).toBeVisible();
    await page.evaluate((made) => window.billingPage.arrive('invoices', 'updated', made), {
      ...row,
      rev: 1,
      status: 'void' as const,
    });
    await expectOf(tab(page, /To be invoiced/)).toContainText('1 visit');
    await page.context().close();
  });
});

describe('the lists', () => {
  it('say how many there are, what they come to, and what is overdue', async () => {
    const page = await billing.open('/assistant/billing');
    await expectOf(tab(page, /Draft/)).toContainText('1 · $100');
    await expectOf(tab(page, /Open/)).toContainText('2 · $205');
    await expectOf(tab(page, /Open/)).toContainText('1 overdue');
    await expectOf(tab(page, /Partly paid/)).toContainText('1 · $55');
    await expectOf(list(page, 'Open').getByRole('listitem').first()).toContainText(
      'Overdue since Fri 20 Nov',
    );
    await page.context().close();
  });

  it('follow what others do, and a row leaves the list of its former status', async () => {
    const page = await billing.open('/assistant/billing');
    await expectOf(list(page, 'Open').getByRole('listitem')).toHaveCount(2);
    await page.evaluate(
      (row) => window.billingPage.arrive('invoices', 'updated', row),
      invoiceRow(3, {
        payments: [
          { id: idOf(8, 2), at: '2026-11-24T19:00:00.000Z', amountCents: 8_500, method: 'card' } as never,
        ],
      }),
    );
    await expectOf(list(page, 'Open').getByRole('listitem')).toHaveCount(1);
    await expectOf(tab(page, /Paid/).filter({ hasNotText: 'Partly' })).toContainText('1 · $85');
    await expectOf(page.getByText('Invoice 3: $85 paid, recorded by somebody else')).toBeVisible();
    await page.context().close();
  });

  it('of three thousand draw what is looked at, keep their place, and go by arrow keys', async () => {
    const page = await billing.open('/assistant/billing', { many: 3_000 });
    await expectOf(tab(page, /Open/)).toContainText('3002');
    const rows = list(page, 'Open').getByRole('listitem');
    await expectOf(rows.first()).toBeVisible();
    expect(await rows.count()).toBeLessThan(60);
    await page.locator('main').evaluate((main) => main.scrollTo(0, 56 * 1_500));
    await expectOf(list(page, 'Open').getByText('2499', { exact: true })).toBeVisible();
    await list(page, 'Open').getByRole('link', { name: /2499/ }).focus();
    const top = await page.locator('main').evaluate((main) => main.scrollTop);
    await page.evaluate((row) => window.billingPage.arrive('invoices', 'created', row), {
      ...invoiceRow(9_000),
      rev: 0,
    });
    await expectOf(tab(page, /Open/)).toContainText('3003');
    expect(await page.locator('main').evaluate((main) => main.scrollTop)).toBe(top);
    await page.keyboard.press('ArrowDown');
    await expectOf(list(page, 'Open').getByRole('link', { name: /2500/ })).toBeFocused();
    await page.context().close();
  });

  it('are searched by number and by patient, whatever the status', async () => {
    const page = await billing.open('/assistant/billing', { many: 200 });
    await page.getByRole('searchbox', { name: 'Find an invoice' }).fill('5');
    await expectOf(list(page, 'Found').getByRole('listitem')).toHaveText([/^5Frank Cruz/]);
    await expectOf(list(page, 'Found')).toContainText('Void');
    await page.getByRole('searchbox', { name: 'Find an invoice' }).fill('#1199');
    await expectOf(list(page, 'Found').getByRole('listitem')).toHaveCount(1);
    await page.getByRole('searchbox', { name: 'Find an invoice' }).fill('elena cruz');
    await expectOf(list(page, 'Found').getByRole('listitem').last()).toContainText('Partly paid');
    expect(await where(page)).not.toContain('elena');
    await page.context().close();
  });
});

describe('on paper', () => {
  /** Pages of a PDF, and the size of the first in points. */
  const pagesOf = (pdf: Buffer) => {
    const text = pdf.toString('latin1');
    const [, width = '', height = ''] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
    const size = [Math.round(Number(width)), Math.round(Number(height))];
    return { count: text.match(/\/Type\s*\/Page\b/g)?.length, size };
  };

  it('stands one clean page of A4, in dark mode too', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await billing.open(`/assistant/billing/${idOf(7, 4)}?show=open`, { colorScheme });
      await page.getByRole('button', { name: 'Print' }).click();
      await expectOf(page.getByText('As it will be printed')).toBeVisible();
      await expect.poll(() => page.evaluate(() => window.billingPage.printed())).toBe(1);
      await expectOf(addressOf(page)).toContainText('print=1');
      await page.emulateMedia({ media: 'print' });
      await expectOf(page.locator('#root')).toBeHidden();
      const paper = page.locator('body > div:not(#root) article');
      for (const text of [
        'Royal Care',
        'Invoice 4',
        'Elena Cruz',
        '5 Elm Street',
        'Back massage',
        'Payments received',
      ])
        await expectOf(paper.getByText(text, { exact: true })).toBeVisible();
      await expectOf(paper.getByRole('row', { name: 'Total $85.00' })).toBeVisible();
      await expectOf(paper.getByRole('row', { name: 'Still owed $55.00' })).toBeVisible();
      const colours = () =>
        paper.evaluate((element) => {
          const { color, backgroundColor } = getComputedStyle(element);
          return [color, backgroundColor, getComputedStyle(document.body).backgroundColor];
        });
      await expect.poll(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)', 'rgb(255, 255, 255)']);
      expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toEqual({ count: 1, size: [595, 842] });
      await page.emulateMedia({ media: null });
      await page.keyboard.press('Escape');
      await expectOf(page.getByText('As it will be printed')).toHaveCount(0);
      await expectOf(detail(page).getByRole('heading', { name: 'Invoice 4' })).toBeVisible();
      // What is printed then is the screen again.
      await page.emulateMedia({ media: 'print' });
      await expectOf(page.locator('#root')).toBeVisible();
      await page.context().close();
    }
  });

  it('goes on to further pages where the lines do', async () => {
    const page = await billing.open(`/assistant/billing/${idOf(7, 4)}?show=open`);
    await page.evaluate(
      ([row, lines]) => window.billingPage.arrive('invoices', 'updated', Object.assign(row, { lines })),
      [invoiceRow(4), Array.from({ length: 80 }, (_, n) => line(`Thing ${n}`, 100))] as const,
    );
    await expectOf(detail(page).getByText('Thing 79')).toBeAttached();
    await page.getByRole('button', { name: 'Print' }).click();
    await expectOf(page.getByText('As it will be printed')).toBeVisible();
    await expectOf(page.locator('body > div:not(#root) article').getByText('Thing 79')).toBeAttached();
    const { count } = pagesOf(await page.pdf({ preferCSSPageSize: true }));
    expect(count).toBeGreaterThan(2);
    expect(count).toBeLessThan(6);
    await page.context().close();
  });
});
