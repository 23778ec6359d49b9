import type { Page } from '@playwright/test';
import { expect, forgetPush, test } from './lockstepTest';
import { newPerson, setUpSecondFactor } from './ownAccount';

const signInTitle = (page: Page) => page.getByRole('heading', { level: 1, name: 'Sign in' });
const sessions = (page: Page) => page.getByRole('list', { name: 'Where you are signed in' });

async function expectEmpty(page: Page): Promise<void> {
  await expect(signInTitle(page)).toBeVisible();
  await expect(page.locator('[data-id]')).toHaveCount(0);
}

async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('a session is ended from another browser, by its person and by an admin; its tabs empty at once', async ({
  browser,
  url,
  signedIn,
}) => {
  const admin = await signedIn('admin');
  const person = await newPerson(browser, url, admin);
  const [mine, lost] = [await person.open(), await person.open()];
  const [page, left] = [await mine.newPage(), await lost.newPage()];
  await left.goto('/operator');
  await expect(left.locator('main [data-id]').first()).toBeVisible();
  await expect(left.locator('[data-state="live"]')).toBeVisible();

  await page.goto('/operator');
  await page.getByRole('button', { name: /, operator$/ }).click();
  await page.getByRole('button', { name: 'My account' }).click();
  await expect(page).toHaveURL(/\/account$/);
  await expect(sessions(page).getByRole('listitem')).toHaveCount(2);
  await sessions(page)
    .getByRole('button', { name: /^End the session of/ })
    .click();
  await expectEmpty(left);
  await expect(left.getByText('Your session has ended.')).toBeVisible();
  await expect(sessions(page).getByRole('listitem')).toHaveCount(1);
  expect((await lost.request.get('/api/staff')).status()).toBe(401);

  const desk = await admin.newPage();
  await desk.goto(`/admin/people/${person.id}`);
  // Opened by its address, without a list that it shows: it hears of it all the same.
  await page.reload();
  await expect(page.locator('[data-state="live"]')).toBeVisible();
  await desk.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expectEmpty(page);
  await Promise.all([mine.close(), lost.close()]);
});

test('another password signs out everywhere else; the old one is asked for', async ({
  browser,
  url,
  signedIn,
}) => {
  const person = await newPerson(browser, url, await signedIn('admin'));
  const [mine, other] = [await person.open(), await person.open()];
  const page = await mine.newPage();
  await page.goto('/account');
  await expect(sessions(page).getByRole('listitem')).toHaveCount(2);
  const form = page.getByRole('form', { name: 'Password' });
  const send = form.getByRole('button', { name: 'Change password' });
  await form.getByRole('textbox', { name: 'Current password' }).fill('not my password');
  await form.getByRole('textbox', { name: 'New password' }).fill('another long password');
  await send.click();
  await expect(form.getByRole('alert')).toHaveText('That is not your password. Nothing was changed.');
  await form.getByRole('textbox', { name: 'Current password' }).fill(person.password);
  await send.click();
  await expect(page.getByText('Your password is changed. One other session ended.')).toBeVisible();
  await expect(sessions(page).getByRole('listitem')).toHaveCount(1);
  expect((await other.request.get('/api/session')).status()).toBe(401);
  await Promise.all([mine.close(), other.close()]);
});

test('a second factor is set up, asked for at the next sign-in, and turned off', async ({
  browser,
  url,
  signedIn,
}) => {
  const person = await newPerson(browser, url, await signedIn('admin'));
  const mine = await person.open();
  const page = await mine.newPage();
  await page.goto('/account');
  const { code, recoveryCodes } = await setUpSecondFactor(page, person.password);
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('10 recovery codes are left.')).toBeVisible();

  const other = await browser.newContext({ baseURL: url });
  const entry = await other.newPage();
  await entry.goto('/account');
  await fillSignIn(entry, person.email, person.password);
  const field = entry.getByRole('textbox', { name: 'Code' });
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('autocomplete', 'one-time-code');
  await expect(field).toHaveAttribute('inputmode', 'numeric');
  expect((await other.cookies()).map(({ name }) => name)).toEqual([]);
  await field.fill(code().replace(/^./, (digit) => String((Number(digit) + 1) % 10)));
  await entry.keyboard.press('Enter');
  await expect(entry.getByRole('alert')).toContainText('The code is wrong');
  await field.fill(code(1));
  await entry.keyboard.press('Enter');
  await expect(entry.getByRole('heading', { level: 1, name: 'My account' })).toBeVisible();

  // Without the phone: a code that was kept.
  await entry.getByRole('button', { name: /, operator$/ }).click();
  const left = entry.waitForResponse('**/api/auth/sign-out');
  await entry.getByRole('button', { name: 'Sign out' }).click();
  // The page is empty before the server knows; nobody comes in while somebody is still leaving.
  await left;
  await fillSignIn(entry, person.email, person.password);
  await entry.getByRole('button', { name: 'Use a recovery code' }).click();
  await entry.getByLabel('Recovery code').fill(recoveryCodes[0] ?? '');
  await entry.keyboard.press('Enter');
  await expect(entry.getByText('9 recovery codes are left.')).toBeVisible();

  await entry.getByRole('button', { name: 'Turn off' }).click();
  await entry.getByRole('textbox', { name: 'Your password' }).fill(person.password);
  await entry.getByLabel('Code from your app, or a recovery code').fill(recoveryCodes[1] ?? '');
  await entry.getByRole('button', { name: 'Turn off' }).click();
  await expect(entry.getByText(/^Your password alone signs you in\./)).toBeVisible();
  await Promise.all([mine.close(), other.close()]);
});

test('whoever forgot their password comes back by an admin’s link', async ({ browser, url, signedIn }) => {
  const admin = await signedIn('admin');
  const person = await newPerson(browser, url, admin);
  const desk = await admin.newPage();
  await desk.goto(`/admin/people/${person.id}`);
  await desk.getByRole('button', { name: 'Make a reset link' }).click();
  const link = await desk.getByLabel('Reset link').inputValue();
  const theirs = await browser.newContext({ baseURL: url });
  const page = await theirs.newPage();
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1, name: 'Choose a new password' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Password' }).fill('robin found other words');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/operator/);
  await theirs.close();
});

test('[R37] what a tab asks by itself is told from what its person does', async ({ signedIn }) => {
  const context = await signedIn('scheduler');
  await context.addInitScript(forgetPush);
  const page = await context.newPage();
  await page.clock.install();
  await page.goto('/scheduling');
  await expect(page.locator('main [data-id]').first()).toBeVisible();
  const idleOf = async (act: () => Promise<unknown>, path: string) => {
    const asked = page.waitForRequest((request) => request.url().includes(path));
    await act();
    return Number((await asked).headers()['lockstep-idle-seconds']);
  };
  // Back online, the tab asks for changes by itself, at once or with its next poll.
  const comeBack = async () => {
    await page.clock.fastForward(30 * 60_000);
    await context.setOffline(true);
    await context.setOffline(false);
    await page.clock.fastForward(6 * 60 * 60_000);
  };
  expect(await idleOf(comeBack, '/api/changes')).toBeGreaterThan(25 * 60);
  // A touch alone asks nothing of the server; within a minute the tab says that it is in use.
  await page.keyboard.press('Shift');
  expect(await idleOf(() => page.clock.runFor(61_000), '/api/session/used')).toBeLessThanOrEqual(61);
});
