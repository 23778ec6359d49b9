import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtPage, type BuiltPage } from '../browser/builtPage';
import { expectOf } from '../browser/expectOf';
import { openPage } from '../browser/stage/openPage';
import type { BoardPage } from './page/board';

declare global {
  interface Window {
    boardPage: BoardPage;
  }
}

let built: BuiltPage;

beforeAll(async () => {
  built = await builtPage(join(import.meta.dirname, 'page', 'board.html'));
}, 120_000);
afterAll(() => built?.close());

async function openBoard(address: string): Promise<Page> {
  const page = await openPage(built, {
    query: { at: address },
    awaits: (opened) => opened.getByRole('rowheader', { name: 'Therapist 005' }),
  });
  return page;
}

/** What renders again when a change of row `n` arrives: on a page that has come to rest, until it has come to rest again. */
function rendersAfter(page: Page, ...change: ['created' | 'updated' | 'deleted', number, object]) {
  return page.evaluate(async ([op, n, patch]) => {
    const row = window.boardPage.rows[n];
    if (!row) throw new Error(`There is no row ${n}.`);
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    /** Until four frames in a row have rendered nothing: a board is drawn in the background, as time allows. */
    const rest = async () => {
      const renders = window.boardPage.takeRenders();
      for (let quiet = 0; quiet < 4; quiet++) {
        await frame();
        const more = window.boardPage.takeRenders();
        if (more.length === 0) continue;
        renders.push(...more);
        quiet = -1;
      }
      return renders;
    };
    await rest();
    window.boardPage.arrive(op, { ...row, ...patch });
    return { row, renders: await rest() };
  }, change);
}

/** Everything of the board; the list of others' changes beside it is meant to grow. */
const ours = (renders: readonly string[]) =>
  renders.filter((name) => /^(Board|Operator|AvailableNow|Day|Time|Staff|Open)/.test(name));

describe('the operator board with 10,500 rows', () => {
  it('renders one chip when a time of a later day changes', async () => {
    const page = await openBoard('operator');
    const { row, renders } = await rendersAfter(page, 'updated', 4, { endTime: '13:30' });
    await page.getByText('12:00–13:30').waitFor();
    expect(ours(renders)).toEqual([`TimeChip ${row.id}`]);
    await page.close();
  });

  it('renders one cell when a row is deleted or added', async () => {
    const page = await openBoard('operator');
    const { row, renders } = await rendersAfter(page, 'deleted', 4, {});
    expect(renders.filter((name) => name.startsWith('DayCell'))).toEqual([
      `DayCell ${row.staffId} ${row.date}`,
    ]);
    expect(renders.filter((name) => /^(Board|Operator)/.test(name))).toEqual([]);
    await page.close();
  });

  it('renders nothing of the board for a therapist out of sight', async () => {
    const page = await openBoard('operator');
    const { renders } = await rendersAfter(page, 'updated', 10_000, { isActive: false });
    expect(ours(renders)).toEqual([]);
    await page.close();
  });

  it('renders the figures, the status and the chip, and no board, when somebody is switched off today', async () => {
    const page = await openBoard('operator');
    const { row, renders } = await rendersAfter(page, 'updated', 0, { isActive: false });
    expect(renders).toContain(`TimeChip ${row.id}`);
    expect(renders).toContain('AvailableNow');
    expect(renders.filter((name) => /^(Board|Operator|DayCell|StaffHead)/.test(name))).toEqual([]);
    await page.close();
  });

  it('keeps only the rows in sight', async () => {
    const page = await openBoard('operator');
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('251');
    expect(await page.getByRole('row').count()).toBeLessThan(30);
    await page.close();
  });

  it('keeps the focus on its cell while that is scrolled out of sight', async () => {
    const page = await openBoard('operator');
    const cell = page.getByRole('gridcell').nth(3);
    await cell.click();
    // The focus goes into what was opened, and only then comes back from it.
    await expectOf(page.getByRole('dialog').locator(':focus')).toBeVisible();
    await page.keyboard.press('Escape');
    await expectOf(page.getByRole('dialog')).toHaveCount(0);
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-column'));
    await expect.poll(focused).toBe('3');
    await page.mouse.wheel(0, 6000);
    await page.getByText('Therapist 100').waitFor();
    expect(await focused()).toBe('3');
    await page.close();
  });
});

describe('the scheduling board with 10,500 rows', () => {
  it('renders the cell and the heading concerned when a row changes', async () => {
    const page = await openBoard('scheduling');
    const { row, renders } = await rendersAfter(page, 'updated', 4, { isActive: false });
    expect(new Set(renders)).toEqual(
      new Set([`DayOpen ${row.staffId} ${row.date}`, `OpenHead ${row.staffId}`]),
    );
    await page.close();
  });
});
