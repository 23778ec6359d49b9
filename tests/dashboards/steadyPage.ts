import type { Page } from '@playwright/test';
import { keepComingToasts } from '../browser/keepToasts';

/**
 * Makes a page that has been drawn independent of how fast the machine is: what arrives from now on is heard, no font still
 * changes what is where, and a toast stays until it is closed or pushed out, so that nobody looks for it too late.
 */
export async function steady(page: Page): Promise<Page> {
  await keepComingToasts(page);
  await page.evaluate(async () => {
    await document.fonts.ready;
    // Effects run after the first frame that shows what they belong to.
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    await frame();
    await frame();
    await new Promise<void>((done) => void setTimeout(done, 0));
  });
  return page;
}

/** The page's time stands still from now on: what is marked as new stays new, whenever it is looked at or drawn again. */
export function stopClock(page: Page): Promise<void> {
  return page.evaluate(() => {
    const stoppedAt = Date.now();
    Date.now = () => stoppedAt;
  });
}
