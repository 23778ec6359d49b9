import type { Browser, BrowserContext } from '@playwright/test';
import { demoPassword } from '../server/startTestServer';
import { type DemoName, expect } from './lockstepTest';

/** A browser of its own (context), signed in to that server; for tests that bring their own browser or server. */
export async function signedInTo(
  browser: Browser,
  url: string,
  name: DemoName = 'operator',
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url });
  const answer = await context.request.post('/api/auth/sign-in', {
    data: { email: `${name}@royalcare.example`, password: demoPassword },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return context;
}
