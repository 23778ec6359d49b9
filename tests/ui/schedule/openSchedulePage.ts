import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { builtPage, type BuiltPageOptions } from '../../browser/builtPage';
import { openPage } from '../../browser/stage/openPage';
import type { SchedulePage } from './page/schedule';

declare global {
  interface Window {
    schedulePage: SchedulePage;
  }
}

export interface ScheduleBrowser {
  browser: Browser;
  /** Opens the page and waits for its first block. */
  open(query?: string, options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** Builds the page with a schedule, serves it and starts a Chromium. */
export async function openScheduleBrowser(options?: BuiltPageOptions): Promise<ScheduleBrowser> {
  const built = await builtPage(join(import.meta.dirname, 'page', 'schedule.html'), options);
  return {
    browser: built.browser,
    open: (query = '', contextOptions = {}) =>
      openPage(built, { query, awaits: (page) => page.locator('[data-block]'), ...contextOptions }),
    close: built.close,
  };
}
