import type { Page } from '@playwright/test';
import { blockOf } from './bookable';
import { keepToasts } from '../browser/keepToasts';
import { expect, test } from './lockstepTest';
import {
  choose,
  dayOf,
  expectPast,
  freeEvening,
  onPhone,
  openBooking,
  phone,
  practice,
  read,
  type Slot,
  timesOf,
  usual,
} from './portalHands';
import { allWords, cutTexts } from '../dashboards/portal/pageTexts';
import { violationsOf } from '../browser/axe';

const patient = 'Eleanor Whitfield';
const wide = { width: 1440, height: 900 };
const cards = (page: Page, slot: Slot) => page.locator('main [data-id]').filter({ hasText: timesOf(slot) });

test.describe('the portal', () => {
  test.afterAll(async ({ browser, workbench }) => {
    const context = await browser.newContext({ baseURL: workbench.server.url });
    await context.request.post('/api/auth/sign-in', {
      data: { email: 'admin@royalcare.example', password: 'lockstep-demo' },
    });
    await practice(context, usual);
    await context.close();
  });

  test('a patient books, moves and cancels on a phone; the operator watches, confirms, and the phone shows it', async ({
    signedIn,
  }) => {
    const operator = await signedIn('operator');
    const own = await signedIn('patient');
    const { name, first, second } = await freeEvening(operator);
    const watcher = await operator.newPage();
    await watcher.goto(`/operator?show=calendar&day=${dayOf(first.startsAt)}`);
    await expect(watcher.locator('[data-column]').first()).toBeVisible();
    await expect(watcher.locator('[data-state="live"]')).toBeVisible();
    await expect(watcher.locator('[aria-busy="true"]')).toHaveCount(0);
    const asked: string[] = [];
    watcher.on('request', (request) => {
      if (request.method() === 'GET' && /\/api\/appointments/.test(request.url())) asked.push(request.url());
    });

    const page = await onPhone(own);
    await keepToasts(page);
    await openBooking(page);
    await choose(page, name, first);
    await page.getByLabel('Anything to know').fill('Ring twice');
    await page.getByRole('button', { name: 'Request this time' }).click();
    await expect(page).toHaveURL(/\/portal$/);
    await expect(cards(page, first)).toContainText('Requested');
    const block = blockOf(watcher, patient, timesOf(first));
    await expect(block).toBeVisible();

    await cards(page, first).getByRole('link', { name: 'Move' }).click();
    await choose(page, name, second);
    await page.getByRole('button', { name: 'Move to this time' }).click();
    await expect(cards(page, second)).toBeVisible();
    const moved = blockOf(watcher, patient, timesOf(second));
    await expect(moved).toBeVisible();
    await expect(block).toHaveCount(0);

    await moved.click();
    const statuses = watcher.getByRole('group', { name: 'Status' });
    await statuses.getByRole('button', { name: 'Confirm', exact: true }).click();
    await expect(cards(page, second)).toContainText('Confirmed');
    await expect(page.getByRole('status').filter({ hasText: 'Confirmed by the practice' })).toBeVisible();
    await watcher.keyboard.press('Escape');

    await cards(page, second).getByRole('button', { name: 'Cancel appointment' }).click();
    await cards(page, second).getByRole('button', { name: 'Yes, cancel it' }).click();
    await expect(page.getByRole('group', { name: /Cancel/ })).toHaveCount(0);
    await expectPast(page, cards(page, second));
    await expect(moved).toHaveCount(0);
    expect(asked).toEqual([]);
  });

  test('the loser of a race sees why, and takes an alternative with one press', async ({ signedIn }) => {
    const operator = await signedIn('operator');
    const own = await signedIn('patient');
    const { name, serviceId, second: wanted } = await freeEvening(operator);
    const page = await onPhone(own);
    await openBooking(page);
    await choose(page, name, wanted);
    const { items } = await read<{ items: { id: string; lastName: string }[] }>(
      operator.request,
      'patients?limit=20',
    );
    const other = items.find(({ lastName }) => lastName !== 'Whitfield');
    const quicker = await operator.request.post('/api/appointments', {
      data: { ...wanted, serviceId, patientId: other?.id, status: 'confirmed' },
    });
    expect(quicker.status(), await quicker.text()).toBe(201);
    await page.getByRole('button', { name: 'Request this time' }).click();
    const refusal = page.getByRole('alert').filter({ hasText: 'Free instead' });
    await expect(refusal).toContainText('Somebody else was quicker');
    const alternative = refusal.getByRole('button').first();
    const times = /\d\d:\d\d–\d\d:\d\d/.exec((await alternative.textContent()) ?? '')?.[0] ?? 'none';
    await alternative.click();
    await expect(page).toHaveURL(/\/portal$/);
    const booked = page.locator('main [data-status="requested"]').filter({ hasText: times });
    await expect(booked).toBeVisible();
    await booked.getByRole('button', { name: 'Cancel appointment' }).click();
    await booked.getByRole('button', { name: 'Yes, cancel it' }).click();
    await expect(booked).toHaveCount(0);
  });

  test('where requests are not confirmed, what a patient books is confirmed at once', async ({
    signedIn,
  }) => {
    await practice(await signedIn('admin'), { rules: { confirmsRequests: false } });
    const { name, first } = await freeEvening(await signedIn('operator'));
    const page = await onPhone(await signedIn('patient'));
    await openBooking(page);
    await choose(page, name, first);
    await page.getByRole('button', { name: 'Book this time' }).click();
    await expect(cards(page, first)).toContainText('Confirmed');
  });

  test('too late to cancel: refused in words of its own, then told beforehand, with whom to call', async ({
    signedIn,
  }) => {
    const admin = await signedIn('admin');
    await practice(admin, { rules: { cancelNoticeMinutes: 0 } });
    const page = await onPhone(await signedIn('patient'));
    await page.goto('/portal');
    const cancel = page.getByRole('button', { name: 'Cancel appointment' });
    await expect(cancel.first()).toBeVisible();
    const id = await page.locator('main [data-id]').filter({ has: cancel }).first().getAttribute('data-id');
    const card = page.locator(`main [data-id="${id}"]`);
    // The practice is quicker by a moment: the rules are others before the cancellation arrives.
    await page.route('**/api/appointments/*', async (route) => {
      await practice(admin, { rules: { cancelNoticeMinutes: 40_320 } });
      await route.continue();
    });
    await card.getByRole('button', { name: 'Cancel appointment' }).click();
    await page.getByRole('button', { name: 'Yes, cancel it' }).click();
    await expect(page.getByRole('alert')).toContainText('please call Royal Care Home Service Massage');
    await page.unrouteAll({ behavior: 'wait' });
    await page.reload();
    await expect(card.getByText(/Less than 28 days before its start/)).toBeVisible();
    await expect(card.getByRole('button', { name: 'Cancel appointment' })).toHaveCount(0);
    await practice(admin, { rules: usual.rules });
  });

  test('own details are saved; where the practice was quicker, both stand there to choose from', async ({
    signedIn,
  }) => {
    const assistant = await signedIn('assistant');
    const page = await onPhone(await signedIn('patient'));
    await page.goto('/portal/profile');
    const field = page.getByLabel('Phone');
    // The fields stand there before what is known of the patient does.
    await expect(page.getByLabel('First name')).toHaveValue('Eleanor');
    await field.fill('+1 212 555 0199');
    const id = await page.locator('form[data-id]').getAttribute('data-id');
    const changed = await assistant.request.patch(`/api/patients/${id}`, {
      data: { phone: '+1 212 555 0111' },
    });
    expect(changed.status()).toBe(200);
    await page.getByRole('button', { name: 'Use mine for Phone' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Your details are saved' })).toBeVisible();
    const stored = async () => (await read<{ phone: string }>(assistant.request, `patients/${id}`)).phone;
    await expect.poll(stored).toBe('+1 212 555 0199');
  });
});

const screens = {
  '/portal': async () => {},
  '/portal/book': async (page: Page) => {
    await page.getByRole('radio', { name: /Swedish massage/ }).check();
    await page.locator('input[name="start"]').first().check();
  },
  '/portal/profile': async () => {},
};

for (const language of ['en', 'de'] as const) {
  test(`in ${language}: nothing is cut off, axe finds nothing, and a dental practice has no therapists`, async ({
    signedIn,
  }) => {
    const admin = await signedIn('admin');
    const [one, many] = language === 'de' ? ['Zahnarzt', 'Zahnärzte'] : ['Dentist', 'Dentists'];
    await practice(admin, {
      language,
      vocabulary: { therapist: { one, many }, client: { one: 'Patient', many: 'Patients' } },
    });
    const page = await (await signedIn('patient')).newPage();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    for (const size of [phone, wide]) {
      await page.setViewportSize(size);
      for (const [path, open] of Object.entries(screens)) {
        await page.goto(path);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await open(page);
        const where = `${path} at ${size.width}`;
        expect([where, await allWords(page)]).toEqual([where, expect.not.stringMatching(/therapist/i)]);
        if (size === phone) expect([where, await cutTexts(page)]).toEqual([where, []]);
        expect([where, await violationsOf(page, { isScreen: true })]).toEqual([where, []]);
      }
    }
    await practice(admin, usual);
  });
}

test('a patient chooses the language on this device; the practice’s is not asked any more', async ({
  signedIn,
}) => {
  const page = await onPhone(await signedIn('patient'));
  await page.goto('/portal');
  await expect(page.getByRole('heading', { level: 2, name: 'Next appointment' })).toBeVisible();
  await page.getByRole('button', { name: /^Eleanor Whitfield/ }).click();
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Nächster Termin' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Abmelden' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.reload();
  await expect(page.getByRole('heading', { level: 2, name: 'Nächster Termin' })).toBeVisible();
});
