import type { Page } from '@playwright/test';

/**
 * Keys that belong together, as `g` and then `d`: all on their way at once, so that the moment the app waits for the
 * next one does not pass while the test waits to be told of the last.
 */
export async function pressInTurn(page: Page, ...keys: readonly string[]): Promise<void> {
  await Promise.all(keys.map((key) => page.keyboard.press(key)));
}
