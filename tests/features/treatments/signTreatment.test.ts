import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectOf } from '../../browser/expectOf';
import { recordOf } from './page/fakeRecords';
import { startTreatmentsPage } from './page/openTreatmentsPage';
import { button, change, opened, openRecord, part, seen, writes } from './page/treatmentHands';

let pages: Awaited<ReturnType<typeof startTreatmentsPage>>;
beforeAll(async () => {
  pages = await startTreatmentsPage();
}, 120_000);
afterAll(() => pages.close());

const draft = recordOf(1).id;
const signed = recordOf(2).id;

describe('signing', () => {
  it('saves first, says that it is for good, and leaves nothing to write in', async () => {
    const page = await pages.open();
    await openRecord(page, 'Draft');
    await part(page, 'Plan').fill('Again in a week.');
    await button(page, 'Save and sign…').click();
    const dialog = page.getByRole('dialog', { name: 'Sign this record?' });
    await expectOf(dialog).toContainText('Signed records never change');
    expect((await writes(page)).map(({ call }) => call)).toEqual(['PATCH']);
    await expectOf(button(page, 'Sign')).toBeFocused();
    await page.keyboard.press('Enter');
    // A card below has been signed by her all along.
    await expectOf(opened(page).getByText(/^Signed by Maria Santos/)).toBeVisible();
    await dialog.waitFor({ state: 'detached' });
    await expectOf(opened(page).getByRole('textbox')).toHaveCount(0);
    expect((await writes(page)).map(({ call }) => call)).toEqual(['PATCH', 'sign']);
    await page.close();
  });

  it('is not for what came in while one was asked', async () => {
    const page = await pages.open();
    await openRecord(page, 'Draft');
    await button(page, 'Sign…').click();
    await page.getByRole('dialog').waitFor();
    await change(page, draft, { plan: 'Amputate.' });
    await seen(page, 'Somebody else changed the record just now.');
    await expectOf(button(page, 'Sign')).toBeDisabled();
    await button(page, 'Read it again').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expectOf(part(page, 'Plan')).toHaveValue('Amputate.');
    expect(await writes(page)).toEqual([]);
    await page.close();
  });

  it('shows at once, says that it is on its way, and is taken back when refused', async () => {
    const page = await pages.open();
    await openRecord(page, 'Draft');
    await page.evaluate(() => window.treatmentsPage.hold());
    await button(page, 'Sign…').click();
    await button(page, 'Sign').click();
    await seen(page, 'Being signed by Maria Santos');
    await page.evaluate(() => {
      window.treatmentsPage.refuseNext('forbidden', 'Not yours to sign.');
      window.treatmentsPage.letGo();
    });
    await seen(page, 'Not yours to sign.');
    await expectOf(part(page, 'Subjective')).toHaveValue('Stiff neck.');
    await page.close();
  });

  it('needs something written', async () => {
    const page = await pages.open();
    await openRecord(page, 'Empty draft');
    await seen(page, 'Nothing is written yet.');
    await expectOf(button(page, 'Sign…')).toBeDisabled();
    await part(page, 'Plan').fill('  ');
    await expectOf(button(page, 'Sign…')).toBeDisabled();
    await part(page, 'Plan').fill('Rest.');
    await expectOf(button(page, 'Save and sign…')).toBeEnabled();
    await page.close();
  });

  it('is offered to whoever treated alone; an assistant writes, another therapist reads', async () => {
    const assistant = await pages.open('assistant');
    await openRecord(assistant, 'Draft');
    await seen(assistant, 'Maria Santos signs it.');
    await expectOf(assistant.getByRole('button', { name: /ign…/ })).toHaveCount(0);
    await part(assistant, 'Plan').fill('Rest.');
    await button(assistant, 'Save').click();
    await seen(assistant, 'Draft saved');
    await assistant.close();

    const other = await pages.open('therapist-other');
    await openRecord(other, 'Draft');
    await expectOf(opened(other).getByText('Stiff neck.')).toBeVisible();
    await expectOf(opened(other).getByRole('textbox')).toHaveCount(0);
    await expectOf(opened(other).getByRole('button')).toHaveCount(0);
    await openRecord(other, 'Signed record');
    await seen(other, 'No pain the morning after.');
    await expectOf(opened(other).getByRole('button')).toHaveCount(0);
    await other.close();
  });
});

describe('a signed record', () => {
  it('takes addenda, and what others add meanwhile disturbs nobody who writes one', async () => {
    const page = await pages.open();
    await openRecord(page, 'Signed record');
    await button(page, 'Add addendum').click();
    const field = part(page, 'Addendum');
    await expectOf(field).toBeFocused();
    await field.pressSequentially('Phoned:');
    await page.evaluate((id) => window.treatmentsPage.add(id, 'Carla Mendes', 'Bill sent.'), signed);
    await seen(page, 'Bill sent.');
    await field.pressSequentially(' all well.');
    await expectOf(field).toHaveValue('Phoned: all well.');
    await field.press('Control+Enter');
    await button(page, 'Add addendum').waitFor();
    const listed = page.getByRole('region', { name: 'Addenda' }).getByRole('listitem');
    await expect
      .poll(() => listed.allInnerTexts())
      .toEqual([
        expect.stringContaining('No pain the morning after.'),
        expect.stringContaining('Bill sent.'),
        expect.stringContaining('Phoned: all well.'),
      ]);
    await expectOf(button(page, 'Add addendum')).toBeFocused();
    await page.close();
  });

  it('keeps an addendum that was refused, and one that was left unsaved', async () => {
    const page = await pages.open();
    await openRecord(page, 'Signed record');
    await button(page, 'Add addendum').click();
    await part(page, 'Addendum').fill('Phoned.');
    await page.evaluate(() => window.treatmentsPage.refuseNext('against_rules', 'The server is stopping.'));
    await button(page, 'Add to the record').click();
    await seen(page, 'The server is stopping.');
    await expectOf(part(page, 'Addendum')).toHaveValue('Phoned.');
    await openRecord(page, 'Draft');
    await openRecord(page, 'Signed record');
    await expectOf(part(page, 'Addendum')).toHaveValue('Phoned.');
    await page.close();
  });

  it('that was signed while one was writing has none of it, and offers it as an addendum', async () => {
    const page = await pages.open('assistant');
    await openRecord(page, 'Draft');
    await part(page, 'Plan').fill('Again in a week.');
    await change(page, draft, { signedAt: '2026-11-24T15:00:00.000Z', signedBy: 'Maria Santos' });
    await seen(page, 'The record was signed while you were writing.');
    await expectOf(page.locator('[data-part="plan"]')).toContainText('Nothing noted');
    await button(page, 'Write as addendum').click();
    await expectOf(part(page, 'Addendum')).toHaveValue('Plan: Again in a week.');
    await button(page, 'Add to the record').click();
    await seen(page, 'Addendum added');
    expect((await writes(page)).map(({ call, body }) => [call, body])).toEqual([
      ['addenda', { text: 'Plan: Again in a week.' }],
    ]);
    await page.close();
  });

  it('opens from its card by keyboard, and the card names no patient', async () => {
    const page = await pages.open();
    const card = page.getByRole('article', { name: /Treatment record, Sun 22 Nov · 09:00/ });
    await expectOf(card).toHaveAttribute('data-id', signed);
    await expectOf(card).toContainText('Signed by Maria Santos · 1 addendum');
    await card.getByRole('button').press('Enter');
    await seen(page, 'No pain the morning after.');
    await page.close();
  });
});
