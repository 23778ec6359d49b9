import { join } from 'node:path';
import type { BrowserContextOptions } from '@playwright/test';
import { builtPage } from '../../../browser/builtPage';
import { openPage } from '../../../browser/stage/openPage';
import type { ReferralsPage } from './referrals';

declare global {
  interface Window {
    referralsPage: ReferralsPage;
  }
}

/** The page of `referrals.tsx`, built, served and opened in a real browser as often as wanted. */
export async function startReferralsPage() {
  const built = await builtPage(join(import.meta.dirname, 'referrals.html'));
  return {
    open: (query: Record<string, string> = {}, options: BrowserContextOptions = {}) =>
      openPage(built, {
        query,
        awaits: (page) => page.getByRole('heading', { name: 'Referrals', level: 1 }),
        ...options,
      }),
    close: built.close,
  };
}
