import type { BrowserContext, Locator, Page } from '@playwright/test';
import { keepToasts } from '../browser/keepToasts';
import { expect, test } from './lockstepTest';
import {
  choose,
  dayOf,
  expectPast,
  freeEvening,
  onPhone,
  openBooking,
  practice,
  type Slot,
  timesOf,
  usual,
} from './portalHands';

const patient = 'Eleanor Whitfield';

interface Person {
  id: string;
  name: string;
}

/** The demo's therapist who signs in, as the others see her. */
async function own(therapist: BrowserContext): Promise<Person> {
  const { user } = (await (await therapist.request.get('/api/session')).json()) as {
    user: { staffId: string; name: string };
  };
  const staff = (await (await therapist.request.get(`/api/staff/${user.staffId}`)).json()) as Person;
  return { id: staff.id, name: staff.name };
}

/** What this page asks the server for from now on, but for writes and names of patients it has not seen yet. */
function countQuestions(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.method() === 'GET' && pathname.startsWith('/api/') && pathname !== '/api/patients')
      asked.push(pathname);
  });
  return asked;
}

const requests = (page: Page) => page.getByRole('region', { name: 'Requests' });
const requestAt = (page: Page, slot: Slot) =>
  requests(page)
    .locator('li[data-id]')
    .filter({ hasText: patient })
    .filter({ hasText: timesOf(slot) });
/** The same appointment, wherever it is shown. */
const shown = (page: Page, id: string) => page.locator(`main [data-id="${id}"]`);
const blockIn = (page: Page, id: string) => page.locator(`[data-block] [data-id="${id}"]`);
const idOf = async (card: Locator) => (await card.getAttribute('data-id')) ?? '';
const isSettled = async (page: Page) => {
  await page.locator('[data-state="live"]').waitFor();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
};

async function askFor(page: Page, name: string, slot: Slot): Promise<void> {
  await openBooking(page);
  await choose(page, name, slot);
  await page.getByLabel('Anything to know').fill('Ring twice');
  await page.getByRole('button', { name: 'Request this time' }).click();
  await expect(page).toHaveURL(/\/portal$/);
}

test.describe('a therapist’s home', () => {
  test('shows a request by itself, with a notice; confirmed there it is confirmed everywhere, declined it is free again', async ({
    signedIn,
  }) => {
    await practice(await signedIn('admin'), { rules: usual.rules });
    const [operator, therapist] = [await signedIn('operator'), await signedIn('therapist')];
    const person = await own(therapist);
    const { first, second } = await freeEvening(operator, person.id);
    const [home, watcher] = [await therapist.newPage(), await operator.newPage()];
    await keepToasts(home);
    await home.goto('/therapist');
    await expect(home.getByRole('heading', { level: 1, name: person.name })).toBeVisible();
    await watcher.goto(`/therapist/${person.id}?day=${dayOf(first.startsAt)}`);
    await expect(watcher.locator('[data-column]').first()).toBeVisible();
    // Before its first rows a screen is not busy yet.
    await expect(requests(home)).toBeVisible();
    await Promise.all([home, watcher].map(isSettled));
    const asked = [countQuestions(home), countQuestions(watcher)];

    const phone = await onPhone(await signedIn('patient'));
    await askFor(phone, person.name, first);
    await expect(requestAt(home, first)).toContainText('Ring twice');
    const notice = home.locator('[data-kind="others"]').filter({ hasText: timesOf(first) });
    await expect(notice).toContainText('requested by somebody else');
    const confirmed = await idOf(requestAt(home, first));
    await requestAt(home, first).getByRole('button', { name: 'Confirm' }).click();
    await expect(requestAt(home, first)).toHaveCount(0);
    await expect(shown(phone, confirmed)).toContainText('Confirmed');
    await expect(blockIn(watcher, confirmed)).toHaveAttribute('data-status', 'confirmed');

    await askFor(phone, person.name, second);
    const decline = requestAt(home, second).getByRole('button', { name: 'Decline' });
    const declined = await idOf(requestAt(home, second));
    await decline.press('Enter');
    await expect(requestAt(home, second)).toHaveCount(0);
    await expectPast(phone, shown(phone, declined));
    await expect(blockIn(watcher, declined)).toHaveCount(0);
    await expect(home.locator(':focus')).toHaveCount(1);
    await home.getByRole('button', { name: 'Undo' }).last().click();
    await expect(requestAt(home, second)).toBeVisible();
    await expect(
      phone.locator('main [data-status="requested"]').filter({ hasText: timesOf(second) }),
    ).toBeVisible();
    expect(asked).toEqual([[], []]);
  });

  test('an answer that comes too late is taken back, with the reason', async ({ signedIn }) => {
    const [operator, therapist] = [await signedIn('operator'), await signedIn('therapist')];
    const person = await own(therapist);
    const { first } = await freeEvening(operator, person.id);
    const home = await therapist.newPage();
    await home.goto(`/therapist`);
    await isSettled(home);
    const phone = await onPhone(await signedIn('patient'));
    await askFor(phone, person.name, first);
    await expect(requestAt(home, first)).toBeVisible();
    // The patient was quicker, and this tab does not know yet: its answer is held back until the cancellation is stored.
    await home.route('**/api/appointments/*', async (route) => {
      const id = new URL(route.request().url()).pathname.split('/').at(-1);
      await phone.request.patch(`/api/appointments/${id}`, { data: { status: 'cancelled' } });
      await route.continue();
    });
    const cancelled = await idOf(requestAt(home, first));
    await requestAt(home, first).getByRole('button', { name: 'Confirm' }).click();
    await expect(home.locator('[data-kind="refused"]')).toContainText('Not changed');
    await expect(requestAt(home, first)).toHaveCount(0);
    await expectPast(phone, shown(phone, cancelled));
  });

  test('an operator sees the same home of anybody, and answers there', async ({ signedIn }) => {
    const [operator, therapist] = [await signedIn('operator'), await signedIn('therapist')];
    const person = await own(therapist);
    const { first } = await freeEvening(operator, person.id);
    const page = await operator.newPage();
    await page.goto(`/therapist/${person.id}`);
    await isSettled(page);
    const phone = await onPhone(await signedIn('patient'));
    await askFor(phone, person.name, first);
    const confirmed = await idOf(requestAt(page, first));
    await requestAt(page, first).getByRole('button', { name: 'Confirm' }).click();
    await expect(shown(phone, confirmed)).toContainText('Confirmed');
    await page.getByText('Calendar', { exact: true }).click();
    await expect(page.locator('[data-column]').first()).toBeVisible();
  });
});
