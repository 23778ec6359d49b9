import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Id } from '@/domain/primitives';
import { idOf } from '../../features/appointments/page/practiceRows';
import { invoiceRow, mutationOf, treatmentRow } from './page/clinicRows';
import { startVisitsPage } from './page/openVisitsPage';
import { expectOf } from '../../browser/expectOf';

/** A busy machine is slow, not wrong. */
let visits: Awaited<ReturnType<typeof startVisitsPage>>;
beforeAll(async () => {
  visits = await startVisitsPage();
}, 120_000);
afterAll(() => visits?.close());

const [frank, elena] = [idOf(5, 5), idOf(5, 4)];
const toasts = (page: Page) =>
  page.locator('[data-kind="done"], [data-kind="others"], [data-kind="refused"]');
const tile = (page: Page, name: string) => page.getByRole('link', { name });
const here = (page: Page) => page.getByRole('region', { name: 'Here now' }).locator('article');

const completeElsewhere = (page: Page, id: Id) =>
  page.evaluate(([of, by]) => window.visitsPage.arriveVisit(of, by), [id, mutationOf(1)] as const);

describe.each([
  ['Today', ''],
  ['Appointments', 'at=/assistant/appointments'],
])('%s', (_name, query) => {
  it.each([
    ['in progress', frank, '14:00–15:00'],
    ['arrived', elena, '09:00–10:00'],
  ])('says of somebody else’s visit once what all of it was: %s', async (_what, id, times) => {
    const page = await visits.open(query);
    await expectOf(here(page)).toHaveCount(2);
    await completeElsewhere(page, id);
    await expectOf(toasts(page)).toHaveText([
      `Visit completed · Ben Okafor, Tue 24 Nov ${times} with note, invoice and 1 thing used by somebody else`,
    ]);
    await expectOf(here(page).filter({ hasText: times })).toHaveCount(0);
    await page.close();
  });

  it('shows who is here live, those being treated first', async () => {
    const page = await visits.open(query);
    await expectOf(here(page)).toHaveCount(2);
    await expectOf(here(page).first()).toContainText('Frank Cruz');
    await page.evaluate(
      (id) => {
        const row = window.visitsPage.row('appointments', id);
        window.visitsPage.arrive('appointments', 'updated', { ...row, status: 'arrived' });
      },
      idOf(5, 1),
    );
    await expectOf(here(page)).toHaveCount(3);
    await expectOf(page.getByText('arrived by somebody else')).toBeVisible();
    await page.close();
  });
});

describe('Today', () => {
  it('names who is expected next, and moves on when they have come', async () => {
    const page = await visits.open();
    const next = page.getByRole('region', { name: 'Next' });
    await expectOf(next).toContainText('11:00–12:00');
    await page.evaluate(
      (id) => {
        const row = window.visitsPage.row('appointments', id);
        window.visitsPage.arrive('appointments', 'updated', { ...row, status: 'arrived' });
      },
      idOf(5, 1),
    );
    await expectOf(next).toContainText('11:15–12:15');
    await page.close();
  });

  it('is about the one who is there, for a therapist, and shows their own day only', async () => {
    const page = await visits.open('role=therapist');
    const now = page.getByRole('region', { name: 'Now', exact: true });
    await expectOf(now).toContainText('Frank Cruz');
    await expectOf(now.getByRole('button', { name: 'Complete visit' })).toBeVisible();
    await expectOf(page.getByRole('list', { name: 'Today' }).locator('[data-id][data-status]')).toHaveCount(
      2,
    );
    await page.close();
  });

  it('counts what waits, live: drafts, unpaid invoices, what runs low', async () => {
    const page = await visits.open();
    await expectOf(tile(page, 'Drafts to be signed')).toContainText('1');
    await expectOf(tile(page, 'Unpaid invoices')).toContainText('$170 owed, $85 of it overdue (1)');
    await expectOf(tile(page, 'Running low')).toContainText('Cedar oil');
    await page.evaluate(
      ([draft, invoice, oil]) => {
        window.visitsPage.arrive('treatments', 'created', draft);
        window.visitsPage.arrive('invoices', 'updated', invoice);
        window.visitsPage.arrive('inventory', 'updated', {
          ...window.visitsPage.row('inventory', oil),
          quantity: 1,
        });
      },
      [treatmentRow(1), invoiceRow(0, { status: 'paid' }), idOf(7, 0)] as const,
    );
    await expectOf(tile(page, 'Drafts to be signed')).toContainText('2');
    await expectOf(tile(page, 'Unpaid invoices')).toContainText('$85 owed');
    await expectOf(tile(page, 'Unpaid invoices')).not.toContainText('overdue');
    await expectOf(tile(page, 'Running low')).toContainText('Almond oil, Cedar oil');
    await page.close();
  });
});

describe('Appointments', () => {
  it('opens the one that the address names', async () => {
    const page = await visits.open(`at=/assistant/appointments/${frank}`);
    await expectOf(page.getByRole('dialog', { name: 'Frank Cruz' })).toBeVisible();
    await page.close();
  });

  it('shows everybody’s day to whoever assists, and a therapist their own week', async () => {
    const page = await visits.open('at=/assistant/appointments');
    await expectOf(page.getByRole('columnheader', { name: 'Ben Okafor' })).toBeVisible();
    await page.close();
    const own = await visits.open('at=/assistant/appointments&role=therapist');
    await expectOf(own.getByRole('columnheader')).toHaveCount(7);
    await own.close();
  });
});
