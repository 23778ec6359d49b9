import type { BrowserContext, Page } from '@playwright/test';
import { launchWithBackForwardCache, whileAsleep } from './backForwardCache';
import { anyStaffId } from './harnessTabs';
import { type DemoName, expect, forgetPush, test } from './lockstepTest';
import { pressInTurn } from './pressInTurn';
import { signedInTo } from './signedInTo';
import { demoPassword } from '../server/startTestServer';

const homes: Record<DemoName | 'doctor' | 'patient2', string> = {
  admin: '/operator',
  operator: '/operator',
  scheduler: '/scheduling',
  therapist: '/therapist',
  therapist2: '/therapist',
  doctor: '/therapist',
  assistant: '/assistant',
  patient: '/portal',
  patient2: '/portal',
};

const email = (name: string) => `${name}@royalcare.example`;
const signInTitle = (page: Page) => page.getByRole('heading', { level: 1, name: 'Sign in' });

/** The sign-in page, and nothing of what anybody saw before. */
async function expectEmpty(page: Page): Promise<void> {
  await expect(signInTitle(page)).toBeVisible();
  await expect(page.locator('[data-id]')).toHaveCount(0);
  await expect(page.getByRole('navigation')).toHaveCount(0);
}

async function signOut(page: Page): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /, operator$/ })
    .click();
  await page.getByRole('button', { name: 'Sign out' }).click();
}

test('every demo sign-in by its button lands on its home', async ({ browser, url }) => {
  const asking = await browser.newContext({ baseURL: url });
  const { signIns } = (await (await asking.request.get('/api/demo')).json()) as {
    signIns: { email: string; name: string; role: string }[];
  };
  await asking.close();
  expect(signIns.map((one) => one.email)).toEqual(Object.keys(homes).map(email));
  for (const person of signIns) {
    const context = await browser.newContext({ baseURL: url });
    const page = await context.newPage();
    await page.goto('/');
    await page.getByRole('button', { name: person.name }).click();
    const home = homes[person.email.split('@')[0] as DemoName];
    await expect(page).toHaveURL(new RegExp(`^${url}${home}(\\?|$)`));
    await expect(page.getByRole('button', { name: new RegExp(`^${person.name}, `) })).toBeVisible();
    await expect(page.locator('main h1')).not.toHaveText('Not for your role');
    await context.close();
  }
});

test('a wrong password is said clearly; the e-mail stays, and the right one works then', async ({
  browser,
  url,
}) => {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  await page.goto('/scheduling');
  await page.getByLabel('E-mail').fill(email('scheduler'));
  await page.getByRole('textbox', { name: 'Password' }).fill('not-the-password');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('E-mail or password is wrong. Please check both.');
  await expect(page.getByLabel('E-mail')).toHaveValue(email('scheduler'));
  await page.getByRole('textbox', { name: 'Password' }).fill(demoPassword);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/scheduling/);
  await expect(page.getByRole('navigation')).toBeVisible();
  await context.close();
});

test('what another role sees stays closed, and the page says so and leads home', async ({ signedIn }) => {
  const closed: [DemoName, string[]][] = [
    ['scheduler', ['/operator', '/availability', '/therapist', '/clinic', '/assistant']],
    ['therapist', ['/operator', '/scheduling']],
    ['assistant', ['/operator', '/scheduling', '/availability', '/therapist', '/clinic/patients']],
    ['patient', ['/operator', '/scheduling', '/availability', '/therapist', '/assistant/billing']],
  ];
  for (const [name, paths] of closed) {
    const context = await signedIn(name);
    const page = await context.newPage();
    for (const path of paths) {
      await page.goto(path);
      await expect(page.getByText('This screen belongs to another role')).toBeVisible();
      await expect(page.locator('main [data-id]')).toHaveCount(0);
    }
    await page.getByRole('link', { name: 'Back to my start page' }).click();
    await expect(page).toHaveURL(new RegExp(homes[name]));
    await expect(page.getByText('This screen belongs to another role')).toHaveCount(0);
  }
});

test('a therapist does not open a colleague’s week', async ({ signedIn }) => {
  const context = await signedIn('therapist');
  const { items } = (await (await context.request.get('/api/staff')).json()) as {
    items: { id: string; name: string }[];
  };
  const colleague = items.find(({ name }) => name === 'James Okafor');
  const page = await context.newPage();
  await page.goto(`/therapist/${colleague?.id}`);
  await expect(page.locator('main h1')).toBeVisible();
  await expect(page.locator('main h1')).not.toContainText('James');
  await expect(page.locator('main [data-id]')).toHaveCount(0);
});

test('signing out in one of six tabs empties all six, and going back shows nothing', async ({ signedIn }) => {
  const context = await signedIn('operator');
  const staffId = await anyStaffId(context);
  const tabs: Page[] = [];
  for (const path of [
    '/operator',
    '/scheduling',
    `/availability?staff=${staffId}`,
    `/therapist/${staffId}`,
    '/operator?view=week',
    '/account',
  ]) {
    const page = await context.newPage();
    // A page before it, so that there is something to go back to.
    await page.goto('/operator?view=day');
    await expect(page.locator('main [data-id]').first()).toBeVisible();
    await page.goto(path);
    await expect(page.locator('main [data-id]').first()).toBeVisible();
    tabs.push(page);
  }
  const [first, ...others] = tabs as [Page, ...Page[]];
  const told = first.waitForResponse('**/api/auth/sign-out');
  await signOut(first);
  for (const page of tabs) await expectEmpty(page);
  for (const page of others) await expect(page.getByText('You signed out in another tab.')).toBeVisible();
  expect((await told).status()).toBe(204);
  for (const page of tabs) {
    await page.goBack();
    await expectEmpty(page);
    await page.reload();
    await expectEmpty(page);
  }
  expect((await context.request.get('/api/staff')).status()).toBe(401);
});

