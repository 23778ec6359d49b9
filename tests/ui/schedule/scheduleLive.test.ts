import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectOf } from '../../browser/expectOf';
import { openScheduleBrowser, type ScheduleBrowser } from './openSchedulePage';
import { dragMouse, expectCalls, pointOf, settle, spoken, takeCalls, walkTo } from './scheduleHands';
import { looks, violationsOf } from '../../browser/axe';

let schedule: ScheduleBrowser;

// Pages open slowly on a busy machine; nothing here waits for a time to pass.

beforeAll(async () => {
  schedule = await openScheduleBrowser();
}, 120_000);

afterAll(() => schedule?.close());

/** Holds b0-0 (09:00 to 10:00 of the first column) over 11:00 of the third. */
async function openHolding(query = ''): Promise<Page> {
  const page = await schedule.open(query);
  const [from, to] = [await pointOf(page, 'c0', 9 * 60 + 30), await pointOf(page, 'c2', 11 * 60 + 30)];
  await dragMouse(page, from, to, { drop: false });
  await page.locator('[data-ghost]').waitFor();
  return page;
}

describe('while something is being dragged', () => {
  it('survives everything that changes elsewhere', async () => {
    const page = await openHolding('columns=20&strict');
    await page.evaluate(() => {
      const { model, addColumns } = window.schedulePage;
      model.put('b2-1', 'c2', 900, 960);
      model.put('b0-1', 'c5', 960, 1000);
      model.remove('b1-0');
      model.put('other', 'c0', 660, 700);
      model.setStatus('b0-0', 'Arrived');
      addColumns(2);
    });
    await settle(page);
    await expect.poll(() => spoken(page)).toBe('Tue 24 Nov, Liwayway Dela Cruz, 11:00 to 12:00, free');
    await page.mouse.up();
    await expectCalls(page, [['change', 'b0-0', 'c2', 660, 720]]);
    await page.close();
  });

  it('is refused as soon as somebody takes the target, and free again when that is gone', async () => {
    const page = await openHolding();
    await expectOf(page.locator('[data-ghost][data-refused]')).toHaveCount(0);
    await page.evaluate(() => window.schedulePage.model.put('rival', 'c2', 690, 750));
    await page.locator('[data-ghost][data-refused]', { hasText: 'Overlaps New client' }).waitFor();
    await expect
      .poll(() => spoken(page))
      .toBe('Tue 24 Nov, Liwayway Dela Cruz, 11:00 to 12:00, Overlaps New client');
    await page.evaluate(() => window.schedulePage.model.remove('rival'));
    await page.locator('[data-ghost]:not([data-refused])').waitFor();
    await page.evaluate(() => window.schedulePage.model.put('rival', 'c2', 690, 750));
    await settle(page);
    await page.mouse.up();
    expect(await takeCalls(page)).toEqual([]);
    await expect.poll(() => spoken(page)).toContain('Not moved: Overlaps New client. Back at');
    await page.close();
  });

  it.each([
    ['removed', 'Somebody else has just taken it away. Your move has ended.'],
    ['changed', 'Somebody else has just changed it. Your move has ended.'],
  ])('ends politely when somebody else has %s the very block', async (how, said) => {
    const page = await openHolding();
    await page.evaluate((what) => {
      const { model } = window.schedulePage;
      if (what === 'removed') model.remove('b0-0');
      else model.put('b0-0', 'c0', 600, 660);
    }, how);
    await page.locator('[data-notice]', { hasText: said }).waitFor();
    await expect.poll(() => spoken(page)).toBe(said);
    await page.mouse.move(500, 500, { steps: 4 });
    await page.mouse.up();
    await expectOf(page.locator('[data-ghost]')).toHaveCount(0);
    expect(await takeCalls(page)).toEqual([]);
    await page.close();
  });

  it('ends a move by keyboard in the same way, and keeps the focus', async () => {
    const page = await schedule.open();
    await walkTo(page, 'Ana Cruz');
    await page.keyboard.press('m');
    await page.keyboard.press('ArrowRight');
    await page.evaluate(() => window.schedulePage.model.remove('b0-0'));
    await settle(page);
    await expect.poll(() => spoken(page)).toBe('Somebody else has just taken it away. Your move has ended.');
    await expectOf(page.locator('[data-cursor]:focus')).toHaveCount(1);
    await page.close();
  });
});

