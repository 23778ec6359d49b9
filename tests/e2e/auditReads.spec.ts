import type { Page } from '@playwright/test';
import { expect, test } from './lockstepTest';

const isLive = (page: Page) => page.locator('[data-state="live"]').waitFor();

test('an admin goes from a record to who saw it, and narrows that down', async ({ signedIn }) => {
  const doctor = await signedIn('doctor');
  const admin = await signedIn('admin');
  const made = await admin.request.post('/api/patients', { data: { firstName: 'Audita', lastName: 'Seen' } });
  const { id } = (await made.json()) as { id: string };
  expect((await doctor.request.get(`/api/patients/${id}`)).ok()).toBe(true);

  const page = await admin.newPage();
  await page.goto(`/clinic/patients/${id}`);
  await page.getByRole('link', { name: 'Who saw this' }).click();
  await isLive(page);
  await expect(page.getByRole('combobox', { name: /^About/ })).toHaveValue('Audita Seen');
  const byDoctor = page.getByRole('row').filter({ hasText: 'Client opened' }).filter({ hasText: 'Brandt' });
  await expect(byDoctor).toHaveCount(1);
  await expect(page.getByRole('row').filter({ hasText: 'Client added' })).toHaveCount(1);

  await page.getByRole('combobox', { name: 'Did' }).click();
  await page.getByRole('option', { name: 'Saw' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Client added' })).toHaveCount(0);
  await expect(byDoctor).toHaveCount(1);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('audit.csv');

  // The same, found by name.
  await page.goto('/admin/audit');
  await page.getByRole('combobox', { name: /^About/ }).fill('audita');
  await page.getByRole('option', { name: 'Audita Seen' }).click();
  await expect(page).toHaveURL(new RegExp(`record=${id}`));
  await admin.request.delete(`/api/patients/${id}`);
});

test('a doctor is offered no audit', async ({ signedIn }) => {
  const doctor = await signedIn('doctor');
  const { items } = (await (await doctor.request.get('/api/patients?limit=1')).json()) as {
    items: { id: string }[];
  };
  const page = await doctor.newPage();
  await page.goto(`/clinic/patients/${items[0]?.id}`);
  await expect(page.getByRole('link', { name: 'New treatment' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Who saw this' })).toHaveCount(0);
});
