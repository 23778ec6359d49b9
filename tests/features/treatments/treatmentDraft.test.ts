import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectOf } from '../../browser/expectOf';
import { recordOf } from './page/fakeRecords';
import { startTreatmentsPage } from './page/openTreatmentsPage';
import { button, change, openRecord, part, seen, writes } from './page/treatmentHands';

let pages: Awaited<ReturnType<typeof startTreatmentsPage>>;
beforeAll(async () => {
  pages = await startTreatmentsPage();
}, 120_000);
afterAll(() => pages.close());

const draft = recordOf(1).id;

/** Notes which parts are marked from now on: a mark fades soon, and may be gone before anybody asks for it. */
async function recordMarks(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const marked = new Set<string>();
    new MutationObserver((records) => {
      for (const { target } of records) {
        const { part: name, glow } = (target as HTMLElement).dataset;
        if (name !== undefined && glow !== undefined) marked.add(name);
      }
    }).observe(document.body, { subtree: true, attributeFilter: ['data-glow'] });
    Object.assign(window, { marked });
  });
  return () => page.evaluate(() => [...(window as unknown as { marked: Set<string> }).marked]);
}

describe('writing a draft', () => {
  it('sends nothing before it is saved, then only what was typed', async () => {
    const page = await pages.open();
    await openRecord(page, 'Draft');
    await part(page, 'Objective').fill('Rotation 50° to the left.');
    await seen(page, 'Not saved yet.');
    expect(await writes(page)).toEqual([]);
    await part(page, 'Objective').press('Control+Enter');
    await seen(page, 'Draft saved');
    expect(await writes(page)).toEqual([{ call: 'PATCH', body: { objective: 'Rotation 50° to the left.' } }]);
    await seen(page, 'All of it is saved.');
    await page.close();
  });

  it('grows with its text', async () => {
    const page = await pages.open();
    await openRecord(page, 'Draft');
    const height = async () => (await part(page, 'Plan').boundingBox())?.height ?? 0;
    const before = await height();
    await part(page, 'Plan').fill('One line.\n'.repeat(12) + 'End.');
    await expect.poll(height).toBeGreaterThan(before + 100);
    await page.close();
  });

  it('goes on under the hands while somebody else writes another part, and both stay', async () => {
    const page = await pages.open();
    await openRecord(page, 'Draft');
    const mine = part(page, 'Plan');
    await mine.focus();
    await mine.pressSequentially('Again in');
    await mine.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(2, 5));
    const scroll = await page.evaluate(() => document.scrollingElement?.scrollTop);
    const marked = await recordMarks(page);
    await change(page, draft, { assessment: 'Strain of the neck.' });
    await expectOf(part(page, 'Assessment')).toHaveValue('Strain of the neck.');
    // Only the part that changed is marked.
    await expect.poll(marked).toEqual(['assessment']);
    expect(
      await mine.evaluate((area: HTMLTextAreaElement) => [
        area.value,
        area.selectionStart,
        area.selectionEnd,
        document.activeElement === area,
      ]),
    ).toEqual(['Again in', 2, 5, true]);
    expect(await page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(scroll);
    await mine.press('End');
    await mine.pressSequentially(' a week.');
    await mine.press('Control+Enter');
    await seen(page, 'Draft saved');
    const [write] = await writes(page);
    expect(write?.body).toEqual({ plan: 'Again in a week.' });
    const stored = await page.evaluate((id) => window.treatmentsPage.rowOf(id), draft);
    expect(stored).toMatchObject({ plan: 'Again in a week.', assessment: 'Strain of the neck.' });
    await page.close();
  });

  it.each([
    ['mine', 'Use mine for Subjective', 'Stiff neck and shoulder.'],
    ['theirs', 'Keep theirs for Subjective', 'Stiff neck since Monday.'],
  ])(
    'of one part that both wrote shows both, and sends neither before one is chosen: %s',
    async (_which, choice, kept) => {
      const page = await pages.open();
      await openRecord(page, 'Draft');
      await part(page, 'Subjective').fill('Stiff neck and shoulder.');
      await change(page, draft, { subjective: 'Stiff neck since Monday.' });
      const both = page.getByRole('group', { name: /Subjective/ });
      await expectOf(both).toContainText('Stiff neck since Monday.');
      await expectOf(both).toContainText('Stiff neck and shoulder.');
      await expectOf(part(page, 'Subjective')).toHaveValue('Stiff neck and shoulder.');
      await seen(page, 'Choose what shall stand');
      await expectOf(button(page, 'Save and sign…')).toBeDisabled();
      await part(page, 'Objective').fill('Warm.');
      await button(page, 'Save').click();
      await seen(page, 'Draft saved');
      // The other part is stored already; this one waits.
      expect((await writes(page)).map(({ body }) => body)).toEqual([{ objective: 'Warm.' }]);
      await button(page, choice).click();
      await both.waitFor({ state: 'detached' });
      await expectOf(part(page, 'Subjective')).toHaveValue(kept);
      if (kept === 'Stiff neck and shoulder.') {
        await button(page, 'Save').click();
        await seen(page, 'All of it is saved.');
      }
      const stored = await page.evaluate((id) => window.treatmentsPage.rowOf(id), draft);
      expect(stored).toMatchObject({ subjective: kept, objective: 'Warm.' });
      await page.close();
    },
  );

  it('keeps what was typed when it is refused, and says why', async () => {
    const page = await pages.open();
    await openRecord(page, 'Draft');
    await part(page, 'Plan').fill('Again.');
    await page.evaluate(() => window.treatmentsPage.refuseNext('against_rules', 'Wait a moment.'));
    await button(page, 'Save').click();
    await seen(page, 'Wait a moment.');
    await expectOf(part(page, 'Plan')).toHaveValue('Again.');
    await button(page, 'Retry').click();
    await seen(page, 'Draft saved');
    await page.close();
  });

  it('waits unsaved while another record is looked at; what was written there meanwhile is a choice', async () => {
    const page = await pages.open();
    await openRecord(page, 'Draft');
    await part(page, 'Plan').fill('Again in a week.');
    await part(page, 'Subjective').fill('Stiff neck, and dizzy.');
    await openRecord(page, 'Empty draft');
    await expectOf(part(page, 'Plan')).toHaveValue('');
    await change(page, draft, { subjective: 'Stiff neck at night.' });
    await openRecord(page, 'Draft');
    await expectOf(part(page, 'Plan')).toHaveValue('Again in a week.');
    await expectOf(part(page, 'Subjective')).toHaveValue('Stiff neck at night.');
    await button(page, 'Use mine for Subjective').click();
    await expectOf(part(page, 'Subjective')).toHaveValue('Stiff neck, and dizzy.');
    await button(page, 'Discard').click();
    await expectOf(part(page, 'Plan')).toHaveValue('');
    await openRecord(page, 'Empty draft');
    await openRecord(page, 'Draft');
    await expectOf(part(page, 'Plan')).toHaveValue('');
    expect(await writes(page)).toEqual([]);
    await page.close();
  });

  it('is still there to be copied when somebody deleted the draft', async () => {
    const page = await pages.open();
    await openRecord(page, 'Draft');
    await part(page, 'Plan').fill('Again in a week.');
    await page.evaluate((id) => window.treatmentsPage.remove(id), draft);
    const gone = page.getByRole('region', { name: 'Deleted meanwhile' });
    await expectOf(gone).toContainText('Again in a week.');
    await page.close();
  });

  it('is deleted by whoever may, and comes back undone', async () => {
    const page = await pages.open();
    await openRecord(page, 'Draft');
    await button(page, 'Delete draft').click();
    await seen(page, 'Draft deleted');
    await button(page, 'Undo').click();
    await expect.poll(async () => (await writes(page)).map(({ call }) => call)).toEqual(['DELETE', 'POST']);
    expect((await writes(page))[1]?.body).toMatchObject({ subjective: 'Stiff neck.' });
    await page.close();
  });
});
