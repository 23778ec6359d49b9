import type { Browser, BrowserContext } from '@playwright/test';
import { demoPassword } from '../server/startTestServer';

/**
 * A browser of its own (context) of somebody of the demo practice.
 * @param instrument runs in each of its tabs before the page's own code
 */
export async function watchedBrowser(
  browser: Browser,
  baseURL: string,
  name: string,
  instrument: () => void,
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } });
  const answer = await context.request.post('/api/auth/sign-in', {
    data: { email: `${name}@royalcare.example`, password: demoPassword },
  });
  if (!answer.ok()) throw new Error(`${name} could not sign in: ${answer.status()}`);
  // The runner names functions with a helper of its own, which a page does not have.
  await context.addInitScript('globalThis.__name = (named) => named;');
  await context.addInitScript(instrument);
  return context;
}

/** Where the practice's feed is. */
export async function feedHead(context: BrowserContext): Promise<number> {
  const page = await context.request.get('/api/services?limit=1');
  return ((await page.json()) as { seq: number }).seq;
}
