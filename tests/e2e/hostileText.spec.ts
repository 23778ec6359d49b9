import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { entities } from '@/features/entities';
import { startTestServer, type TestServer } from '../server/startTestServer';
import { workingDay } from './bookable';
import { mark, textFieldsOf, writeHostilePractice, writeHostileRows } from './hostileRows';
import { type HostileWatch, lookAt, watchPages } from './hostileWatch';
import type { DemoName } from './lockstepTest';
import { signedInTo } from './signedInTo';

/** A server of its own: nothing that other tests look for is left as it was. */
let server: TestServer;
const watch: HostileWatch = { found: [] };

test.beforeAll(async () => {
  server = await startTestServer({ web: true, env: { POLLING_FACTOR: '1000' } });
});
test.afterAll(() => server.close());

const day = workingDay();
const tour: Readonly<Partial<Record<DemoName, readonly string[]>>> = {
  operator: [
    '/operator?view=week',
    '/operator?view=day',
    `/operator?show=calendar&day=${day}`,
    '/therapist/:staff',
    '/availability?staff=:staff&view=week',
    '/availability?staff=:staff&view=day',
  ],
  scheduler: ['/scheduling', `/scheduling?show=calendar&day=${day}`],
  therapist: ['/therapist', '/availability'],
  doctor: [
    '/clinic',
    '/clinic/patients',
    '/clinic/patients/:patients',
    '/clinic/appointments',
    '/clinic/treatments',
    '/clinic/treatments/:treatments',
    '/clinic/referrals/:referrals',
    '/clinic/inventory/:inventory',
  ],
  assistant: [
    '/assistant',
    '/assistant/billing',
    '/assistant/billing/:invoices',
    '/assistant/billing/:invoices?print=1',
    '/assistant/inventory',
  ],
  admin: [
    '/admin',
    '/admin/staff/:staff',
    '/admin/services/:services',
    '/admin/people',
    '/admin/settings',
    '/admin/audit',
    '/admin/sync',
  ],
  patient: ['/portal', '/portal/book', '/portal/profile'],
};

test('[R61] whatever was written into any field is text on every screen of every role, and no policy is asked', async ({
  browser,
}) => {
  const admin = await signedIn(browser, 'admin');
  const taken = await writeHostileRows([
    admin,
    await signedIn(browser, 'doctor'),
    await signedIn(browser, 'assistant'),
  ]);
  await writeHostilePractice(admin);
  const fields = entities
    .filter(({ policy }) => Object.keys(policy.create).length > 0 && Object.keys(policy.change).length > 0)
    .flatMap((entity) => textFieldsOf(entity).map((field) => `${entity.name}.${field}`));
  expect(fields.length).toBeGreaterThan(15);
  // Those that nobody changes by hand are left.
  expect(fields.filter((field) => !taken.has(field) && !isLeft(field))).toEqual([]);

  let shown = 0;
  for (const [who, paths] of Object.entries(tour)) {
    // Signed in anew: a session tells the name of its person.
    const context = await signedIn(browser, who as DemoName);
    const page = await context.newPage();
    for (const path of paths) {
      await page.goto(await filled(admin, path));
      await page.locator('[data-state="live"]').waitFor();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      if (await lookAt(page, watch)) shown++;
    }
    await open(page, who as DemoName, admin);
    if (await lookAt(page, watch)) shown++;
    await context.close();
  }
  expect(watch.found).toEqual([]);
  // It was there to be seen.
  expect(shown).toBeGreaterThan(20);
  await admin.close();
});

async function signedIn(browser: Browser, name: DemoName): Promise<BrowserContext> {
  const context = await signedInTo(browser, server.url, name);
  await watchPages(context, watch);
  return context;
}

/** Set by the assistant, by what it copies, or only while something else is so. */
function isLeft(field: string): boolean {
  return /^(hold|presence|importJob|offer|stockMovement)\.|\.(overbookReason)$/.test(field);
}

/** The address with ids of rows that hold the mark. */
async function filled(admin: BrowserContext, path: string): Promise<string> {
  const [placeholder, entity] = /:(\w+)/.exec(path) ?? [];
  if (!placeholder || !entity) return path;
  const { items } = (await (await admin.request.get(`/api/${entity}?limit=400`)).json()) as {
    items: { id: string }[];
  };
  const found = items.toReversed().find((row) => JSON.stringify(row).includes(mark)) ?? items[0];
  return path.replace(placeholder, found?.id ?? '');
}

/** What only opens by hand: the palette, a dialog, the chat, what somebody else's change is told as. */
async function open(page: Page, who: DemoName, admin: BrowserContext): Promise<void> {
  if (who === 'patient') {
    await page.goto('/portal');
    const panel = page.getByRole('region', { name: 'Booking assistant' });
    await panel.getByRole('textbox', { name: 'Message' }).fill(`<img src=x data-hostile onerror=${mark}>`);
    await panel.getByRole('button', { name: 'Send' }).click();
    await expect(panel.getByText(mark).first()).toBeVisible();
    return;
  }
  if (who === 'assistant') {
    await page.goto('/assistant/inventory');
    await page.locator('[data-state="live"]').waitFor();
    const [row] = (
      (await (await admin.request.get('/api/inventory?limit=1')).json()) as { items: { id: string }[] }
    ).items;
    // What comes within a list, or is not on the screen, is no news to anybody.
    await expect(page.locator(`main [data-id="${row?.id}"]`).first()).toBeVisible();
    await admin.request.patch(`/api/inventory/${row?.id}`, {
      data: { name: `Told <img src=x data-hostile onerror=${mark}>` },
    });
    await expect(page.locator('[data-kind="others"]').filter({ hasText: mark }).first()).toBeVisible();
    return;
  }
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /^Search/ })).toBeFocused();
  await page.keyboard.type('xss');
  await expect(
    page
      .getByRole('listbox')
      .or(page.getByText(/nothing/i))
      .first(),
  ).toBeVisible();
}
