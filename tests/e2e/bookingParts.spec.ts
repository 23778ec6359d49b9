import { blockOf, bookableDay, clientField } from './bookable';
import { expect, storedRows, test } from './lockstepTest';

test('availability under appointments is not taken away without a word', async ({ signedIn }) => {
  const operator = await signedIn('operator');
  const { day, at, ...ids } = await bookableDay(operator);
  const booked = await operator.request.post('/api/appointments', {
    data: { ...ids, startsAt: at('10:00'), endsAt: at('11:00'), status: 'confirmed' },
  });
  expect(booked.status(), await booked.text()).toBe(201);
  const page = await operator.newPage();
  await page.goto(`/availability?staff=${ids.staffId}&view=day&day=${day}`);
  const row = page.locator('main [data-id]').filter({ hasText: '09:00' }).first();
  await row.getByRole('button', { name: /Delete/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Appointments stand in this time' });
  await expect(dialog.getByText('Eleanor Whitfield')).toBeVisible();
  await dialog.getByRole('button', { name: 'Keep' }).click();
  // What was taken back in haste is there again.
  await expect(row).toBeVisible();
  await row.getByRole('button', { name: /Delete/ }).click();
  await dialog.getByRole('button', { name: 'Change anyway' }).click();
  await expect(page.locator('main [data-id]').filter({ hasText: '09:00' })).toHaveCount(0);
  // Shown before the server has it.
  await expect.poll(() => storedRows(operator, `staffId=${ids.staffId}&date=${day}`)).toEqual([]);
});

test('a new patient is made without leaving the booking, and a hold ends by itself on every screen', async ({
  signedIn,
}) => {
  const operator = await signedIn('operator');
  const { day, staffId, serviceId, at } = await bookableDay(operator);
  const page = await (await signedIn('scheduler')).newPage();
  await page.goto(`/scheduling?show=calendar&day=${day}`);
  await expect(page.locator('[data-column]').first()).toBeVisible();
  const held = await operator.request.post('/api/holds', {
    data: { staffId, serviceId, startsAt: at('09:00'), endsAt: at('10:00') },
  });
  expect(held.status(), await held.text()).toBe(201);
  const { id } = (await held.json()) as { id: string };
  await expect(page.locator(`[data-block="${id}"]`)).toContainText('being booked');

  await page.getByRole('button', { name: 'Book', exact: true }).first().click();
  await expect(clientField(page)).toBeFocused();
  await clientField(page).fill('Zenobia Quill');
  await page.getByRole('option', { name: /New client/ }).click();
  await expect(page.getByRole('textbox', { name: 'First name' })).toHaveValue('Zenobia');
  await expect(page.getByRole('textbox', { name: 'Last name' })).toHaveValue('Quill');
  await page.getByRole('button', { name: /Add client/i }).click();
  await expect(clientField(page)).toHaveValue('Zenobia Quill');
  await page.getByRole('combobox', { name: 'Service' }).click();
  await page.getByRole('option', { name: /Swedish/ }).click();
  await page.getByRole('combobox', { name: 'Therapist' }).click();
  await page.getByRole('option', { name: 'Aiko Tanaka' }).click();
  // Held by somebody else, and not offered.
  await expect(page.getByRole('radio', { name: /10:15/ })).toBeVisible();
  await expect(page.getByRole('radio', { name: /09:00/ })).toHaveCount(0);
  expect((await operator.request.delete(`/api/holds/${id}`)).status()).toBe(204);
  await expect(page.locator(`[data-block="${id}"]`)).toHaveCount(0);
  await page.getByRole('radio', { name: /09:00/ }).check();
  await page.getByRole('button', { name: 'Book', exact: true }).last().click();
  await expect(blockOf(page, 'Zenobia Quill', '09:00–10:00')).toBeVisible();
});

test('a weekly series names what does not fit before anything is saved', async ({ signedIn }) => {
  const operator = await signedIn('operator');
  const { day, at } = await bookableDay(operator);
  const page = await operator.newPage();
  await page.goto(`/scheduling?day=${day}&show=calendar`);
  await expect(page.locator('[data-column]').first()).toBeVisible();
  await page.getByRole('button', { name: 'Book', exact: true }).first().click();
  await expect(clientField(page)).toBeFocused();
  await clientField(page).fill('whit elea');
  await page.getByRole('option', { name: 'Eleanor Whitfield' }).click();
  await page.getByRole('combobox', { name: 'Service' }).click();
  await page.getByRole('option', { name: /Swedish/ }).click();
  await page.getByRole('combobox', { name: 'Therapist' }).click();
  await page.getByRole('option', { name: 'Aiko Tanaka' }).click();
  await page.getByRole('radio', { name: /10:00/ }).check();
  await page.getByText('Repeat weekly').click();
  await expect(page.getByText(/dates? do(es)? not fit/)).toBeVisible();
  await expect(page.getByText('not available').first()).toBeVisible();
  const none = await operator.request.get(`/api/appointments?from=${at('10:00')}&to=${at('10:00')}`);
  expect(((await none.json()) as { items: unknown[] }).items).toEqual([]);
});
