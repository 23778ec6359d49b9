import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '@/domain/primitives';
import { addressOf } from '../../browser/stage/openPage';
import { appointmentRow, idOf, invoiceRow } from './page/clinicRows';
import { startPatientsPage } from './page/openPatientsPage';
import { ana, arrive, field, openAna } from './page/patientHands';
import { expectOf } from '../../browser/expectOf';
import { stopClock } from '../steadyPage';

let patients: Awaited<ReturnType<typeof startPatientsPage>>;
beforeAll(async () => {
  patients = await startPatientsPage();
}, 120_000);
afterAll(() => patients?.close());

const entries = (page: Page) =>
  page
    .locator('section[aria-label="History"] li[data-id]')
    .evaluateAll((items) =>
      items.map(
        (item) =>
          `${item.getAttribute('data-kind')} ${item.getAttribute('data-id')?.replace(/.*-0*(?=\d)/, '')}`,
      ),
    );
/** Where it was drawn: a change stands in the page before what holds its place does, and both before a frame is drawn. */
const topOf = (page: Page, id: Id) =>
  page.locator(`li[data-id="${id}"]`).evaluate(
    (element) =>
      new Promise<number>((tell) => {
        requestAnimationFrame(() =>
          requestAnimationFrame(() => tell(Math.round(element.getBoundingClientRect().top))),
        );
      }),
  );

describe('the history', () => {
  it('has what is to come first, the next one on top, then everything else, the latest first', async () => {
    const page = await openAna(patients);
    await expect
      .poll(() => entries(page))
      .toEqual([
        'appointments 0',
        'appointments 1',
        'appointments 2',
        'treatments 0',
        'appointments 10',
        'invoices 0',
        'appointments 11',
        'appointments 12',
        'appointments 13',
        'treatments 1',
      ]);
    await page.close();
  });

  it('shows one kind alone, or several', async () => {
    const page = await openAna(patients);
    const filter = page.getByRole('group', { name: 'Show' });
    await filter.getByRole('button', { name: 'Treatments 2' }).click();
    await expect.poll(() => entries(page)).toEqual(['treatments 0', 'treatments 1']);
    await filter.getByRole('button', { name: 'Invoices 1' }).click();
    await expect.poll(() => entries(page)).toEqual(['treatments 0', 'invoices 0', 'treatments 1']);
    await filter.getByRole('button', { name: 'All' }).click();
    await expect.poll(() => entries(page)).toHaveLength(10);
    await page.close();
  });

  it('takes in what somebody else adds at its place, marked, and follows what moves or goes', async () => {
    const page = await openAna(patients);
    await stopClock(page);
    await arrive(page, 'appointments', 'created', appointmentRow(50, 1));
    await expect
      .poll(async () => (await entries(page)).slice(0, 2))
      .toEqual(['appointments 50', 'appointments 0']);
    await expectOf(page.locator(`button[data-id="${idOf(5, 50)}"][data-glow]`).first()).toBeVisible();
    await expectOf(page.getByText(/booked by somebody else/)).toBeVisible();
    await arrive(page, 'appointments', 'updated', appointmentRow(50, 20));
    await expect.poll(async () => (await entries(page))[2]).toBe('appointments 50');
    await arrive(page, 'appointments', 'updated', {
      ...appointmentRow(0, 2),
      patientId: idOf(4, 1),
    } as never);
    await expect.poll(async () => (await entries(page)).includes('appointments 0')).toBe(false);
    await arrive(page, 'invoices', 'created', invoiceRow(9, -1));
    await expect.poll(async () => (await entries(page)).includes('invoices 9')).toBe(true);
    await page.close();
  });

  it('says nothing of what belongs to somebody else', async () => {
    const page = await openAna(patients);
    await arrive(page, 'appointments', 'created', {
      ...appointmentRow(51, 1),
      patientId: idOf(4, 3),
    } as never);
    await arrive(page, 'patients', 'updated', { id: idOf(4, 3), phone: '1' } as never);
    await arrive(page, 'appointments', 'created', appointmentRow(52, 3));
    await expectOf(page.getByText(/booked by somebody else/)).toHaveText([/27 Nov /]);
    await expectOf(page.getByText(/Phone changed/)).toHaveCount(0);
    await page.close();
  });

  it('moves nothing that is being read when something is added above it', async () => {
    const page = await openAna(patients, 'history=40', { reducedMotion: 'reduce' });
    const read = idOf(5, 30);
    await page
      .locator(`li[data-id="${read}"]`)
      .evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await page.mouse.move(5, 5);
    // The scroll has been noted once what it leads to was drawn.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const before = await topOf(page, read);
    for (let n = 0; n < 5; n++) await arrive(page, 'appointments', 'created', appointmentRow(60 + n, 1 + n));
    await expect
      .poll(async () => (await entries(page)).filter((one) => /appointments 6\d/.test(one)).length)
      .toBe(5);
    expect(await topOf(page, read)).toBe(before);
    await arrive(page, 'appointments', 'deleted', { id: idOf(5, 60) });
    await expect
      .poll(async () => (await entries(page)).filter((one) => /appointments 6\d/.test(one)).length)
      .toBe(4);
    expect(await topOf(page, read)).toBe(before);
    await page.close();
  });

  it('holds nobody back who scrolls', async () => {
    const page = await openAna(patients, 'history=40', { reducedMotion: 'reduce' });
    const pane = page.locator('main div:has(> article[aria-label="Client"])');
    for (const to of [900, 1300, 700, 1100]) {
      await pane.evaluate((element, top) => (element.scrollTop = top), to);
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      expect(await pane.evaluate((element) => element.scrollTop)).toBe(to);
    }
    await page.close();
  });

  it('moves nothing under the pointer or the focus, also where its beginning is in sight', async () => {
    const page = await openAna(patients, 'history=40', { reducedMotion: 'reduce' });
    const read = idOf(5, 11);
    await page.locator(`li[data-id="${read}"] button`).focus();
    const before = await topOf(page, read);
    await arrive(page, 'appointments', 'created', appointmentRow(60, 1));
    await page.locator(`li[data-id="${idOf(5, 60)}"]`).waitFor();
    expect(await topOf(page, read)).toBe(before);
    await expectOf(page.locator(`li[data-id="${read}"] button`)).toBeFocused();
    await page.close();
  });

  it('draws a long one as it is read', async () => {
    const page = await openAna(patients, 'history=400');
    expect((await entries(page)).length).toBeLessThan(80);
    await page.getByRole('button', { name: /^Show \d+ older$/ }).scrollIntoViewIfNeeded();
    await expect.poll(async () => (await entries(page)).length).toBeGreaterThan(100);
    await page.close();
  });
});

describe('what can be begun', () => {
  it('leads into the sections with the patient chosen, and nothing else of them in the address', async () => {
    const page = await openAna(patients);
    await page.getByRole('link', { name: 'New invoice' }).click();
    await expectOf(addressOf(page)).toHaveText(`/assistant/billing?patient=${ana}`);
    await page.close();
  });

  it('is a booking with the patient chosen', async () => {
    const page = await openAna(patients);
    await page.getByRole('button', { name: 'Book', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await expectOf(dialog.getByRole('combobox', { name: 'Client' })).toHaveValue('Ana Cruz');
    await page.close();
  });
});

it('what a role may not know is not there', async () => {
  const page = await openAna(patients, 'role=scheduler');
  await expectOf(field(page, 'Phone')).toBeVisible();
  await expectOf(page.getByLabel('Medical history')).toHaveCount(0);
  await expectOf(page.getByLabel('Notes')).toHaveCount(0);
  await page.close();
});
