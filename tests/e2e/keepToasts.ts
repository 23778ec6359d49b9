import type { BrowserContext, Page } from '@playwright/test';

/**
 * Lets toasts stay for as long as a test lasts, from the next page load on: whether somebody sees one in its six seconds
 * is a matter of how busy the machine is. Only three stand at once, as ever.
 */
export async function keepToasts(pages: Page | BrowserContext): Promise<void> {
  await pages.addInitScript(() => {
    const later = window.setTimeout.bind(window);
    const laterStill = (run: TimerHandler, ms?: number, ...rest: unknown[]) =>
      later(run, ms === 6_000 ? 600_000 : ms, ...rest);
    window.setTimeout = laterStill as typeof setTimeout;
  });
}
