import type { BrowserContext, Page } from '@playwright/test';
import { bookableDay, workingDay } from './bookable';
import { expect, test } from './lockstepTest';
import { asksSomething } from './asksSomething';
import { violationsOf } from '../browser/axe';

interface Row {
  id: string;
  name: string;
}

const rowsOf = async <R = Row>(context: BrowserContext, path: string): Promise<R[]> =>
  ((await (await context.request.get(`/api/${path}`)).json()) as { items: R[] }).items;
const isLive = (page: Page) => page.locator('[data-state="live"]').waitFor();
const toast = (page: Page, kind: string) => page.locator(`[data-kind="${kind}"]`);

test('a service that the admin edits is on the operator’s screen at once, without being asked for', async ({
  signedIn,
}) => {
  const [admin, operator] = [await signedIn('admin'), await signedIn('operator')];
  const looking = await operator.newPage();
  await looking.goto(`/operator?show=calendar&day=${workingDay()}`);
  await isLive(looking);
  await expect(looking.getByText('Deep tissue massage').first()).toBeVisible();
  const requests: string[] = [];
  looking.on(
    'request',
    (request) => asksSomething(request) && requests.push(new URL(request.url()).pathname),
  );

  const page = await admin.newPage();
  await page.goto('/admin/services');
  await page.getByRole('link', { name: /^Deep tissue massage/ }).click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel('Name').fill('Deepest tissue massage');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(toast(page, 'done')).toContainText('Deepest tissue massage changed');
  await expect(looking.getByText('Deepest tissue massage').first()).toBeVisible();
  await expect(looking.getByText('Deep tissue massage')).toHaveCount(0);
  expect(requests.filter((path) => path === '/api/services')).toEqual([]);
  const [service] = await rowsOf(admin, 'services?name=Deepest%20tissue%20massage');
  await admin.request.patch(`/api/services/${service?.id}`, { data: { name: 'Deep tissue massage' } });
  await expect(looking.getByText('Deep tissue massage').first()).toBeVisible();
});

test('two admins edit one member of staff: other fields just show, of the same one they choose', async ({
  signedIn,
}) => {
  const admin = await signedIn('admin');
  const [person] = (await rowsOf<Row & { serviceIds: string[] }>(admin, 'staff')).toSorted((a, b) =>
    a.name < b.name ? 1 : -1,
  );
  const [id, name] = [person?.id ?? '', person?.name ?? ''];
  const page = await admin.newPage();
  await page.goto(`/admin/staff/${id}`);
  await isLive(page);
  const panel = page.getByRole('dialog', { name });
  await panel.getByLabel('Name').fill(`${name} the First`);
  await admin.request.patch(`/api/staff/${id}`, { data: { colour: '#b36043' } });
  await expect(panel.getByRole('radio', { name: 'Terracotta' })).toBeChecked();
  await expect(panel.getByLabel('Name', { exact: true })).toHaveValue(`${name} the First`);
  await admin.request.patch(`/api/staff/${id}`, { data: { name: `${name} the Second` } });
  await page.getByRole('button', { name: 'Keep theirs for Name' }).click();
  await expect(page.getByRole('dialog').getByLabel('Name', { exact: true })).toHaveValue(
    `${name} the Second`,
  );
  await admin.request.patch(`/api/staff/${id}`, { data: { name } });
});

test('deactivating somebody says how many appointments are to come, and that they stay', async ({
  signedIn,
}) => {
  const admin = await signedIn('admin');
  const { staffId, serviceId, patientId, at } = await bookableDay(admin);
  const page = await admin.newPage();
  await page.goto(`/admin/staff/${staffId}`);
  await isLive(page);
  const asked = page.waitForRequest((request) => {
    const { pathname, searchParams } = new URL(request.url());
    return pathname === '/api/appointments' && searchParams.get('staffId') === staffId;
  });
  await page.getByRole('switch', { name: 'Active' }).click();
  // To come from the moment on from which the page counts: one may begin just now.
  const from = new URL((await asked).url()).searchParams.get('from') ?? '';
  const known = await rowsOf<{ startsAt: string; status: string }>(
    admin,
    `appointments?staffId=${staffId}&limit=5000`,
  );
  const before = known.filter(
    ({ startsAt, status }) => startsAt >= from && !['cancelled', 'noShow'].includes(status),
  ).length;
  const dialog = page.getByRole('dialog', { name: /^Deactivate/ });
  await expect(dialog).toContainText(`${before} coming appointment`);
  await admin.request.post('/api/appointments', {
    data: { patientId, staffId, serviceId, startsAt: at('10:00'), endsAt: at('11:00') },
  });
  await expect(dialog).toContainText(`${before + 1} coming appointment`);
  await dialog.getByRole('button', { name: 'Deactivate' }).click();
  await expect(page.getByRole('switch', { name: 'Active' })).toHaveAttribute('aria-checked', 'false');
  await page.getByRole('switch', { name: 'Active' }).click();
  await expect(page.getByRole('switch', { name: 'Active' })).toHaveAttribute('aria-checked', 'true');
  // Shown before the server has it, and closing the page would keep it from going there.
  const stored = async () =>
    (await rowsOf<Row & { isActive: boolean }>(admin, 'staff')).find(({ id }) => id === staffId)?.isActive;
  await expect.poll(stored).toBe(true);
});

