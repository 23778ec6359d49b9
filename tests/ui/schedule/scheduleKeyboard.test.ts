import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectOf } from '../../browser/expectOf';
import { openScheduleBrowser, type ScheduleBrowser } from './openSchedulePage';
import { expectCalls, settle, spoken, takeCalls, walkTo } from './scheduleHands';

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

/** Notes everything the live region says from now on, and then waits until just this was said since it was asked last. */
async function listen(page: Page): Promise<(words: readonly string[]) => Promise<void>> {
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
  const take = () => page.evaluate(() => (window as unknown as { said: string[] }).said.splice(0));
  return async (words) => {
    const said: string[] = [];
    await expect
      .poll(async () => {
        said.push(...(await take()));
        return said;
      })
      .toEqual(words);
  };
}

/** Each column of the page has b<n>-0 from 09:00 to 10:00 and b<n>-1 from 14:00 to 15:00, each with 15 minutes after. */
describe('the keyboard', () => {
  it('comes in by one tab stop and goes out by the next', async () => {
    const page = await schedule.open();
    await press(page, 'Tab');
    await expect.poll(() => focused(page)).toBe('Tue 24 Nov, Maria Santos, 08:00 to 09:00, free');
    await press(page, 'Tab');
    await expect.poll(() => focused(page)).toBe('BODY');
    await page.close();
  });

  it('moves by step and column, says what is there, and scrolls it into sight', async () => {
    const page = await schedule.open('columns=40');
    await press(page, 'Tab', 'ArrowDown');
    await expect.poll(() => focused(page)).toBe('Tue 24 Nov, Maria Santos, 08:15 to 09:00, free');
    await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown');
    await expect.poll(() => focused(page)).toBe('Ana Cruz, 09:00 to 10:00, Confirmed');
    await press(page, 'ArrowRight');
    await expect.poll(() => focused(page)).toBe('Dewi Lestari, 09:00 to 10:00, Confirmed');
    await press(page, 'ArrowDown');
    await expect
      .poll(() => focused(page))
      .toBe('Tue 24 Nov, John Reyes, 10:00 to 11:00, Overlaps Dewi Lestari');
    await press(page, 'Control+End', 'End');
    await expect
      .poll(() => focused(page))
      .toBe('Tue 24 Nov, Therapist 039, 19:00 to 20:00, Outside working hours');
    const box = await page.locator('[data-cursor]').boundingBox();
    expect(box?.x).toBeGreaterThan(56);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1440);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(900);
    await press(page, 'Control+Home', 'Home', 'PageDown');
    await expect.poll(() => focused(page)).toBe('Tue 24 Nov, Maria Santos, 08:00 to 09:00, free');
    await page.close();
  });

  it('opens a block and creates on empty time, anchored where the focus is', async () => {
    const page = await schedule.open();
    await walkTo(page, 'Ben Okafor');
    await press(page, 'Enter');
    await press(page, 'PageDown', 'PageDown', 'Enter');
    await expectCalls(page, [
      ['open', 'b0-1'],
      ['create', 'c0', 960, 1020],
    ]);
    await expect
      .poll(() => page.evaluate(() => window.schedulePage.anchor()))
      .toEqual({
        isThere: true,
        hasFocus: true,
      });
    // What was created stands there now, and the cursor on it.
    await expect.poll(() => focused(page)).toBe('New client, 16:00 to 17:00, Confirmed');
    await page.close();
  });

  it('moves a block across columns, says every step once, and the cursor goes along', async () => {
    const page = await schedule.open();
    const expectSaid = await listen(page);
    await walkTo(page, 'Ana Cruz');
    await press(page, 'm');
    await expectSaid([
      'Moving Ana Cruz, 09:00 to 10:00, Confirmed. Arrow keys move it, Enter drops it, Escape leaves it where it was. ' +
        'Tue 24 Nov, Maria Santos, 09:00 to 10:00, free',
    ]);
    await press(page, 'ArrowRight');
    await press(page, 'PageDown');
    await press(page, 'ArrowDown');
    await expectSaid([
      'Tue 24 Nov, John Reyes, 09:00 to 10:00, Overlaps Dewi Lestari',
      'Tue 24 Nov, John Reyes, 10:00 to 11:00, Overlaps Dewi Lestari',
      'Tue 24 Nov, John Reyes, 10:15 to 11:15, free',
    ]);
    await press(page, 'Enter');
    await expectCalls(page, [['change', 'b0-0', 'c1', 615, 675]]);
    await expectSaid(['Moved to Tue 24 Nov, John Reyes, 10:15 to 11:15.']);
    await expect.poll(() => focused(page)).toBe('Ana Cruz, 10:15 to 11:15, Confirmed');
    await page.close();
  });

  it('resizes a block, and Escape leaves it as it was', async () => {
    const page = await schedule.open();
    await walkTo(page, 'Ana Cruz');
    await press(page, 'r', 'ArrowDown', 'ArrowDown', 'Enter');
    await expectCalls(page, [['change', 'b0-0', 'c0', 540, 630]]);
    await expect.poll(() => spoken(page)).toBe('Changed to Tue 24 Nov, Maria Santos, 09:00 to 10:30.');
    await press(page, 'm', 'ArrowDown', 'Escape');
    expect(await takeCalls(page)).toEqual([]);
    await expect.poll(() => spoken(page)).toBe('Left at Tue 24 Nov, Maria Santos, 09:00 to 10:30.');
    await page.close();
  });

  it('lets go when the focus leaves', async () => {
    const page = await schedule.open();
    await walkTo(page, 'Ana Cruz');
    await press(page, 'm', 'ArrowDown', 'Tab');
    await expectOf(page.locator('[data-ghost]')).toHaveCount(0);
    expect(await takeCalls(page)).toEqual([]);
    await page.close();
  });

  it('refuses to drop where it may not stand, and says why', async () => {
    const page = await schedule.open();
    await walkTo(page, 'Ana Cruz');
    await press(page, 'm', 'PageUp', 'PageUp', 'Enter');
    expect(await takeCalls(page)).toEqual([]);
    await expect
      .poll(() => spoken(page))
      .toBe('Not moved: Outside working hours. Back at Tue 24 Nov, Maria Santos, 09:00 to 10:00.');
    await expect.poll(() => focused(page)).toBe('Ana Cruz, 09:00 to 10:00, Confirmed');
    await page.close();
  });

  it('removes a block, and stays where it was', async () => {
    const page = await schedule.open();
    await walkTo(page, 'Ana Cruz');
    await press(page, 'Delete');
    await expectCalls(page, [['remove', 'b0-0']]);
    await expect.poll(() => focused(page)).toBe('Tue 24 Nov, Maria Santos, 09:00 to 10:00, free');
    await page.close();
  });

  it('does not lift what cannot be moved', async () => {
    const page = await schedule.open('day=lively');
    await page.locator('[data-block="b1-3"]').focus();
    await press(page, 'm');
    await expect.poll(() => spoken(page)).toBe('This cannot be moved.');
    await expectOf(page.locator('[data-ghost]')).toHaveCount(0);
    await page.close();
  });
});
