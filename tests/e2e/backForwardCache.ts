import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { chromiumFlags, chromiumPath } from './chromium';

/** A browser that keeps the pages one leaves alive, as people's browsers do; Playwright switches that off. */
export function launchWithBackForwardCache(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: chromiumFlags,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
}

/** Puts the tab's page to sleep, does something meanwhile, and wakes it by going back. */
export async function whileAsleep(page: Page, work: () => Promise<void>): Promise<void> {
  await page.evaluate(() => Object.assign(window, { wasHereBefore: true }));
  await page.goto('/robots.txt');
  await work();
  // A page from this cache is not loaded, so there is no load to wait for.
  await page.goBack({ waitUntil: 'commit' });
  await expect.poll(() => page.evaluate(() => 'wasHereBefore' in window)).toBe(true);
}