describe('other people’s changes', () => {
  it('leave focus, scroll position and every other element as they are', async () => {
    const page = await schedule.open('columns=60');
    await walkTo(page, 'Ben Okafor');
    await page.evaluate(() => document.querySelector('[role="grid"]')?.parentElement?.scrollTo(2005, 240));
    await page.locator('[data-block="b15-0"]').waitFor();
    const before = await pointOf(page, 'c15', 600);
    const kept = await page.locator('[data-block="b15-1"]').elementHandle();
    await page.evaluate(() => {
      const { model, addColumns } = window.schedulePage;
      model.put('b15-0', 'c15', 600, 630);
      model.remove('b0-1');
      addColumns(7);
    });
    await settle(page);
    await expect.poll(() => pointOf(page, 'c15', 600)).toEqual(before);
    expect(await kept?.evaluate((element) => element.isConnected)).toBe(true);
    await expectOf(page.locator('[data-cursor]:focus')).toHaveCount(1);
    await page.close();
  });
});

/** What renders again when something happens. */
async function rendersAfter(page: Page, change: 'status' | 'time' | 'elsewhere'): Promise<string[]> {
  return page.evaluate(async (what) => {
    const { model, takeRenders } = window.schedulePage;
    takeRenders();
    if (what === 'status') model.setStatus('b3-4', 'Completed');
    else if (what === 'time') model.put('b3-4', 'c3', 11 * 60, 11 * 60 + 30);
    else model.put('b300-4', 'c300', 11 * 60, 11 * 60 + 30);
    for (let n = 0; n < 4; n++) await new Promise((resolve) => requestAnimationFrame(resolve));
    return takeRenders();
  }, change);
}

describe('332 columns of 12 blocks', () => {
  it('renders the content of one block when its status changes', async () => {
    const page = await schedule.open('columns=332&day=full');
    const renders = await rendersAfter(page, 'status');
    expect(renders.filter((name) => /^(Schedule|Fake|Cursor)/.test(name))).toEqual(['FakeBlock b3-4']);
    await page.close();
  });

  it('renders one block of its column when its time changes', async () => {
    const page = await schedule.open('columns=332&day=full');
    const renders = await rendersAfter(page, 'time');
    expect(renders.filter((name) => /^(Schedule|Fake|Cursor)/.test(name))).toEqual([
      'ScheduleColumn',
      'ScheduleBlockBox b3-4',
      'FakeBlock b3-4',
    ]);
    await page.close();
  });

  it('renders nothing for a column out of sight', async () => {
    const page = await schedule.open('columns=332&day=full');
    expect(await rendersAfter(page, 'elsewhere')).toEqual([]);
    await page.close();
  });

  it('renders the ghost alone while something is dragged', async () => {
    const page = await schedule.open('columns=332&day=plain');
    await dragMouse(page, await pointOf(page, 'c0', 570), await pointOf(page, 'c2', 690), { drop: false });
    await page.evaluate(() => window.schedulePage.takeRenders());
    const { x, y } = await pointOf(page, 'c4', 700);
    await page.mouse.move(x, y, { steps: 6 });
    const renders: string[] = [];
    await expect
      .poll(async () => {
        renders.push(...(await page.evaluate(() => window.schedulePage.takeRenders())));
        return renders;
      })
      .toContain('ScheduleGhost');
    await settle(page);
    renders.push(...(await page.evaluate(() => window.schedulePage.takeRenders())));
    expect(
      renders.filter((name) => /^(ScheduleGrid|ScheduleColumn|ScheduleBlockBox|Fake)/.test(name)),
    ).toEqual([]);
    await page.close();
  });

  it('keeps only the columns in sight', async () => {
    const page = await schedule.open('columns=332&day=full');
    await expectOf(page.getByRole('grid')).toHaveAttribute('aria-colcount', '332');
    expect(await page.locator('[data-column]').count()).toBeLessThan(14);
    await page.close();
  });
});

describe('accessibility', () => {
  it.each(looks)(
    'axe finds nothing ($colorScheme, $viewport.width), also with a refused ghost and a chosen block',
    async ({ colorScheme, viewport }) => {
      // Nothing half transparent on its way: that has another contrast.
      const page = await schedule.open(`columns=12&day=lively&scheme=${colorScheme}`, {
        viewport,
        reducedMotion: 'reduce',
      });
      await page.locator('[data-block="b0-1"]').click();
      await walkTo(page, 'Ana Cruz');
      await page.keyboard.press('m');
      await page.keyboard.press('PageDown');
      await page.locator('[data-ghost][data-refused]').waitFor();
      expect(await violationsOf(page)).toEqual([]);
      await page.close();
    },
  );
});
