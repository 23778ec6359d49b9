import type { Locator, Page } from '@playwright/test';
import { addDays } from '@/domain/calendar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBookingPage } from './page/openBookingPage';
import { appointmentRow, at, firstDay, idOf } from './page/practiceRows';
import { expectOf } from '../../browser/expectOf';

let booking: Awaited<ReturnType<typeof startBookingPage>>;
beforeAll(async () => {
  booking = await startBookingPage();
}, 120_000);
afterAll(() => booking?.close());

const panel = (page: Page) => page.getByRole('dialog', { name: 'New appointment' });
/** Presses Tab until something has the focus; a dozen controls lie between any two here at most. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expectOf(target).toBeFocused();
}

/** Enter takes what the list has marked, which it does after it was drawn. */
async function enterOn(page: Page, option: Locator): Promise<void> {
  await expectOf(option).toHaveAttribute('data-combobox-selected', 'true');
  await page.keyboard.press('Enter');
}

const sent = (page: Page) =>
  page.evaluate(() => window.bookingPage.log.filter((line) => !line.startsWith('GET')));
/** Without what was asked while somebody typed: how often depends on how quickly the letters come. */
const written = async (page: Page) => (await sent(page)).filter((line) => line !== 'POST /patients/search');
const column = (page: Page, name: string) => page.getByRole('region', { name });

/** Opens the panel for Maria at two, and chooses a patient. */
async function atTwo(page: Page, who = 'carla'): Promise<void> {
  await page.getByRole('button', { name: 'Book at two' }).click();
  await expectOf(page.getByRole('combobox', { name: 'Client' })).toBeFocused();
  await page.keyboard.type(who);
  await enterOn(page, page.getByRole('option', { name: /^Carla/ }).first());
  await expectOf(panel(page).getByText('Held for you')).toBeVisible();
  // That it is held is said already while the server is asked.
  await expect.poll(() => page.evaluate(() => window.bookingPage.rows('holds').length)).toBe(1);
}

const others = (time: string, n = 90, staff = 0) =>
  appointmentRow(n, {
    rev: 0,
    staffId: idOf(1, staff),
    startsAt: at(firstDay, time),
    endsAt: at(firstDay, `${Number(time.slice(0, 2)) + 1}:00`),
  });

const tomorrowAtThree = appointmentRow(93, {
  rev: 0,
  startsAt: at(addDays(firstDay, 1), '15:00'),
  endsAt: at(addDays(firstDay, 1), '16:00'),
});

