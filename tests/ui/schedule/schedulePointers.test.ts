import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectOf } from '../../browser/expectOf';
import { openScheduleBrowser, type ScheduleBrowser } from './openSchedulePage';
import { dragMouse, expectCalls, openFinger, pointOf, settle, spoken, takeCalls } from './scheduleHands';

let schedule: ScheduleBrowser;

// Pages open slowly on a busy machine; nothing here waits for a time to pass.

beforeAll(async () => {
  schedule = await openScheduleBrowser();
}, 120_000);

afterAll(() => schedule?.close());

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Each column of the page has b<n>-0 from 09:00 to 10:00 and b<n>-1 from 14:00 to 15:00, each with 15 minutes after. */
describe('a mouse', () => {
  it('creates what it draws over empty time, and a click creates the usual length', async () => {
    const page = await schedule.open();
    await dragMouse(page, await pointOf(page, 'c1', 16 * 60 + 2), await pointOf(page, 'c1', 16 * 60 + 40));
    await expectCalls(page, [['create', 'c1', 960, 1005]]);
    const { x, y } = await pointOf(page, 'c2', 10 * 60 + 20);
    await page.mouse.click(x, y);
    await expectCalls(page, [['create', 'c2', 615, 675]]);
    await expect
      .poll(() => page.evaluate(() => window.schedulePage.anchor()))
      .toEqual({
        isThere: true,
        hasFocus: true,
      });
    await page.close();
  });

  it('creates a shorter one where the usual length does not fit', async () => {
    const page = await schedule.open();
    const { x, y } = await pointOf(page, 'c0', 13 * 60 + 35);
    await page.mouse.click(x, y);
    await expectCalls(page, [['create', 'c0', 810, 840]]);
    await page.close();
  });

  it('opens a block by a click, and by nothing that was a drag', async () => {
    const page = await schedule.open();
    await page.locator('[data-block="b0-0"]').click();
    await expectCalls(page, [['open', 'b0-0']]);
    await dragMouse(page, await pointOf(page, 'c0', 9 * 60 + 30), await pointOf(page, 'c0', 10 * 60 + 30));
    await expectCalls(page, [['change', 'b0-0', 'c0', 600, 660]]);
    await page.close();
  });

  it('moves a block to another column by where it was gripped', async () => {
    const page = await schedule.open();
    await dragMouse(page, await pointOf(page, 'c0', 9 * 60 + 50), await pointOf(page, 'c3', 11 * 60 + 20));
    await expectCalls(page, [['change', 'b0-0', 'c3', 630, 690]]);
    await expect.poll(() => spoken(page)).toBe('Moved to Tue 24 Nov, Paolo Garcia, 10:30 to 11:30.');
    await page.close();
  });

  it('resizes by the lower and by the upper edge', async () => {
    const page = await schedule.open();
    await dragMouse(page, await pointOf(page, 'c0', 599.5), await pointOf(page, 'c0', 11 * 60 + 1));
    await dragMouse(page, await pointOf(page, 'c1', 540.5), await pointOf(page, 'c1', 8 * 60 + 31));
    await expectCalls(page, [
      ['change', 'b0-0', 'c0', 540, 660],
      ['change', 'b1-0', 'c1', 510, 600],
    ]);
    await page.close();
  });

  it('gives up with Escape, and where it began nothing is changed', async () => {
    const page = await schedule.open();
    const from = await pointOf(page, 'c0', 9 * 60 + 30);
    await dragMouse(page, from, await pointOf(page, 'c2', 11 * 60), { drop: false });
    await page.keyboard.press('Escape');
    await expectOf(page.locator('[data-ghost]')).toHaveCount(0);
    await page.mouse.move(from.x, from.y + 200, { steps: 3 });
    await expectOf(page.locator('[data-ghost]')).toHaveCount(0);
    await page.mouse.up();
    await dragMouse(page, from, { x: from.x, y: from.y + 60 }, { drop: false });
    await page.mouse.move(from.x, from.y);
    await page.mouse.up();
    expect(await takeCalls(page)).toEqual([]);
    await page.close();
  });

  it('puts a block back where it may not stand, and says why, for the eye and for the ear', async () => {
    const page = await schedule.open();
    await dragMouse(page, await pointOf(page, 'c0', 9 * 60 + 30), await pointOf(page, 'c1', 9 * 60 + 15), {
      drop: false,
    });
    await page.locator('[data-ghost][data-refused]', { hasText: 'Overlaps Dewi Lestari' }).waitFor();
    await expect
      .poll(() => spoken(page))
      .toBe('Tue 24 Nov, John Reyes, 08:45 to 09:45, Overlaps Dewi Lestari');
    await page.mouse.up();
    expect(await takeCalls(page)).toEqual([]);
    const said = 'Not moved: Overlaps Dewi Lestari. Back at Tue 24 Nov, Maria Santos, 09:00 to 10:00.';
    await expect.poll(() => spoken(page)).toBe(said);
    await expectOf(page.locator('[data-notice]')).toContainText(said);
    await page.keyboard.press('ArrowDown');
    await expectOf(page.locator('[data-notice]')).toHaveCount(0);
    await page.close();
  });

  it('scrolls near the edges, to columns that were not there, and keeps what it holds', async () => {
    const page = await schedule.open('columns=40');
    await dragMouse(page, await pointOf(page, 'c0', 9 * 60 + 30), { x: 1436, y: 300 }, { drop: false });
    await page.locator('[data-column="c25"]').waitFor();
    // The block that is held stays in the document: a touch would end with it.
    await expectOf(page.locator('[data-block="b0-0"]')).toHaveCount(1);
    await page.mouse.move(700, 300, { steps: 3 });
    await page.mouse.up();
    const [call] = await takeCalls(page);
    expect(call?.slice(0, 2)).toEqual(['change', 'b0-0']);
    expect(Number(String(call?.[2]).slice(1))).toBeGreaterThan(12);
    await page.close();
  });
});

