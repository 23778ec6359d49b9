import { join } from 'node:path';
import type { BrowserContextOptions } from '@playwright/test';
import { builtPage } from '../../../browser/builtPage';
import { openPage } from '../../../browser/stage/openPage';
import { steady } from '../../steadyPage';
import type { VisitsPage } from './visits';

declare global {
  interface Window {
    visitsPage: VisitsPage;
  }
}

/** The page of `visits.tsx`, built, served and opened in a real browser as often as wanted. */
export async function startVisitsPage() {
  const built = await builtPage(join(import.meta.dirname, 'visits.html'));
  return {
    open: async (query = '', options: BrowserContextOptions = {}) =>
      steady(
        await openPage(built, {
          query,
          awaits: (page) => page.getByRole('region', { name: 'Here now' }),
          ...options,
        }),
      ),
    close: built.close,
  };
}
