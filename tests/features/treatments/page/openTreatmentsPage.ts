import { join } from 'node:path';
import type { BrowserContextOptions } from '@playwright/test';
import { builtPage } from '../../../browser/builtPage';
import { keepToasts } from '../../../browser/keepToasts';
import { openPage } from '../../../browser/stage/openPage';

/** The page of `treatments.tsx`, in React's development build, which mounts everything twice; opened as often as wanted. */
export async function startTreatmentsPage() {
  const built = await builtPage(join(import.meta.dirname, 'treatments.html'), { isDevelopment: true });
  return {
    /** @param as `therapist` (Maria, who treated), `therapist-other`, `assistant` */
    open: (as = 'therapist', options: BrowserContextOptions = {}) =>
      openPage(built, {
        query: { as },
        awaits: (page) => page.getByRole('article'),
        prepare: keepToasts,
        ...options,
      }),
    close: built.close,
  };
}
