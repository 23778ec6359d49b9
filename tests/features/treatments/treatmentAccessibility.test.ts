import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordOf } from './page/fakeRecords';
import { startTreatmentsPage } from './page/openTreatmentsPage';
import { button, change, openRecord, part } from './page/treatmentHands';
import { looks, violationsOf } from '../../browser/axe';

let pages: Awaited<ReturnType<typeof startTreatmentsPage>>;
beforeAll(async () => {
  pages = await startTreatmentsPage();
}, 120_000);
afterAll(() => pages.close());

const draft = recordOf(1).id;

describe.each(looks)('in $colorScheme at $viewport.width', ({ colorScheme, viewport }) => {
  it.each([
    [
      'a draft in conflict',
      async (page: Page) => {
        await openRecord(page, 'Draft');
        await part(page, 'Subjective').fill('Mine.');
        await change(page, draft, { subjective: 'Theirs.' });
        await page.getByRole('group', { name: /Subjective/ }).waitFor();
      },
    ],
    [
      'the question before signing',
      async (page: Page) => {
        await openRecord(page, 'Draft');
        await button(page, 'Sign…').click();
        await page.getByText('Signed records never change').waitFor();
      },
    ],
    [
      'a signed record',
      async (page: Page) => {
        await openRecord(page, 'Signed record');
        await button(page, 'Add addendum').click();
        await part(page, 'Addendum').fill('More.');
      },
    ],
  ])('%s has nothing that accessibility rules forbid', async (_name, prepare) => {
    const page = await pages.open('therapist', { colorScheme, viewport, reducedMotion: 'reduce' });
    await prepare(page);
    expect(await violationsOf(page)).toEqual([]);
    await page.close();
  });
});
