import { expect, test } from '@playwright/test';
import { violationsOf } from '../browser/axe';
import { startTestServer } from '../server/startTestServer';

test('[D8] the link of an empty database creates the practice and its admin, who is in; it opens once', async ({
  page,
}) => {
  const server = await startTestServer({ web: true, env: { LOCKSTEP_DEMO: '0' } });
  try {
    await expect.poll(() => /^ {2}(\S+\/setup#\S+)$/m.exec(server.output())?.[1]).toBeTruthy();
    const link = /^ {2}(\S+\/setup#\S+)$/m.exec(server.output())?.[1] ?? '';
    await page.goto(link);
    const form = page.getByRole('form', { name: 'Create the practice' });
    await form.getByRole('button', { name: /^Create/ }).click();
    await expect(form.getByText('Enter a name')).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      expect(await violationsOf(page, { isScreen: true })).toEqual([]);
    }
    await form.getByLabel('Name of the practice').fill('Bright Smiles');
    await form.getByLabel('Time zone').selectOption('Europe/London');
    await form.getByLabel('Currency').selectOption('GBP');
    await form.getByLabel('Your name').fill('Grace Hopper');
    await form.getByLabel('Your e-mail').fill('grace@example.org');
    await form.getByLabel('Password', { exact: true }).fill('nanoseconds of wire');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Grace Hopper, admin' })).toBeVisible();
    await expect(page.getByText('Bright Smiles').first()).toBeVisible();
    await expect(page).not.toHaveURL(/#/);

    await page.getByRole('button', { name: 'Grace Hopper, admin' }).click();
    // The page is empty before the server knows, and whoever leaves it then takes the word back.
    const told = page.waitForResponse('**/api/auth/sign-out');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await told;
    await page.goto(link);
    await form.getByLabel('Name of the practice').fill('Another one');
    await form.getByLabel('Your name').fill('Somebody');
    await form.getByLabel('Your e-mail').fill('somebody@example.org');
    await form.getByLabel('Password', { exact: true }).fill('a password of mine');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('This link was used');
  } finally {
    await server.close();
  }
});
