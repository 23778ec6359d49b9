import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf } from '../../browser/stage/openPage';
import { idOf, patientRow } from './page/clinicRows';
import { startPatientsPage } from './page/openPatientsPage';
import { expectOf } from '../../browser/expectOf';

let patients: Awaited<ReturnType<typeof startPatientsPage>>;
beforeAll(async () => {
  patients = await startPatientsPage();
}, 120_000);
afterAll(() => patients?.close());

async function openPalette(query = ''): Promise<Page> {
  const page = await patients.open(`palette&patients=1000&${query}`);
  await expectOf(field(page)).toBeFocused();
  return page;
}
const field = (page: Page) => page.getByRole('dialog').getByRole('combobox');
/** Letter by letter within one task of the page: no pause between two letters is longer than the one that is waited for. */
const typeAtOnce = (page: Page, text: string) =>
  field(page).evaluate(async (input, letters) => {
    for (const letter of letters) {
      if (document.activeElement !== input) throw new Error('The field has lost the focus.');
      document.execCommand('insertText', false, letter);
      await Promise.resolve();
    }
  }, text);
const people = (page: Page) => page.getByRole('group', { name: 'Clients' }).getByRole('option');
const searches = async (page: Page) =>
  (await page.evaluate(() => window.patientsPage.log)).filter((line) => line === 'POST /patients/search')
    .length;

const fin = patientRow(3000, { firstName: 'Fin', lastName: 'Finder' });

describe('the palette', () => {
  it('finds patients that this tab does not hold, and opens one by Enter; what was typed stands in no address', async () => {
    const page = await openPalette();
    await page.keyboard.type('jonas weber 9');
    await expectOf(people(page).first()).toContainText('Jonas Weber 9');
    await page.keyboard.press('Enter');
    await expectOf(page.getByRole('heading', { level: 2, name: 'Jonas Weber 9' })).toBeVisible();
    await expectOf(addressOf(page)).toHaveText(`/assistant/patients/${idOf(4, 999)}`);
    await page.close();
  });

  it('asks once for what is typed in one go, and shows the answer to the newest text whatever comes later', async () => {
    const page = await openPalette();
    const before = await searches(page);
    await page.evaluate(() => window.patientsPage.hold());
    await typeAtOnce(page, 'ana');
    await expectOf(field(page)).toHaveValue('ana');
    await expect.poll(() => searches(page)).toBe(before + 1);
    await field(page).fill('bruno meyer');
    await expect.poll(() => searches(page)).toBe(before + 2);
    await page.evaluate(() => window.patientsPage.answer());
    await expectOf(people(page).first()).toContainText('Bruno Meyer');
    expect((await people(page).allTextContents()).every((text) => text.startsWith('Bruno Meyer'))).toBe(true);
    await page.close();
  });

  it('keeps what Enter would take when patients are found a moment later', async () => {
    const page = await openPalette();
    await page.evaluate((row) => window.patientsPage.arrive('patients', 'created', row), fin);
    await page.evaluate(() => window.patientsPage.hold());
    await page.keyboard.type('fin');
    const first = page.getByRole('option', { selected: true });
    await expectOf(first).toHaveText(/Find a client/);
    await page.evaluate(() => window.patientsPage.answer());
    await expectOf(people(page).first()).toContainText('Fin Finder');
    await expectOf(first).toHaveText(/Find a client/);
    await page.close();
  });

  it('offers none to whoever has no page to open them on', async () => {
    const page = await openPalette('role=scheduler');
    const before = await searches(page);
    await page.keyboard.type('jonas');
    await expectOf(page.getByText('Nothing is called that.')).toBeVisible();
    expect(await searches(page)).toBe(before);
    await page.close();
  });
});