describe('booking', () => {
  it('goes by keyboard alone, and gives the focus back', async () => {
    const page = await booking.open();
    await page.getByRole('button', { name: 'New appointment' }).focus();
    await page.keyboard.press('Enter');
    await expectOf(page.getByRole('combobox', { name: 'Client' })).toBeFocused();
    await page.keyboard.type('bruno mey');
    await enterOn(page, page.getByRole('option', { name: /Bruno Meyer/ }));
    const service = page.getByRole('combobox', { name: 'Service' });
    await tabTo(page, service);
    await page.keyboard.type('deep');
    // What is not drawn yet, no key leads to.
    const deep = page.getByRole('option', { name: /^Deep tissue/ });
    await deep.waitFor();
    await page.keyboard.press('ArrowDown');
    await enterOn(page, deep);
    await expectOf(service).toHaveValue(/^Deep tissue/);
    await tabTo(page, panel(page).getByRole('radio', { name: '09:00' }));
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await expectOf(panel(page).getByRole('radio', { name: '09:15' })).toBeChecked();
    await expectOf(panel(page).getByText('Held for you')).toBeVisible();
    await page.keyboard.press('Enter');
    // First what goes away by itself.
    await expectOf(page.getByText(/^Booked · Bruno Meyer, Tue 24 Nov/)).toBeVisible();
    await expectOf(panel(page)).toBeHidden();
    await expectOf(page.getByRole('button', { name: 'New appointment' })).toBeFocused();
    expect(await sent(page)).toContain('POST /appointments');
    await page.close();
  });

  it('keeps the chosen time, replaces it by another, and lets it go on leaving', async () => {
    const page = await booking.open();
    await atTwo(page);
    await expectOf(column(page, 'Maria Santos').getByText('Held by you')).toHaveCount(1);
    await panel(page).getByRole('radio', { name: '14:30' }).click();
    await expect.poll(() => written(page)).toEqual(['POST /holds', 'POST /holds', 'DELETE /holds/:id']);
    await page.keyboard.press('Escape');
    await expectOf(panel(page)).toBeHidden();
    await expect.poll(() => page.evaluate(() => window.bookingPage.rows('holds').length)).toBe(0);
    await page.close();
  });

  it('strikes a start out that somebody else takes, where it stands', async () => {
    const page = await booking.open();
    await atTwo(page);
    await panel(page).getByRole('radio', { name: /^Wed/ }).click();
    // Both days have a time at three, in another place each; at eleven Maria is booked on the first.
    await panel(page).getByRole('radio', { name: '11:00' }).waitFor();
    const three = panel(page).getByRole('radio', { name: '15:00' });
    const before = await three.boundingBox();
    await page.evaluate((row) => window.bookingPage.arrive('appointments', 'created', row), tomorrowAtThree);
    const taken = panel(page).getByRole('radio', { name: '15:00 taken' });
    await expectOf(taken).toBeDisabled();
    await expect.poll(() => taken.boundingBox()).toEqual(before);
    // It comes back by itself.
    await page.evaluate(
      (row) => window.bookingPage.arrive('appointments', 'deleted', { ...row, rev: 1 }),
      tomorrowAtThree,
    );
    await expectOf(three).toBeEnabled();
    await page.close();
  });

  it('says when a hold has ended, and holds again', async () => {
    const page = await booking.open();
    await atTwo(page);
    await page.evaluate(() => {
      const [hold] = window.bookingPage.rows('holds');
      if (hold) window.bookingPage.arrive('holds', 'deleted', hold);
    });
    await expectOf(panel(page).getByText('The hold has ended')).toBeVisible();
    await panel(page).getByRole('button', { name: 'Hold again' }).click();
    await expectOf(panel(page).getByText('Held for you')).toBeVisible();
    await page.close();
  });

  it('shows what is in the way, and one press books an alternative', async () => {
    const page = await booking.open();
    await atTwo(page);
    // It is there before this screen hears of it.
    await page.evaluate((row) => window.bookingPage.put('appointments', row), others('14:00', 91));
    await panel(page).getByRole('button', { name: 'Book', exact: true }).click();
    const refusal = panel(page).getByRole('alert');
    await expectOf(refusal.getByText('Another appointment, Tue 24 Nov 14:00–15:00')).toBeVisible();
    await refusal.getByRole('button', { name: /15:30–16:30/ }).click();
    // It is refused as well, and what both refusals offer at 17:00 is to be taken of this one.
    await expectOf(refusal.getByText('Another appointment, Tue 24 Nov 16:00–17:00')).toBeVisible();
    await refusal
      .getByRole('button', { name: /17:00–18:00/ })
      .first()
      .click();
    await expectOf(panel(page)).toBeHidden();
    const booked = () =>
      page.evaluate(() => window.bookingPage.rows('appointments').map((row) => Reflect.get(row, 'startsAt')));
    await expect.poll(booked).toContain(at(firstDay, '17:00'));
    await page.close();
  });

  it('lets an operator book anyway with a reason, and nobody else', async () => {
    const page = await booking.open('role=scheduler');
    await atTwo(page);
    await page.evaluate((row) => window.bookingPage.put('appointments', row), others('14:00', 91));
    await panel(page).getByRole('button', { name: 'Book', exact: true }).click();
    await expectOf(panel(page).getByRole('alert')).toBeVisible();
    await expectOf(panel(page).getByRole('button', { name: 'Book anyway…' })).toHaveCount(0);
    await page.close();

    const operator = await booking.open();
    await atTwo(operator);
    await operator.evaluate((row) => window.bookingPage.put('appointments', row), others('14:00', 91));
    await panel(operator).getByRole('button', { name: 'Book', exact: true }).click();
    await panel(operator).getByRole('button', { name: 'Book anyway…' }).click();
    await expectOf(operator.getByLabel('Why it may stand beside the other')).toBeFocused();
    await operator.keyboard.type('She asked for it');
    await operator.keyboard.press('Enter');
    await expectOf(panel(operator)).toBeHidden();
    await expectOf(column(operator, 'Maria Santos').getByTitle('Overbooked: She asked for it')).toBeVisible();
    await operator.close();
  });

  it('lists the dates of a series that do not fit before anything is saved', async () => {
    const page = await booking.open();
    await atTwo(page);
    await page.evaluate((row) => window.bookingPage.put('appointments', row), {
      ...others('14:00', 92),
      startsAt: '2026-12-01T19:00:00.000Z',
      endsAt: '2026-12-01T20:00:00.000Z',
    });
    await panel(page).getByRole('switch', { name: 'Repeat weekly' }).click();
    await expectOf(panel(page).getByText('1 date does not fit', { exact: false })).toBeVisible();
    await expectOf(panel(page).getByText('Tue 1 Dec 14:00–15:00')).toBeVisible();
    await expectOf(panel(page).getByRole('button', { name: 'Book series' })).toBeDisabled();
    await page.close();
  });
});

