import type { BrowserContextOptions, Locator, Page } from '@playwright/test';
import type { BuiltPage } from '../builtPage';

export interface OpenPageOptions extends BrowserContextOptions {
  /** After the page's `?`. */
  query?: string | Record<string, string>;
  /** Waited for before the page counts as open. */
  awaits?(page: Page): Locator;
  /** Of every step on the page. Thirty seconds unless given. */
  timeoutMs?: number;
  /** What the page finds when its code begins, such as functions of the test. */
  prepare?(page: Page): Promise<void>;
}

/** Opens a page in a context of its own, 1440 × 900 unless told. Whatever the page throws fails the test run. */
export async function openPage(
  { browser, url }: Pick<BuiltPage, 'browser' | 'url'>,
  { query = '', awaits, timeoutMs = 30_000, prepare, ...options }: OpenPageOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(timeoutMs);
  page.on('pageerror', (error) => {
    throw error;
  });
  await prepare?.(page);
  await page.goto(`${url}?${typeof query === 'string' ? query : new URLSearchParams(query).toString()}`);
  await awaits?.(page).first().waitFor();
  return page;
}

/** Where in the app a page is that `mountStage` shows. */
export const addressOf = (page: Page): Locator => page.locator('#address');
