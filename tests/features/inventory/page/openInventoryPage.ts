import { join } from 'node:path';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { builtPage } from '../../../browser/builtPage';
import { keepToasts } from '../../../browser/keepToasts';
import { openPage } from '../../../browser/stage/openPage';
import type { InventoryPage } from './inventory';

declare global {
  interface Window {
    inventoryPage: InventoryPage;
    takeTexts: () => string[];
  }
}

/** Every write of things in stock so far: `POST /inventory/:id/adjust {"amount":-1}`. */
export function writesSent(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    window.inventoryPage.log.filter((line) => /^(POST|PATCH|DELETE) \/inventory/.test(line)),
  );
}

/** The page of `inventory.tsx`, built, served and opened in a real browser as often as wanted. */
export async function startInventoryPage() {
  const built = await builtPage(join(import.meta.dirname, 'inventory.html'));
  return {
    open: (query = '', options: BrowserContextOptions = {}) =>
      openPage(built, {
        query,
        awaits: (page) => page.getByRole('navigation', { name: 'Clinic' }),
        prepare: keepToasts,
        ...options,
      }),
    close: built.close,
  };
}
