import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBookingPage } from './page/openBookingPage';
import { idOf } from './page/practiceRows';
import { expectOf } from '../../browser/expectOf';

let booking: Awaited<ReturnType<typeof startBookingPage>>;
beforeAll(async () => {
  booking = await startBookingPage();
}, 120_000);
afterAll(() => booking?.close());

const writes = (page: Page) =>
  page.evaluate(() => window.bookingPage.log.filter((line) => /^(PATCH|DELETE)/.test(line)));

async function deleteUnderAppointments(page: Page) {
  await page.evaluate(
    (affected) =>
      window.bookingPage.failNext('availability', 'still_booked', {
        detail: 'One appointment stands in this time. Nothing was changed.',
        affected,
      }),
    [idOf(5, 3)],
  );
  await page.getByRole('button', { name: 'Delete 14:00' }).click();
  const dialog = page.getByRole('dialog', { name: 'Appointments stand in this time' });
  await dialog.waitFor();
  return dialog;
}

describe('availability under appointments', () => {
  it('lists the appointments before it is taken away; Keep has the focus and keeps it', async () => {
    const page = await booking.open();
    const dialog = await deleteUnderAppointments(page);
    await expectOf(dialog.getByText('David Cruz')).toBeVisible();
    await expectOf(dialog.getByText('Tue 24 Nov 16:00–17:00')).toBeVisible();
    await expectOf(dialog.getByRole('button', { name: 'Keep' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expectOf(page.getByRole('button', { name: 'Delete 14:00' })).toBeVisible();
    expect(await writes(page)).toEqual(['DELETE /availability/:id']);
    await page.close();
  });

  it('Change anyway sends the same write with its confirmation', async () => {
    const page = await booking.open();
    const dialog = await deleteUnderAppointments(page);
    await dialog.getByRole('button', { name: 'Change anyway' }).click();
    // First what goes away by itself.
    await expectOf(page.getByText('Availability deleted · Tue 24 Nov 14:00–18:00')).toBeVisible();
    await expectOf(page.getByRole('button', { name: 'Delete 14:00' })).toHaveCount(0);
    await expect
      .poll(() => writes(page))
      .toEqual(['DELETE /availability/:id', 'DELETE /availability/:id?evenIfBooked=true']);
    await page.close();
  });
});

describe('copying availability', () => {
  it('says how many a weekly repeat makes, and makes them', async () => {
    const page = await booking.open();
    await page.getByRole('button', { name: 'Repeat', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Repeat Tue 24 Nov 09:00–13:00' });
    await expectOf(dialog.getByText('Makes 8 stretches.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Repeat' }).click();
    await expectOf(page.getByText('8 stretches saved')).toBeVisible();
    await expectOf(dialog).toBeHidden();
    await page.close();
  });

  it('lists what a copied week would overlap, and saves nothing then', async () => {
    const page = await booking.open();
    await page.getByRole('button', { name: 'Copy week' }).click();
    const dialog = page.getByRole('dialog', { name: /^Copy the week 23–29 Nov 2026/ });
    await expectOf(dialog.getByText('Tue 1 Dec 09:00–13:00')).toBeVisible();
    await expectOf(dialog.getByRole('button', { name: 'Copy week' })).toBeDisabled();
    await page.close();
  });
});
