import { join } from 'node:path';
import type { BrowserContextOptions } from '@playwright/test';
import { builtPage } from '../../../browser/builtPage';
import { openPage } from '../../../browser/stage/openPage';
import { steady } from '../../steadyPage';
import type { PatientsPage } from './patients';

declare global {
  interface Window {
    patientsPage: PatientsPage;
  }
}

/** The page of `patients.tsx`, built, served and opened in a real browser as often as wanted. */
export async function startPatientsPage() {
  const built = await builtPage(join(import.meta.dirname, 'patients.html'));
  return {
    open: async (query = '', options: BrowserContextOptions = {}) =>
      steady(await openPage(built, { query, awaits: (page) => page.locator('[data-id]'), ...options })),
    close: built.close,
  };
}
