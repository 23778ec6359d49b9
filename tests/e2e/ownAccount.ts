import type { Browser, BrowserContext, Page } from '@playwright/test';
import { totpCode, totpPeriod } from '@/server/session/totp';
import { expect } from './lockstepTest';
import { fromBase32 } from '../server/session/signingIn';

export interface NewPerson {
  id: string;
  email: string;
  name: string;
  password: string;
  /** Another browser of theirs, signed in by the password. */
  open(): Promise<BrowserContext>;
}

let made = 0;

/** Somebody of whom no other test knows, so that what becomes of their account disturbs none. */
export async function newPerson(
  browser: Browser,
  url: string,
  admin: BrowserContext,
  role = 'operator',
): Promise<NewPerson> {
  const name = `Robin Vale ${++made}`;
  const email = `robin${made}.${process.pid}.${Date.now()}@royalcare.example`;
  const password = 'robin likes long words';
  const created = await admin.request.post('/api/accounts', {
    data: { name, email, role, staffId: null, patientId: null, isActive: true },
  });
  expect(created.status(), await created.text()).toBe(201);
  const { id } = (await created.json()) as { id: string };
  const invited = await admin.request.post(`/api/accounts/${id}/invite`, { data: {} });
  const { token } = (await invited.json()) as { token: string };
  // Not by the admin's browser, which would be theirs from then on.
  const fresh = await browser.newContext({ baseURL: url });
  const accepted = await fresh.request.post('/api/auth/accept-invitation', { data: { token, password } });
  expect(accepted.status(), await accepted.text()).toBe(200);
  await fresh.request.post('/api/auth/sign-out');
  await fresh.close();
  return {
    id,
    email,
    name,
    password,
    async open() {
      const context = await browser.newContext({ baseURL: url });
      const answer = await context.request.post('/api/auth/sign-in', { data: { email, password } });
      expect(answer.status(), await answer.text()).toBe(200);
      return context;
    },
  };
}

/**
 * Sets a second factor up on the account page. @returns what the app shows (`steps` periods from now), of which the present
 * one is used up by this, and the recovery codes
 */
export async function setUpSecondFactor(
  page: Page,
  password: string,
): Promise<{ code(steps?: number): string; recoveryCodes: string[] }> {
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.getByRole('textbox', { name: 'Your password' }).fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible();
  const key = await page.locator('code').first().innerText();
  const secret = fromBase32(key.replaceAll(' ', ''));
  const code = (steps = 0) => totpCode(secret, totpPeriod(Date.now()) + steps);
  await page.getByLabel('Six-digit code').fill(code());
  await page.getByRole('button', { name: 'Turn on' }).click();
  const codes = page.getByRole('group', { name: 'Your recovery codes' });
  await expect(codes.getByRole('listitem')).toHaveCount(10);
  return { code, recoveryCodes: await codes.getByRole('listitem').allInnerTexts() };
}
