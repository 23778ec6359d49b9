import type { BrowserContext, Page } from '@playwright/test';
import { toastMs } from '@/ui/toastMs';

/**
 * Lets toasts stay for as long as a test lasts, from the next page load on: whether somebody sees one in its six seconds
 * is a matter of how busy the machine is. Only three stand at once, as ever.
 */
export async function keepToasts(pages: Page | BrowserContext): Promise<void> {
  await pages.addInitScript(letStay, Object.values(toastMs));
}

/** The same for a page that is open already: of those that come from now on. */
export async function keepComingToasts(page: Page): Promise<void> {
  await page.evaluate(letStay, Object.values(toastMs));
}

/** In the page: what waits for exactly as long as a toast is shown waits for ever. */
function letStay(shownMs: readonly (number | undefined)[]): void {
  const later = window.setTimeout.bind(window);
  const longest = 2 ** 31 - 1;
  window.setTimeout = ((run: () => void, ms?: number, ...given: []) =>
    later(run, shownMs.includes(ms) ? longest : ms, ...given)) as typeof window.setTimeout;
}