describe('a finger', () => {
  it('scrolls by swiping over blocks and empty time, and changes nothing', async () => {
    const page = await schedule.open('columns=12', phone);
    const finger = await openFinger(page);
    const from = await pointOf(page, 'c0', 9 * 60 + 30);
    await finger.swipe(from, { x: from.x, y: from.y - 120 });
    await finger.up();
    await expect.poll(async () => (await pointOf(page, 'c0', 9 * 60 + 30)).y).toBeLessThan(from.y - 60);
    await expectOf(page.locator('[data-ghost]')).toHaveCount(0);
    expect(await takeCalls(page)).toEqual([]);
    await page.close();
  });

  it('opens a block by a tap, and creates by a tap on empty time', async () => {
    const page = await schedule.open('', phone);
    await page.locator('[data-block="b0-0"]').tap();
    await expectCalls(page, [['open', 'b0-0']]);
    const { x, y } = await pointOf(page, 'c0', 11 * 60 + 5);
    await page.touchscreen.tap(x, y);
    await expectCalls(page, [['create', 'c0', 660, 720]]);
    await page.close();
  });

  it('lifts a block by resting on it, moves it, and does not scroll with it', async () => {
    const page = await schedule.open('', phone);
    const finger = await openFinger(page);
    const from = await pointOf(page, 'c0', 9 * 60 + 30);
    await finger.down(from);
    await page.locator('[data-ghost]').waitFor();
    const to = await pointOf(page, 'c1', 11 * 60 + 30);
    await finger.move(from, to);
    await finger.up();
    await expectCalls(page, [['change', 'b0-0', 'c1', 660, 720]]);
    expect(await pointOf(page, 'c0', 9 * 60 + 30)).toEqual(from);
    await page.close();
  });

  it('resizes by the handles of the chosen block', async () => {
    const page = await schedule.open('', phone);
    const finger = await openFinger(page);
    await page.locator('[data-block="b0-0"]').tap();
    await expectCalls(page, [['open', 'b0-0']]);
    await page.locator('[data-block="b0-0"][data-selected]').waitFor();
    await settle(page);
    const handle = await page.locator('[data-block="b0-0"] [data-handle="end"]').boundingBox();
    expect(handle?.width).toBeGreaterThanOrEqual(24);
    expect(handle?.height).toBeGreaterThanOrEqual(24);
    const from = { x: (handle?.x ?? 0) + 14, y: (handle?.y ?? 0) + 14 };
    await finger.down(from);
    await finger.move(from, { x: from.x, y: from.y + 36 });
    await finger.up();
    await expectCalls(page, [['change', 'b0-0', 'c0', 540, 630]]);
    await page.close();
  });

  it('leaves the handles on a block that it lifted and put back', async () => {
    const page = await schedule.open('', phone);
    const finger = await openFinger(page);
    await finger.down(await pointOf(page, 'c0', 9 * 60 + 30));
    await page.locator('[data-ghost]').waitFor();
    await finger.up();
    await page.locator('[data-block="b0-0"][data-selected]').waitFor();
    expect(await takeCalls(page)).toEqual([]);
    await page.close();
  });

  it('shows two whole columns on a phone', async () => {
    const page = await schedule.open('columns=12', phone);
    const box = await page.locator('[data-column="c1"]').boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeCloseTo(389, 0);
    await page.close();
  });
});
