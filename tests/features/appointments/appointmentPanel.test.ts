import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBookingPage } from './page/openBookingPage';
import { appointments, at, firstDay, idOf } from './page/practiceRows';
import { expectOf } from '../../browser/expectOf';
import { looks, violationsOf } from '../../browser/axe';

let booking: Awaited<ReturnType<typeof startBookingPage>>;
beforeAll(async () => {
  booking = await startBookingPage();
}, 120_000);
afterAll(() => booking?.close());

const row = (page: Page, n: number) => page.locator(`li [data-id="${idOf(5, n)}"]`).first();
const stored = (page: Page, n: number) =>
  page.evaluate((id) => window.bookingPage.rows('appointments').find((one) => one.id === id), idOf(5, n));
const change = (page: Page, n: number, patch: object) =>
  page.evaluate((changed) => window.bookingPage.arrive('appointments', 'updated', changed), {
    ...appointmentOf(n),
    ...patch,
  });

function appointmentOf(n: number) {
  const found = appointments[n];
  if (!found) throw new Error(`There is no appointment ${n}.`);
  return found;
}

async function openRow(page: Page, n: number, name: string) {
  await row(page, n).getByRole('button', { name }).first().click();
  const dialog = page.getByRole('dialog', { name });
  await dialog.waitFor();
  return dialog;
}

describe('the list', () => {
  it('has the next status as one press, and moves the row to its new group', async () => {
    const page = await booking.open();
    await row(page, 3).getByRole('button', { name: 'Confirm', exact: true }).click();
    await expectOf(row(page, 3).getByText('Confirmed')).toBeVisible();
    await expectOf(row(page, 3).getByRole('button', { name: 'Mark arrived' })).toBeVisible();
    await page.close();
  });

  it('draws only what is looked at of 500', async () => {
    const page = await booking.open('many=500');
    const list = page.getByRole('list', { name: 'Today' });
    await list.waitFor();
    expect(await list.getByRole('listitem').count()).toBeLessThan(60);
    await list.evaluate((element) => element.scrollIntoView({ block: 'end' }));
    await expectOf(list.getByText('Grace Cruz')).toBeVisible();
    await page.close();
  });
});

describe('the panel', () => {
  it('offers the legal next statuses only, and follows what others do', async () => {
    const page = await booking.open();
    const dialog = await openRow(page, 3, 'David Cruz');
    const buttons = dialog.getByRole('group', { name: 'Status' }).getByRole('button');
    await expectOf(buttons).toHaveText(['Confirm', 'No-show']);
    await change(page, 3, { status: 'inProgress' });
    await expectOf(buttons).toHaveText(['Complete']);
    await expectOf(dialog.getByRole('button', { name: 'Move…' })).toHaveCount(0);
    await expectOf(dialog.getByRole('button', { name: 'Cancel appointment' })).toHaveCount(0);
    await page.close();
  });

  it('cancels, and undo books the same again as a new one', async () => {
    const page = await booking.open();
    const dialog = await openRow(page, 3, 'David Cruz');
    await dialog.getByRole('button', { name: 'Cancel appointment' }).click();
    await expectOf(page.getByText(/^Cancelled · David Cruz/)).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expectOf(page.getByText(/^Booked · David Cruz/)).toBeVisible();
    await expect.poll(() => stored(page, 3)).toMatchObject({ status: 'cancelled' });
    const again = () =>
      page.evaluate(
        (startsAt) =>
          window.bookingPage
            .rows('appointments')
            .filter(
              (one) =>
                Reflect.get(one, 'startsAt') === startsAt && Reflect.get(one, 'status') === 'requested',
            ).length,
        at(firstDay, '16:00'),
      );
    await expect.poll(again).toBe(1);
    await page.close();
  });

  it('moves to a free time, its own counts as free, and undo moves back', async () => {
    const page = await booking.open();
    const dialog = await openRow(page, 3, 'David Cruz');
    await dialog.getByRole('button', { name: 'Move…' }).click();
    await dialog.getByRole('radio', { name: '16:15' }).click();
    await dialog.getByRole('button', { name: /^Move to Tue 24 Nov 16:15/ }).click();
    // Undone it is back where it began: that it was somewhere else has to be seen before.
    await expect.poll(() => stored(page, 3)).toMatchObject({ startsAt: at(firstDay, '16:15') });
    await expectOf(dialog.getByRole('radio', { name: '16:15' })).toHaveCount(0);
    await expectOf(dialog.getByText('16:15')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => stored(page, 3)).toMatchObject({ startsAt: at(firstDay, '16:00') });
    await page.close();
  });

  it('keeps what is typed when somebody else changes the same text, and says so', async () => {
    const page = await booking.open();
    const dialog = await openRow(page, 3, 'David Cruz');
    const notes = dialog.getByLabel('Notes');
    await notes.fill('Third floor');
    await change(page, 3, { notes: 'Ground floor' });
    await expectOf(dialog.getByText('Somebody changed this meanwhile, to “Ground floor”.')).toBeVisible();
    await expectOf(notes).toHaveValue('Third floor');
    await expectOf(notes).toBeFocused();
    await page.keyboard.press('Escape');
    await expectOf(notes).toHaveValue('Ground floor');
    // Escape was the field's: where a panel closes, the focus has left it.
    await expectOf(notes).toBeFocused();
    await expectOf(dialog).toBeVisible();
    await page.close();
  });

  it('says when the appointment is gone', async () => {
    const page = await booking.open();
    const dialog = await openRow(page, 3, 'David Cruz');
    await page.evaluate(
      (changed) => window.bookingPage.arrive('appointments', 'deleted', changed),
      appointmentOf(3),
    );
    await expectOf(page.getByText('This appointment is gone')).toBeVisible();
    await expectOf(dialog.getByRole('button', { name: 'Cancel appointment' })).toHaveCount(0);
    await page.close();
  });

  it('asks before several of a series are cancelled', async () => {
    const page = await booking.open();
    const dialog = await openRow(page, 1, 'Bruno Cruz');
    await dialog.getByText('This and following').click();
    await dialog.getByRole('button', { name: 'Cancel this and following' }).click();
    await expectOf(dialog.getByText('Several appointments. Sure?')).toBeVisible();
    await dialog.getByRole('button', { name: 'Cancel this and following' }).click();
    const log = () => page.evaluate(() => window.bookingPage.log);
    await expect.poll(async () => (await log()).filter((line) => line.endsWith('/series'))).toHaveLength(1);
    await page.close();
  });
});

describe.each(looks)('in $colorScheme at $viewport.width', ({ colorScheme, viewport }) => {
  it.each([
    ['the page', async () => {}],
    [
      'booking',
      async (page: Page) => {
        await page.getByRole('button', { name: 'Book at two' }).click();
        await page.getByText('Held for you').waitFor();
      },
    ],
    ['an appointment', (page: Page) => openRow(page, 1, 'Bruno Cruz')],
  ])('%s has nothing that accessibility rules forbid', async (_name, prepare) => {
    const page = await booking.open('', { colorScheme, viewport, reducedMotion: 'reduce' });
    await prepare(page);
    expect(await violationsOf(page)).toEqual([]);
    await page.close();
  });
});