test('going back within the app after signing out shows nothing', async ({ signedIn }) => {
  const context = await signedIn('operator');
  const page = await context.newPage();
  await page.goto('/operator');
  await page.getByRole('navigation').getByRole('link', { name: 'Scheduling' }).click();
  await expect(page).toHaveURL(/\/scheduling/);
  await expect(page.locator('main [data-id]').first()).toBeVisible();
  await signOut(page);
  await expectEmpty(page);
  await page.goBack();
  await expect(page).toHaveURL(/\/operator/);
  await expectEmpty(page);
});

test('a page asleep in the back/forward cache while somebody signs out shows nothing on waking', async ({
  url,
}) => {
  const browser = await launchWithBackForwardCache();
  const context = await signedInTo(browser, url);
  const page = await context.newPage();
  await page.goto('/operator');
  await expect(page.locator('main [data-id]').first()).toBeVisible();
  const other = await context.newPage();
  await other.goto('/scheduling');
  await expect(other.locator('main [data-id]').first()).toBeVisible();
  await whileAsleep(page, async () => {
    const told = other.waitForResponse('**/api/auth/sign-out');
    await signOut(other);
    await told;
  });
  await expectEmpty(page);
  await browser.close();
});

/** Two tabs of one session, one to ask in and one to write in, and how to end the session behind their backs. */
async function openBoth(context: BrowserContext, url: string) {
  const staffId = await anyStaffId(context);
  const asking = await context.newPage();
  await asking.goto('/operator');
  await expect(asking.locator('main [data-id]').first()).toBeVisible();
  const writing = await context.newPage();
  await writing.goto(`/availability?staff=${staffId}&view=day&day=2031-06-02`);
  await expect(writing.getByRole('button', { name: 'Add availability' })).toBeVisible();
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const revoke = async () => {
    const revoked = await fetch(`${url}/api/auth/sign-out`, { method: 'POST', headers: { cookie } });
    expect(revoked.status).toBe(204);
  };
  const expectEnded = async () => {
    for (const page of [asking, writing]) {
      await expectEmpty(page);
      await expect(page.getByText('Your session has ended.')).toBeVisible();
    }
  };
  return { asking, writing, revoke, expectEnded };
}

test('a session revoked elsewhere empties every tab at once', async ({ signedIn, url }) => {
  const context = await signedIn('operator');
  const { asking, revoke, expectEnded } = await openBoth(context, url);
  await expect(asking.locator('[data-state="live"]')).toBeVisible();
  await revoke();
  await expectEnded();
});

for (const next of ['asking', 'writing'] as const) {
  test(`without push, a session revoked elsewhere empties every tab at the next request, when ${next}`, async ({
    signedIn,
    url,
  }) => {
    const context = await signedIn('operator');
    await context.addInitScript(forgetPush);
    const { asking, writing, revoke, expectEnded } = await openBoth(context, url);
    await revoke();
    if (next === 'asking') {
      await asking
        .getByRole('banner')
        .getByRole('button', { name: /Polling/ })
        .click();
      await asking.getByRole('button', { name: 'Check now' }).click();
    } else {
      await writing.getByRole('button', { name: 'Add availability' }).click();
      await writing.getByRole('button', { name: 'Save' }).click();
    }
    await expectEnded();
  });
}

test('with the keyboard alone: sign in, go to availability, add a stretch, leave', async ({
  browser,
  url,
}) => {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  const { keyboard } = page;
  await page.goto('/');
  await expect(page.getByLabel('E-mail')).toBeFocused();
  await keyboard.type(email('therapist2'));
  await keyboard.press('Tab');
  await keyboard.type(demoPassword);
  await keyboard.press('Enter');
  await expect(page).toHaveURL(/\/therapist/);

  // Before the screen follows the feed, nobody may be listening for keys yet.
  await expect(page.locator('[data-state="live"]')).toBeVisible();
  await pressInTurn(page, 'g', 'a');
  await expect(page.getByRole('heading', { level: 1, name: 'My availability' })).toBeVisible();
  await keyboard.press('v');
  await expect(page).toHaveURL(/view=day/);
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await keyboard.press('n');
  await expect(page.getByLabel('Start')).toBeFocused();
  await keyboard.type('2115');
  await keyboard.press('Tab');
  await expect(page.getByLabel('End')).toBeFocused();
  await keyboard.type('22');
  const stored = page.waitForResponse(
    (answer) => answer.request().method() === 'POST' && answer.url().endsWith('/api/availability'),
  );
  await keyboard.press('Enter');
  expect((await stored).status()).toBe(201);
  await expect(page.locator('main li[data-id]', { hasText: '21:15–22:00' })).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Add availability' })).toBeFocused();

  await keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /^Search/ })).toBeFocused();
  await keyboard.type('sign out');
  await expect(page.getByRole('option', { name: /Sign out/ })).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Enter');
  await expectEmpty(page);
  await context.close();
});
