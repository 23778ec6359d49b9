import type { Page } from '@playwright/test';
import { expectOf } from '../../browser/expectOf';

/** A point of the page, in pixels. */
export interface Point {
  x: number;
  y: number;
}

/** Where a minute of a column is on the page; `part` says how far across the column, 0 to 1. */
export async function pointOf(page: Page, columnKey: string, minute: number, part = 0.5): Promise<Point> {
  const box = await page.locator(`[data-column="${columnKey}"]`).boundingBox();
  if (!box) throw new Error(`Column ${columnKey} is not there.`);
  // The page's axis runs from 07:00 to 20:00.
  return { x: box.x + box.width * part, y: box.y + ((minute - 420) / 780) * box.height };
}

export async function dragMouse(page: Page, from: Point, to: Point, { drop = true } = {}): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  if (drop) await page.mouse.up();
}

/** A finger, as the browser's own touch events. */
export async function openFinger(page: Page) {
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: [...points] });
  return {
    down: (point: Point) => touch('touchStart', [point]),
    up: () => touch('touchEnd', []),
    /** Puts it down and moves it on in one go: one that waits in between, as a slow test does, rests on what it touches. */
    async swipe(from: Point, to: Point): Promise<void> {
      const sent = [touch('touchStart', [from])];
      for (let step = 1; step <= 8; step++) {
        const part = step / 8;
        sent.push(
          touch('touchMove', [{ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }]),
        );
      }
      await Promise.all(sent);
    },
    async move(from: Point, to: Point): Promise<void> {
      for (let step = 1; step <= 8; step++) {
        const part = step / 8;
        await touch('touchMove', [
          { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part },
        ]);
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      }
    },
  };
}

export const takeCalls = (page: Page) => page.evaluate(() => window.schedulePage.takeCalls());

/** Waits until just these calls have been made since they were taken last; a click comes after the tap it is made of. */
export async function expectCalls(page: Page, calls: readonly unknown[][]): Promise<void> {
  const made: unknown[][] = [];
  await expectOf
    .poll(async () => {
      made.push(...(await takeCalls(page)));
      return made;
    })
    .toEqual(calls);
}

/** What the live region says. */
export const spoken = (page: Page) => page.getByRole('status').textContent();

/** Lets everything that follows from what just happened happen. */
export const settle = (page: Page) =>
  page.evaluate(async () => {
    for (let n = 0; n < 4; n++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });

/** Puts the keyboard's cursor on a block by walking there from the first hour of its column. */
export async function walkTo(page: Page, name: string): Promise<void> {
  await page.locator('[data-cursor]').focus();
  await page.keyboard.press('Home');
  for (let n = 0; n < 40; n++) {
    const label = await page.locator('[data-cursor]').getAttribute('aria-label');
    if (label?.includes(name)) return;
    await page.keyboard.press('n');
  }
  throw new Error(`The cursor did not come to ${name}.`);
}
