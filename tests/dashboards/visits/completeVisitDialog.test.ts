import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '@/domain/primitives';
import { idOf } from '../../features/appointments/page/practiceRows';
import { mutationOf } from './page/clinicRows';
import { startVisitsPage } from './page/openVisitsPage';
import { expectOf } from '../../browser/expectOf';

/** A busy machine is slow, not wrong. */
let visits: Awaited<ReturnType<typeof startVisitsPage>>;
beforeAll(async () => {
  visits = await startVisitsPage();
}, 120_000);
afterAll(() => visits?.close());

/** Frank, in progress with Ben Okafor; and Elena, who waits for him. */
const [frank, elena] = [idOf(5, 5), idOf(5, 4)];
const almondOil = idOf(7, 0);

const form = (page: Page) => page.getByRole('form', { name: 'Complete visit' });
const toasts = (page: Page) =>
  page.locator('[data-kind="done"], [data-kind="others"], [data-kind="refused"]');
const complete = (page: Page) => form(page).getByRole('button', { name: 'Complete visit' });

async function openVisit(page: Page, id: Id): Promise<void> {
  await page.locator(`article[data-id="${id}"]`).getByRole('button', { name: 'Complete visit' }).click();
  await expectOf(form(page).getByLabel('Subjective')).toBeFocused();
}

async function use(page: Page, name: string): Promise<void> {
  await form(page).getByPlaceholder('Add something that was used').click();
  await page.getByRole('option', { name }).click();
}

const change = (page: Page, path: string, id: Id, fields: object) =>
  page.evaluate(
    ([of, which, more]) =>
      window.visitsPage.arrive(of, 'updated', { ...window.visitsPage.row(of, which), ...more }),
    [path, id, fields] as const,
  );
const posted = (page: Page) => page.evaluate(() => window.visitsPage.posted);

describe('completing a visit', () => {
  it('begins with whose visit it is and the service as the invoice’s line, and sends all of it at once', async () => {
    const page = await visits.open();
    await openVisit(page, frank);
    await expectOf(form(page)).toContainText('Frank Cruz');
    await expectOf(form(page)).toContainText('14:00–15:00');
    await expectOf(form(page).getByLabel('Description, line 1')).toHaveValue('Back massage');
    await expectOf(form(page).getByLabel('Unit price, line 1')).toHaveValue('85.00');
    await page.keyboard.type('Stiff neck.');
    await use(page, 'Almond oil · 12 bottles');
    await form(page).getByRole('textbox', { name: 'Used' }).fill('2');
    await form(page).getByLabel('Quantity, line 1').fill('2');
    await expectOf(form(page).getByText('$170', { exact: true })).toBeVisible();
    await form(page).getByRole('switch', { name: 'Issue it now' }).click();
    await complete(page).click();
    await expectOf(form(page)).toBeHidden();
    const [sent] = await posted(page);
    expect(sent?.path).toBe(`/appointments/${frank}/complete`);
    expect(sent?.body).toEqual({
      note: { subjective: 'Stiff neck.' },
      lines: [{ description: 'Back massage', quantity: 2, unitCents: 8500 }],
      stock: [{ itemId: almondOil, amount: 2 }],
      issue: true,
    });
    await page.close();
  });

  it('sends nothing of what was left as it is, by Ctrl Enter', async () => {
    const page = await visits.open();
    await openVisit(page, frank);
    await page.keyboard.press('Control+Enter');
    await expectOf(form(page)).toBeHidden();
    expect((await posted(page)).map(({ body }) => body)).toEqual([{}]);
    await page.close();
  });

  it.each([
    ['in progress', frank],
    ['arrived, through its legal statuses', elena],
  ])('is said once to oneself, and not as somebody else’s deed: %s', async (_what, id) => {
    const page = await visits.open();
    await openVisit(page, id);
    await complete(page).click();
    await expectOf(form(page)).toBeHidden();
    await expectOf(page.locator(`article[data-id="${id}"]`)).toHaveCount(0);
    await expectOf(toasts(page)).toHaveCount(1);
    await expectOf(toasts(page)).toContainText('Visit completed · ');
    await expectOf(page.getByText('somebody else')).toHaveCount(0);
    await page.close();
  });
});

