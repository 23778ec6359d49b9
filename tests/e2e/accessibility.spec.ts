import type { BrowserContext, Page } from '@playwright/test';
import { anyStaffId } from './harnessTabs';
import { clientField, workingDay } from './bookable';
import { type DemoName, expect, test } from './lockstepTest';
import { violationsOf } from '../browser/axe';

interface Screen {
  name: string;
  who: DemoName | null;
  path: string | ((staffId: string) => string);
  heading: string | RegExp;
  /** What is opened on it before looking. */
  open?: (page: Page) => Promise<void>;
  alsoOnPhones?: boolean;
  /** What alone is looked at. */
  within?: string;
}

async function openAddForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add availability' }).click();
  await expect(page.getByLabel('Start')).toBeFocused();
}

async function seeBlocks(page: Page): Promise<void> {
  await expect(page.locator('[data-block]').first()).toBeVisible();
  // Names of patients follow a moment later.
  await expect(page.getByText('Name is loading')).toHaveCount(0);
}

const therapists = 'Therapists';
const screens: readonly Screen[] = [
  { name: 'sign-in', who: null, path: '/', heading: 'Sign in', alsoOnPhones: true },
  {
    name: 'sign-in with a refusal',
    who: null,
    path: '/',
    heading: 'Sign in',
    async open(page) {
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(page.getByText('Enter your e-mail address')).toBeVisible();
    },
  },
  {
    name: 'sign-in, a code',
    who: null,
    path: '/',
    heading: 'Sign in',
    alsoOnPhones: true,
    async open(page) {
      const secondFactor = { token: 'x'.repeat(43), expiresAt: '2031-01-01T00:00:00.000Z' };
      await page.route('**/api/auth/sign-in', (route) =>
        route.fulfill({ status: 202, json: { secondFactor } }),
      );
      await page.getByLabel('E-mail').fill('somebody@example.com');
      await page.getByRole('textbox', { name: 'Password' }).fill('whatever it is');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('textbox', { name: 'Code' })).toBeFocused();
    },
  },
  {
    name: 'own account',
    who: 'operator',
    path: '/account',
    heading: 'My account',
    alsoOnPhones: true,
    async open(page) {
      await expect(page.getByText('This one')).toBeVisible();
      await page.getByRole('button', { name: 'Set up' }).click();
      await expect(page.getByRole('textbox', { name: 'Your password' })).toBeFocused();
    },
  },
  {
    name: 'a way back in',
    who: null,
    path: '/reset-password#x',
    heading: 'Choose a new password',
    alsoOnPhones: true,
  },
  {
    name: 'operator, 14 days',
    who: 'operator',
    path: '/operator?view=week',
    heading: therapists,
    alsoOnPhones: true,
  },
  { name: 'operator, one day', who: 'operator', path: '/operator?view=day', heading: therapists },
  {
    name: 'availability, week',
    who: 'operator',
    path: (id) => `/availability?staff=${id}&view=week`,
    heading: /./,
    alsoOnPhones: true,
  },
  {
    name: 'availability, week, adding',
    who: 'operator',
    path: (id) => `/availability?staff=${id}&view=week`,
    heading: /./,
    open: openAddForm,
    alsoOnPhones: true,
  },
  {
    name: 'availability, day',
    who: 'operator',
    path: (id) => `/availability?staff=${id}&view=day`,
    heading: /./,
  },
  {
    name: 'availability, day, adding',
    who: 'operator',
    path: (id) => `/availability?staff=${id}&view=day`,
    heading: /./,
    open: openAddForm,
  },
  { name: 'therapist, own', who: 'therapist', path: '/therapist', heading: /./, alsoOnPhones: true },
  { name: 'therapist, to an operator', who: 'operator', path: (id) => `/therapist/${id}`, heading: /./ },
  { name: 'availability, own', who: 'therapist', path: '/availability', heading: 'My availability' },
  { name: 'scheduling', who: 'scheduler', path: '/scheduling', heading: /./, alsoOnPhones: true },
  {
    name: 'scheduling, calendar',
    who: 'scheduler',
    path: `/scheduling?show=calendar&day=${workingDay()}`,
    heading: /./,
    open: seeBlocks,
    alsoOnPhones: true,
  },
  {
    name: 'scheduling, booking',
    who: 'scheduler',
    path: `/scheduling?show=calendar&day=${workingDay()}`,
    heading: /./,
    alsoOnPhones: true,
    async open(page) {
      await seeBlocks(page);
      await page.getByRole('button', { name: 'Book', exact: true }).first().click();
      await expect(clientField(page)).toBeFocused();
    },
  },
  {
    name: 'operator, an appointment',
    who: 'operator',
    path: `/operator?show=calendar&day=${workingDay()}`,
    heading: therapists,
    async open(page) {
      await seeBlocks(page);
      await page.locator('[data-block]').first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  { name: 'patient’s home', who: 'patient', path: '/', heading: /./, alsoOnPhones: true },
  { name: 'assistant’s home', who: 'assistant', path: '/', heading: /./ },
  { name: 'patients', who: 'assistant', path: '/assistant/patients', heading: 'Clients' },
  {
    name: 'a patient',
    who: 'doctor',
    path: '/clinic/patients',
    heading: 'Clients',
    async open(page) {
      await page.locator('main [data-id]').first().click();
      await expect(page.getByText('New treatment')).toBeVisible();
    },
  },
  { name: 'treatments', who: 'doctor', path: '/clinic/treatments', heading: 'Treatments' },
  { name: 'billing', who: 'assistant', path: '/assistant/billing', heading: 'Billing' },
  { name: 'referrals', who: 'doctor', path: '/clinic/referrals', heading: 'Referrals' },
  { name: 'inventory', who: 'assistant', path: '/assistant/inventory', heading: 'Inventory' },
  { name: 'no such page', who: 'operator', path: '/nowhere', heading: 'Page not found' },
  { name: 'another role’s page', who: 'scheduler', path: '/operator', heading: 'Not for your role' },
  {
    name: 'palette',
    who: 'operator',
    path: (id) => `/availability?staff=${id}&view=day`,
    heading: /./,
    async open(page) {
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('combobox', { name: /^Search/ })).toBeFocused();
      await page.keyboard.type('ma');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
  {
    name: 'shortcuts',
    who: 'operator',
    path: (id) => `/availability?staff=${id}&view=day`,
    heading: /./,
    async open(page) {
      await page.keyboard.press('Shift+?');
      await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible();
    },
  },
  {
    name: 'person menu',
    who: 'operator',
    path: (id) => `/availability?staff=${id}&view=day`,
    heading: /./,
    async open(page) {
      await page.getByRole('button', { name: /, operator$/ }).click();
      await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    },
    within: '[role="dialog"]',
  },
];

/** Opens a screen and waits until everything on it has been loaded and drawn. */
async function openScreen(
  context: BrowserContext,
  { path, heading, open }: Screen,
  viewport: { width: number; height: number },
): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(typeof path === 'string' ? path : path(await anyStaffId(context)));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
  await page.waitForLoadState('load');
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await open?.(page);
  await look(page, 'light');
  return page;
}

async function look(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
}

const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

for (const screen of screens) {
  for (const viewport of screen.alsoOnPhones ? [wide, phone] : [wide]) {
    const where = viewport === phone ? ', phone' : '';
    test(`axe finds nothing: ${screen.name}${where}, light and dark`, async ({ signedIn, browser, url }) => {
      const context = screen.who ? await signedIn(screen.who) : await browser.newContext({ baseURL: url });
      const page = await openScreen(context, screen, viewport);
      const { within } = screen;
      const findings = () => violationsOf(page, { isScreen: within === undefined, within });
      expect(await findings()).toEqual([]);
      await look(page, 'dark');
      expect(await findings()).toEqual([]);
      await context.close();
    });
  }
}