describe('choosing a patient', () => {
  it('asks once for what was typed in one go, and drops what nobody waits for', async () => {
    const page = await booking.open();
    await page.getByRole('button', { name: 'New appointment' }).click();
    await expectOf(page.getByRole('combobox', { name: 'Client' })).toBeFocused();
    // Letter by letter within one moment, however busy the machine is.
    await page.evaluate(() => {
      const field = document.activeElement as HTMLInputElement;
      const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
      for (const text of ['g', 'gr', 'gra', 'grac', 'grace']) {
        value?.set?.call(field, text);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
    });
    await page.getByRole('option', { name: /Grace/ }).first().waitFor();
    expect(await sent(page)).toEqual(['POST /patients/search']);
    await page.close();
  });

  it('makes a new one without leaving, stored before the booking', async () => {
    const page = await booking.open();
    await page.getByRole('button', { name: 'Book at two' }).click();
    await expectOf(page.getByRole('combobox', { name: 'Client' })).toBeFocused();
    await page.keyboard.type('zora neale');
    await page.getByText('Nobody is found with “zora neale”.').waitFor();
    await enterOn(page, page.getByRole('option', { name: /^New client/ }));
    await expectOf(page.getByLabel('First name')).toHaveValue('Zora');
    await expectOf(page.getByLabel('Phone')).toBeFocused();
    await page.keyboard.type('555 0199');
    await page.keyboard.press('Enter');
    await expectOf(page.getByRole('combobox', { name: 'Client' })).toHaveValue('Zora Neale');
    await panel(page).getByRole('button', { name: 'Book', exact: true }).click();
    await expectOf(panel(page)).toBeHidden();
    await expect
      .poll(async () => (await written(page)).filter((line) => !line.includes('/holds')))
      .toEqual(['POST /patients', 'POST /appointments']);
    await expectOf(column(page, 'Maria Santos').getByText('Zora Neale')).toBeVisible();
    await page.close();
  });

  it('books nothing for a patient who was refused', async () => {
    const page = await booking.open();
    await page.evaluate(() =>
      window.bookingPage.failNext('patients', 'forbidden', 'Your role may not do this.'),
    );
    await page.getByRole('button', { name: 'Book at two' }).click();
    await expectOf(page.getByRole('combobox', { name: 'Client' })).toBeFocused();
    await page.keyboard.type('zora neale');
    await page.getByText('Nobody is found with “zora neale”.').waitFor();
    await enterOn(page, page.getByRole('option', { name: /^New client/ }));
    await page.getByRole('button', { name: 'Add client' }).click();
    await expectOf(page.getByText('The new record was not saved')).toBeVisible();
    await panel(page).getByRole('button', { name: 'Book', exact: true }).click();
    await expectOf(panel(page).getByText('Choose a client')).toBeVisible();
    expect(await sent(page)).not.toContain('POST /appointments');
    await page.close();
  });

  it('Escape closes the list, then the panel; what was typed elsewhere stays until then', async () => {
    const page = await booking.open();
    await page.getByRole('button', { name: 'New appointment' }).click();
    await expectOf(page.getByRole('combobox', { name: 'Client' })).toBeFocused();
    await page.keyboard.type('gra');
    await page.getByRole('option', { name: /Grace/ }).first().waitFor();
    await page.keyboard.press('Escape');
    await expectOf(page.getByRole('option')).toHaveCount(0);
    await expectOf(panel(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expectOf(panel(page)).toBeHidden();
    await page.close();
  });
});
