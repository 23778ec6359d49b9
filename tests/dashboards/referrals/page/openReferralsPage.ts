import { join } from 'node:path';
import type { BrowserContextOptions } from '@playwright/test';
import { builtPage } from '../../../browser/builtPage';
import { openPage } from '../../../browser/stage/openPage';
import { steady } from '../../steadyPage';
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
    async open(query: Record<string, string> = {}, options: BrowserContextOptions = {}) {
      const page = await openPage(built, {
        query,
        awaits: (opened) => opened.getByRole('heading', { name: 'Referrals', level: 1, includeHidden: true }),
        ...options,
      });
      // On a phone an opened one takes the place of the list.
      await page.locator('li > [data-id]').first().waitFor({ state: 'attached' });
      return steady(page);
    },
    close: built.close,
  };
}
