import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScheduleBrowser, type ScheduleBrowser } from './openSchedulePage';
import { settle, spoken, takeCalls, walkTo } from './scheduleHands';

let schedule: ScheduleBrowser;

// Pages open slowly on a busy machine; nothing here waits for a time to pass.

beforeAll(async () => {
  schedule = await openScheduleBrowser();
}, 120_000);

afterAll(() => schedule?.close());

/** What a screen reader reads of what has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName);

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
  await settle(page);
}

/** Everything the live region says from now on, in order. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    const region = document.querySelector('[role="status"]');
    if (!region) throw new Error('There is no live region.');
    new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    Object.assign(window, { said });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said.splice(0));
}

/** Each column of the page has b<n>-0 from 09:00 to 10:00 and b<n>-1 from 14:00 to 15:00, each with 15 minutes after. */
describe('the keyboard', () => {
  it('comes in by one tab stop and goes out by the next', async () => {
    const page = await schedule.open();
    await press(page, 'Tab');
    expect(await focused(page)).toBe('Tue 24 Nov, Maria Santos, 08:00 to 09:00, free');
    await press(page, 'Tab');
    expect(await focused(page)).toBe('BODY');
    await page.close();
  });

  it('moves by step and column, says what is there, and scrolls it into sight', async () => {
    const page = await schedule.open('columns=40');
    await press(page, 'Tab', 'ArrowDown');
    expect(await focused(page)).toBe('Tue 24 Nov, Maria Santos, 08:15 to 09:00, free');
    await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown');
    expect(await focused(page)).toBe('Ana Cruz, 09:00 to 10:00, Confirmed');
    await press(page, 'ArrowRight');
    expect(await focused(page)).toBe('Dewi Lestari, 09:00 to 10:00, Confirmed');
    await press(page, 'ArrowDown');
    expect(await focused(page)).toBe('Tue 24 Nov, John Reyes, 10:00 to 11:00, Overlaps Dewi Lestari');
    await press(page, 'Control+End', 'End');
    expect(await focused(page)).toBe('Tue 24 Nov, Therapist 039, 19:00 to 20:00, Outside working hours');
    const box = await page.locator('[data-cursor]').boundingBox();
    expect(box?.x).toBeGreaterThan(56);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1440);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(900);
    await press(page, 'Control+Home', 'Home', 'PageDown');
    expect(await focused(page)).toBe('Tue 24 Nov, Maria Santos, 08:00 to 09:00, free');
    await page.close();
  });

  it('opens a block and creates on empty time, anchored where the focus is', async () => {
    const page = await schedule.open();
    await walkTo(page, 'Ben Okafor');
    await press(page, 'Enter');
    await press(page, 'PageDown', 'PageDown', 'Enter');
    expect(await takeCalls(page)).toEqual([
      ['open', 'b0-1'],
      ['create', 'c0', 960, 1020],
    ]);
    expect(await page.evaluate(() => window.schedulePage.anchor())).toEqual({
      isThere: true,
      hasFocus: true,
    });
    // What was created stands there now, and the cursor on it.
    expect(await focused(page)).toBe('New client, 16:00 to 17:00, Confirmed');
    await page.close();
  });

  it('moves a block across columns, says every step once, and the cursor goes along', async () => {
    const page = await schedule.open();
    const said = await listen(page);
    await walkTo(page, 'Ana Cruz');
    await press(page, 'm');
    expect(await said()).toEqual([
      'Moving Ana Cruz, 09:00 to 10:00, Confirmed. Arrow keys move it, Enter drops it, Escape leaves it where it was. ' +
        'Tue 24 Nov, Maria Santos, 09:00 to 10:00, free',
    ]);
    await press(page, 'ArrowRight');
    await press(page, 'PageDown');
    await press(page, 'ArrowDown');
    expect(await said()).toEqual([
      'Tue 24 Nov, John Reyes, 09:00 to 10:00, Overlaps Dewi Lestari',
      'Tue 24 Nov, John Reyes, 10:00 to 11:00, Overlaps Dewi Lestari',
      'Tue 24 Nov, John Reyes, 10:15 to 11:15, free',
    ]);
    await press(page, 'Enter');
    expect(await takeCalls(page)).toEqual([['change', 'b0-0', 'c1', 615, 675]]);
    expect(await said()).toEqual(['Moved to Tue 24 Nov, John Reyes, 10:15 to 11:15.']);
    expect(await focused(page)).toBe('Ana Cruz, 10:15 to 11:15, Confirmed');
    await page.close();
  });

  it('resizes a block, and Escape leaves it as it was', async () => {
    const page = await schedule.open();
    await walkTo(page, 'Ana Cruz');
    await press(page, 'r', 'ArrowDown', 'ArrowDown', 'Enter');
    expect(await takeCalls(page)).toEqual([['change', 'b0-0', 'c0', 540, 630]]);
    expect(await spoken(page)).toBe('Changed to Tue 24 Nov, Maria Santos, 09:00 to 10:30.');
    await press(page, 'm', 'ArrowDown', 'Escape');
    expect(await takeCalls(page)).toEqual([]);
    expect(await spoken(page)).toBe('Left at Tue 24 Nov, Maria Santos, 09:00 to 10:30.');
    await page.close();
  });

  it('lets go when the focus leaves', async () => {
    const page = await schedule.open();
    await walkTo(page, 'Ana Cruz');
    await press(page, 'm', 'ArrowDown', 'Tab');
    expect(await page.locator('[data-ghost]').count()).toBe(0);
    expect(await takeCalls(page)).toEqual([]);
    await page.close();
  });

  it('refuses to drop where it may not stand, and says why', async () => {
    const page = await schedule.open();
    await walkTo(page, 'Ana Cruz');
    await press(page, 'm', 'PageUp', 'PageUp', 'Enter');
    expect(await takeCalls(page)).toEqual([]);
    expect(await spoken(page)).toBe(
      'Not moved: Outside working hours. Back at Tue 24 Nov, Maria Santos, 09:00 to 10:00.',
    );
    expect(await focused(page)).toBe('Ana Cruz, 09:00 to 10:00, Confirmed');
    await page.close();
  });

  it('removes a block, and stays where it was', async () => {
    const page = await schedule.open();
    await walkTo(page, 'Ana Cruz');
    await press(page, 'Delete');
    expect(await takeCalls(page)).toEqual([['remove', 'b0-0']]);
    expect(await focused(page)).toBe('Tue 24 Nov, Maria Santos, 09:00 to 10:00, free');
    await page.close();
  });

  it('does not lift what cannot be moved', async () => {
    const page = await schedule.open('day=lively');
    await page.locator('[data-block="b1-3"]').focus();
    await press(page, 'm');
    expect(await spoken(page)).toBe('This cannot be moved.');
    expect(await page.locator('[data-ghost]').count()).toBe(0);
    await page.close();
  });
});
