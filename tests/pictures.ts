import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { workingDay } from './e2e/bookable';
import { chromiumFlags, chromiumPath } from './e2e/chromium';
import { demoPassword, startTestServer } from './server/startTestServer';

/** Takes README's pictures from the demo practice, on a fresh database. */
const folder = join(import.meta.dirname, '..', 'docs', 'pictures');
const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

const server = await startTestServer({ web: true });
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags });
try {
  const day = workingDay();
  await picture(browser, 'calendar', `/scheduling?show=calendar&day=${day}`, 'scheduler', wide, 'light');
  await picture(browser, 'scheduling-dark', `/scheduling?day=${day}`, 'scheduler', wide, 'dark');
  await picture(browser, 'therapist-phone', `/therapist?day=${day}`, 'therapist', phone, 'light');
} finally {
  await browser.close();
  await server.close();
}

async function picture(
  from: Browser,
  name: string,
  path: string,
  who: string,
  viewport: { width: number; height: number },
  colorScheme: 'light' | 'dark',
): Promise<void> {
  const context = await from.newContext({ baseURL: server.url, viewport, colorScheme });
  await context.request.post('/api/auth/sign-in', {
    data: { email: `${who}@royalcare.example`, password: demoPassword },
  });
  const page = await context.newPage();
  await page.goto(path);
  await page.locator('[data-state="live"]').waitFor();
  await page.locator('main [data-id]').first().waitFor();
  await page.getByText('Name is loading').waitFor({ state: 'detached' });
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
}
