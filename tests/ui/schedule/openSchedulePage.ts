import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { builtPage, type BuiltPageOptions } from '../../browser/builtPage';
import { openPage } from '../../browser/stage/openPage';
import type { SchedulePage } from './page/schedule';
import { settle } from './scheduleHands';

declare global {
  interface Window {
    schedulePage: SchedulePage;
  }
}

export interface ScheduleBrowser {
  browser: Browser;
  /** Opens the page and waits until it is drawn: places on it are then where they stay. */
  open(query?: string, options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** Builds the page with a schedule, serves it and starts a Chromium. */
export async function openScheduleBrowser(options?: BuiltPageOptions): Promise<ScheduleBrowser> {
  const built = await builtPage(join(import.meta.dirname, 'page', 'schedule.html'), options);
  return {
    browser: built.browser,
    async open(query = '', contextOptions = {}) {
      const page = await openPage(built, { query, ...contextOptions });
      // Each column gets its blocks in a frame of its own turn.
      await page.waitForFunction(() => {
        const columns = [...document.querySelectorAll('[data-column]')];
        return columns.length > 0 && columns.every((column) => column.querySelector('[data-block]'));
      });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await settle(page);
      return page;
    },
    close: built.close,
  };
}