test('a booking of somebody else comes into the list that is looked at, and leaves the one it no longer fits', async ({
  signedIn,
}) => {
  const [admin, operator] = [await signedIn('admin'), await signedIn('operator')];
  const { day, staffId, serviceId, patientId, at } = await bookableDay(operator);
  const page = await admin.newPage();
  await page.goto(`/admin?day=${day}&staff=${staffId}&status=requested`);
  await isLive(page);
  await expect(page.getByText('No bookings here')).toBeVisible();
  const answer = await operator.request.post('/api/appointments', {
    data: { patientId, staffId, serviceId, startsAt: at('10:00'), endsAt: at('11:00') },
  });
  const { id } = (await answer.json()) as Row;
  const row = page.locator(`main [data-id="${id}"]`);
  await expect(row).toBeVisible();
  await operator.request.patch(`/api/appointments/${id}`, { data: { status: 'confirmed' } });
  await expect(row).toHaveCount(0);
  await page.getByText('By status').click();
  await page.getByRole('combobox', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'Confirmed' }).click();
  await row.getByRole('button').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('somebody new is added, invited by a link that works once, and signed out when deactivated', async ({
  signedIn,
  browser,
  url,
}) => {
  const admin = await signedIn('admin');
  const page = await admin.newPage();
  await page.goto('/admin/people');
  await page.getByRole('button', { name: 'Add person' }).click();
  const form = page.getByRole('dialog', { name: 'New person' });
  await form.getByLabel('Name').fill('Noor Haddad');
  await form.getByLabel('E-mail').fill('Noor@RoyalCare.example');
  await form.getByRole('button', { name: 'Add person' }).click();
  const panel = page.getByRole('dialog', { name: 'Noor Haddad' });
  await panel.getByRole('button', { name: 'Make an invitation link' }).click();
  const link = await panel.getByLabel('Invitation link').inputValue();
  expect(link).toMatch(/\/invitation#[\w-]{43}$/);
  const token = link.split('#')[1];

  const theirs = await browser.newContext({ baseURL: url });
  const accept = () =>
    theirs.request.post('/api/auth/accept-invitation', {
      data: { token, password: 'noor likes long words' },
    });
  expect((await accept()).status()).toBe(200);
  expect((await accept()).status()).toBe(404);
  const screen = await theirs.newPage();
  await screen.goto('/');
  await expect(screen.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(screen).toHaveURL(/\/operator/);

  await panel.getByRole('switch', { name: 'Active' }).click();
  await page
    .getByRole('dialog', { name: /^Deactivate/ })
    .getByRole('button', { name: 'Deactivate' })
    .click();
  await expect(toast(page, 'done').last()).toContainText('inactive now');
  expect((await theirs.request.get('/api/session')).status()).toBe(401);
  await theirs.close();
});

test('figures are worked out anew when what they count changes, once, and not before', async ({
  signedIn,
}) => {
  const [admin, assistant] = [await signedIn('admin'), await signedIn('assistant')];
  const page = await admin.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asksSomething(request) && asked.push(new URL(request.url()).pathname));
  const count = () => asked.filter((path) => path === '/api/figures').length;
  await page.goto('/admin/figures');
  await isLive(page);
  const low = page.getByRole('region', { name: 'Low stock' });
  await expect(low).toBeVisible();
  const before = count();
  const made = await assistant.request.post('/api/inventory', {
    data: { name: 'Figures oil', sku: 'FIG-1', unit: 'bottle', quantity: 1, reorderLevel: 4 },
  });
  await expect(low).toContainText('Figures oil');
  expect(count()).toBe(before + 1);
  const { id } = (await made.json()) as Row;
  await assistant.request.delete(`/api/inventory/${id}`);
  await expect(low).not.toContainText('Figures oil');
});

test('the audit log tells of what is done, without values, and is saved as a file', async ({ signedIn }) => {
  const admin = await signedIn('admin');
  const page = await admin.newPage();
  await page.goto('/admin/audit?entity=service');
  await isLive(page);
  await expect(page.getByRole('table').or(page.getByText('Nothing was done'))).toBeVisible();
  const [service] = await rowsOf<Row & { priceCents: number }>(admin, 'services');
  await admin.request.patch(`/api/services/${service?.id}`, {
    data: { priceCents: (service?.priceCents ?? 0) + 1 },
  });
  await page.getByRole('button', { name: 'Show what was done since' }).click();
  const first = page.getByRole('row').nth(1);
  await expect(first).toContainText('Service changed');
  await expect(first).toContainText('price cents');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('audit.csv');
  await admin.request.patch(`/api/services/${service?.id}`, { data: { priceCents: service?.priceCents } });
});

test('settings are stored, and refused by name', async ({ signedIn }) => {
  const admin = await signedIn('admin');
  const page = await admin.newPage();
  await page.goto('/admin/settings');
  const steps = page.getByLabel('Bookings start every, minutes');
  await steps.fill('3');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByRole('alert')).toContainText('Nothing was changed');
  await steps.fill('15');
  await page.getByRole('button', { name: 'Dental practice' }).click();
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  const { vocabulary } = (await (await admin.request.get('/api/practice')).json()) as {
    vocabulary: Record<string, { one: string }>;
  };
  expect(vocabulary['therapist']?.one).toBe('Dentist');
  await page.getByRole('button', { name: 'Massage' }).click();
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
});

const sections = ['', 'figures', 'staff', 'services', 'people', 'settings', 'audit'];
const opened = ['staff', 'services', 'people'];

for (const section of sections) {
  for (const width of [1440, 390]) {
    const where = width === 390 ? ', phone' : '';
    test(`axe finds nothing: admin ${section || 'bookings'}${where}, light and dark`, async ({
      signedIn,
    }) => {
      const page = await (await signedIn('admin')).newPage();
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await page.goto(`/admin/${section}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      if (opened.includes(section)) {
        await page.locator('main [data-id]').first().click();
        await expect(page.getByRole('dialog')).toBeVisible();
      }
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
        expect(await violationsOf(page, { isScreen: true }), colorScheme).toEqual([]);
      }
    });
  }
}
