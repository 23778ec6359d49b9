import { join } from 'node:path';
import type { BrowserContextOptions } from '@playwright/test';
import { builtPage } from '../../../browser/builtPage';
import { openPage } from '../../../browser/stage/openPage';
import { steady } from '../../steadyPage';
import type { BillingPage } from './billing';

declare global {
  interface Window {
    billingPage: BillingPage;
  }
}

/** The page of `billing.tsx`, built, served and opened in a real browser as often as wanted. */
export async function startBillingPage() {
  const built = await builtPage(join(import.meta.dirname, 'billing.html'));
  return {
    /** @param at where in the app, such as `/assistant/billing?show=draft` */
    open: async (at: string, { many = 0, ...options }: BrowserContextOptions & { many?: number } = {}) =>
      steady(
        await openPage(built, {
          query: { at, many: String(many) },
          awaits: (page) => page.getByRole('navigation', { name: 'Invoices by status' }),
          ...options,
        }),
      ),
    close: built.close,
  };
}