describe('while somebody fills it in', () => {
  it('what another person takes from the stock is told at once, and no more than is left is sent', async () => {
    const page = await visits.open();
    await openVisit(page, frank);
    await use(page, 'Almond oil · 12 bottles');
    const amount = form(page).getByRole('textbox', { name: 'Used' });
    await amount.fill('4');
    await form(page).getByLabel('Plan').click();
    await page.keyboard.type('Again in ');
    await change(page, 'inventory', almondOil, { quantity: 9 });
    await expectOf(form(page).getByText('of 9 bottles')).toBeVisible();
    await expectOf(form(page).getByText('Somebody else took')).toHaveCount(0);
    await change(page, 'inventory', almondOil, { quantity: 3 });
    await expectOf(form(page).getByText('Somebody else took 9 meanwhile: 3 left.')).toBeVisible();
    // Neither the focus nor what is being typed noticed.
    await page.keyboard.type('a week.');
    await expectOf(form(page).getByLabel('Plan')).toHaveValue('Again in a week.');
    await expectOf(form(page).getByLabel('Plan')).toBeFocused();

    await complete(page).click();
    await expectOf(amount).toBeFocused();
    expect(await posted(page)).toEqual([]);
    await amount.fill('3');
    await expectOf(form(page).getByText('Somebody else took')).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expectOf(form(page)).toBeHidden();
    expect((await posted(page)).map(({ body }) => body)).toEqual([
      { note: { plan: 'Again in a week.' }, stock: [{ itemId: almondOil, amount: 3 }] },
    ]);
    await page.close();
  });

  it('what is there of a thing that is not chosen yet is live too, and nothing is offered that is not there', async () => {
    const page = await visits.open();
    await openVisit(page, frank);
    await form(page).getByPlaceholder('Add something that was used').click();
    await expectOf(page.getByRole('option', { name: 'Cedar oil · none left' })).toHaveAttribute(
      'data-combobox-disabled',
      'true',
    );
    await change(page, 'inventory', almondOil, { quantity: 7 });
    await expectOf(page.getByRole('option', { name: 'Almond oil · 7 bottles' })).toBeVisible();
    await page.close();
  });

  it('changes of the appointment and of the price leave the draft, its focus and its selection alone', async () => {
    const page = await visits.open();
    await openVisit(page, elena);
    await page.keyboard.type('Stiff neck');
    await page.keyboard.press('Shift+Home');
    await change(page, 'appointments', elena, { status: 'inProgress', notes: 'Ring twice' });
    await change(page, 'services', idOf(3, 0), { priceCents: 9000 });
    await expectOf(form(page).getByText('In progress')).toBeVisible();
    // Nobody touched the lines: they are the service’s.
    await expectOf(form(page).getByLabel('Unit price, line 1')).toHaveValue('90.00');
    const selected = await page.evaluate(() => getSelection()?.toString());
    expect(selected).toBe('Stiff neck');
    await form(page).getByLabel('Unit price, line 1').fill('70');
    await change(page, 'services', idOf(3, 0), { priceCents: 9900 });
    await expectOf(form(page).getByLabel('Unit price, line 1')).toHaveValue('70');
    await page.close();
  });

  it('completed by somebody else meanwhile: it says so, nothing is sent, what was written stays to be read', async () => {
    const page = await visits.open();
    await openVisit(page, frank);
    await page.keyboard.type('Stiff neck.');
    await page.evaluate(([id, by]) => window.visitsPage.arriveVisit(id, by), [frank, mutationOf(1)] as const);
    await expectOf(form(page).getByRole('alert')).toContainText('This visit was completed meanwhile');
    await expectOf(complete(page)).toBeDisabled();
    await page.keyboard.press('Control+Enter');
    await expectOf(form(page).getByLabel('Subjective')).toHaveValue('Stiff neck.');
    expect(await posted(page)).toEqual([]);
    await page.close();
  });

  it('deleted meanwhile: the same', async () => {
    const page = await visits.open();
    await openVisit(page, frank);
    await page.keyboard.type('Stiff neck.');
    await page.evaluate((id) => {
      const row = window.visitsPage.row('appointments', id);
      if (row) window.visitsPage.arrive('appointments', 'deleted', row);
    }, frank);
    await expectOf(form(page).getByRole('alert')).toContainText('was deleted meanwhile');
    await expectOf(form(page).getByLabel('Subjective')).toHaveValue('Stiff neck.');
    await expectOf(complete(page)).toBeDisabled();
    await page.close();
  });

  it('Escape leaves, the focus returns, and what was written is there when it is opened again', async () => {
    const page = await visits.open();
    await openVisit(page, frank);
    await page.keyboard.type('Stiff neck.');
    await page.keyboard.press('Escape');
    await expectOf(form(page)).toBeHidden();
    await expectOf(
      page.locator(`article[data-id="${frank}"]`).getByRole('button', { name: 'Complete visit' }),
    ).toBeFocused();
    await openVisit(page, frank);
    await expectOf(form(page).getByLabel('Subjective')).toHaveValue('Stiff neck.');
    await page.keyboard.press('Escape');
    // What was shown stays in the page while it fades out.
    await expectOf(form(page)).toHaveCount(0);
    await openVisit(page, elena);
    await expectOf(form(page).getByLabel('Subjective')).toHaveValue('');
    await page.close();
  });
});

describe('a refusal is said at the part it concerns, and nothing of the draft is lost', () => {
  it.each([
    ['Used', 'not_enough', 'stock.0.amount', 'Only 2 left of Almond oil.'],
    ['Invoice', 'already_exists', 'invoice.appointmentId', 'This visit is invoiced already.'],
    ['Note', 'against_rules', 'note.performedAt', 'A visit can’t lie that far ahead.'],
  ] as const)('%s', async (part, code, field, detail) => {
    const page = await visits.open();
    await openVisit(page, frank);
    await page.keyboard.type('Stiff neck.');
    await use(page, 'Almond oil · 12 bottles');
    await page.evaluate(
      ([why, name, said]) =>
        window.visitsPage.refuseNext(why, {
          detail: said,
          fields: [{ field: name, message: 'is not right' }],
        }),
      [code, field, detail] as const,
    );
    await complete(page).click();
    const said = form(page).getByRole('group', { name: part }).getByRole('alert');
    await expectOf(said).toHaveText(detail);
    await expectOf(form(page).getByRole('alert')).toHaveCount(1);
    await expectOf(form(page).getByLabel('Subjective')).toHaveValue('Stiff neck.');
    await expectOf(page.locator(`article[data-id="${frank}"]`)).toContainText('In progress');
    await complete(page).click();
    await expectOf(form(page)).toBeHidden();
    expect(await posted(page)).toHaveLength(2);
    await page.close();
  });
});
