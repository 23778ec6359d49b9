import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startImportsPage } from './page/openImportsPage';
import { expectOf } from '../../browser/expectOf';
import { violationsOf } from '../../browser/axe';
import { steady } from '../steadyPage';

let imports: Awaited<ReturnType<typeof startImportsPage>>;
beforeAll(async () => {
  imports = await startImportsPage();
}, 240_000);
afterAll(() => imports?.close());

const head = 'First name,Surname,Birth date,Shoe size';
/** Other names in every test: one practice for all of them. */
const csv = (who: string, count: number, from = 0) => ({
  name: 'anything.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [head, ...Array.from({ length: count }, (_, n) => `${who},Number ${n + from},1980-11-24,39`)].join('\n'),
  ),
});

const importButton = (page: Page) => page.getByRole('button', { name: 'Import', exact: true });
const dialogOf = (page: Page) => page.getByRole('dialog', { name: /^Import / });
const total = async (page: Page) => Number(await page.getByTestId('total').textContent());

async function openPage(
  who = 'assistant',
  options: Parameters<typeof imports.signIn>[1] = {},
): Promise<Page> {
  const page = await (await imports.signIn(who, options)).newPage();
  await page.goto(imports.url());
  await page.getByTestId('total').waitFor();
  return steady(page);
}

async function choose(page: Page, file: ReturnType<typeof csv>): Promise<Locator> {
  await importButton(page).click();
  const dialog = dialogOf(page);
  await expectOf(dialog.getByRole('button', { name: 'Choose a file' })).toBeFocused();
  await dialog.getByLabel('File to import').setInputFiles(file);
  return dialog;
}

/** Leaves nothing that the next test would find waiting: a tab that closes takes what it was sending with it. */
async function cancel(page: Page): Promise<void> {
  const isTold = page.waitForResponse((answer) => answer.url().endsWith('/cancel'));
  await dialogOf(page).getByRole('button', { name: 'Cancel' }).click();
  await isTold;
}

describe('bringing a file in', () => {
  test('shows what is in it, writes it on one word, and both this tab and another one see it arrive', async () => {
    const page = await openPage();
    const other = await openPage('admin');
    const [before, there] = [await total(page), await total(other)];
    const dialog = await choose(page, csv('Ada', 3_000));
    await expectOf(dialog.getByText('The file holds 3,000 clients.')).toBeVisible();
    await expectOf(dialog.getByRole('cell', { name: 'Number 19', exact: true })).toBeVisible();
    await expectOf(dialog.getByText('Surname → Last name')).toBeVisible();
    await expectOf(dialog.getByText('Shoe size (3,000)')).toBeVisible();
    expect(await total(page)).toBe(before);
    await expectOf(dialog.getByRole('button', { name: 'Import 3,000 clients' })).toBeFocused();
    await imports.whileNoneIsWritten(async () => {
      await page.keyboard.press('Enter');
      await expectOf(dialog.getByRole('progressbar')).toBeVisible();
      await expectOf(other.getByRole('button', { name: /^Importing .* of 3,000 clients/ })).toBeVisible();
      await dialog.getByRole('button', { name: 'Close' }).last().click();
      await expectOf(dialog).toHaveCount(0);
    });
    await expectOf(page.getByText('Imported 3,000 clients')).toBeVisible({ timeout: 90_000 });
    await expectOf(other.getByText('Imported 3,000 clients')).toBeVisible({ timeout: 90_000 });
    await expectOf(page.getByTestId('total')).toHaveText(String(before + 3_000));
    await expectOf(other.getByTestId('total')).toHaveText(String(there + 3_000));
    await page.context().close();
    await other.context().close();
  });

  test('is found again after a reload, before and after it was run', async () => {
    const page = await openPage();
    const dialog = await choose(page, csv('Wei', 40));
    await expectOf(dialog.getByText('The file holds 40 clients.')).toBeVisible();
    await page.reload();
    await importButton(page).click();
    await expectOf(dialogOf(page).getByText('The file holds 40 clients.')).toBeVisible();
    await expectOf(dialogOf(page).getByRole('cell', { name: 'Number 7', exact: true })).toBeVisible();
    await dialogOf(page).getByRole('button', { name: 'Import 40 clients' }).click();
    await expectOf(dialogOf(page).getByText('Imported 40 clients.')).toBeVisible();
    await dialogOf(page).getByRole('button', { name: 'Import another file' }).click();
    await expectOf(dialogOf(page).getByRole('button', { name: 'Choose a file' })).toBeVisible();
    await page.context().close();
  });

  test('leaves out who is here already, unless asked to import them once more', async () => {
    const page = await openPage();
    let dialog = await choose(page, csv('Eve', 5));
    await dialog.getByRole('button', { name: 'Import 5 clients' }).click();
    await expectOf(dialog.getByText('Imported 5 clients.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    dialog = await choose(page, csv('Eve', 5, 2));
    await expectOf(dialog.getByText('The file holds 5 clients; 3 of them are already here.')).toBeVisible();
    await expectOf(dialog.getByText('already here', { exact: true })).toHaveCount(3);
    await dialog.getByRole('checkbox').check();
    await expectOf(dialog.getByRole('button', { name: 'Import 5 clients' })).toBeVisible();
    await dialog.getByRole('checkbox').uncheck();
    await dialog.getByRole('button', { name: 'Import 2 clients' }).click();
    await expectOf(dialog.getByText('Imported 2 clients · 3 skipped.')).toBeVisible();
    await expectOf(dialog.getByRole('cell', { name: 'was here already' })).toHaveCount(3);
    await page.context().close();
  });

  test('says what is wrong with a broken file line by line, and takes a corrected one', async () => {
    const page = await openPage();
    const before = await total(page);
    const broken = { ...csv('Zed', 3), buffer: Buffer.from(`${head}\nZed,One,03/04/1980,1\nZed,,,\n`) };
    const dialog = await choose(page, broken);
    await expectOf(dialog.getByRole('alert')).toContainText('Nothing was imported: this file has 2 problems');
    const rows = dialog.getByRole('region', { name: 'Problems by line' }).getByRole('row');
    await expectOf(rows.nth(1)).toContainText('2Birth date');
    await expectOf(rows.nth(2)).toContainText('3Last nameis missing');
    expect(await total(page)).toBe(before);
    await dialog.getByRole('button', { name: 'Choose another file' }).click();
    await dialog.getByLabel('File to import').setInputFiles(csv('Zed', 1));
    await expectOf(dialog.getByRole('button', { name: 'Import 1 client' })).toBeVisible();
    await cancel(page);
    await expectOf(dialog.getByRole('button', { name: 'Choose a file' })).toBeVisible();
    await dialog.getByLabel('File to import').setInputFiles({ ...csv('Zed', 1), name: 'photo.png' });
    await expectOf(dialog.getByRole('alert')).toHaveText('Choose a CSV or FHIR (JSON) file.');
    await page.keyboard.press('Escape');
    await expectOf(importButton(page)).toBeFocused();
    await page.context().close();
  });

  test('takes a file that is dropped', async () => {
    const page = await openPage();
    await importButton(page).click();
    await dialogOf(page).getByRole('button', { name: 'Choose a file' }).waitFor();
    const dropped = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'x.csv', { type: 'text/csv' }));
      return transfer;
    }, `${head}\nDropped,One,,\n`);
    await dialogOf(page).getByText('or drop it here').dispatchEvent('drop', { dataTransfer: dropped });
    await expectOf(dialogOf(page).getByText('The file holds 1 client.')).toBeVisible();
    await cancel(page);
    await page.context().close();
  });

  test('is nothing for a doctor', async () => {
    const page = await openPage('doctor');
    await expectOf(page.getByRole('heading', { name: 'Clients' })).toBeVisible();
    await expectOf(page.getByRole('button')).toHaveCount(0);
    await page.context().close();
  });
});

describe('taking a file out', () => {
  test('downloads everything as CSV or FHIR', async () => {
    const page = await openPage();
    for (const [name, file] of [
      ['CSV, for a spreadsheet', 'patients.csv'],
      ['FHIR R4, for another system', 'patients.fhir.json'],
    ] as const) {
      await page.getByRole('button', { name: 'Export' }).click();
      const downloading = page.waitForEvent('download');
      await page.getByRole('menuitem', { name }).click();
      const download = await downloading;
      expect(download.suggestedFilename()).toBe(file);
      expect((await readFile(await download.path(), 'utf8')).length).toBeGreaterThan(5_000);
    }
    await page.context().close();
  });
});

describe.each([
  ['light', 1440, 900],
  ['dark', 390, 844],
] as const)('in %s at %i × %i', (colorScheme, width, height) => {
  test('every stage is accessible and fits', async () => {
    const page = await openPage('assistant', { colorScheme, viewport: { width, height } });
    const judge = async () => {
      await page.waitForFunction(() =>
        document.getAnimations().every(({ playState }) => playState !== 'running'),
      );
      expect(await violationsOf(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    };
    await judge();
    const dialog = await choose(page, csv(colorScheme, 30));
    await expectOf(dialog.getByRole('button', { name: 'Import 30 clients' })).toBeVisible();
    await judge();
    await cancel(page);
    await expectOf(dialog.getByRole('button', { name: 'Choose a file' })).toBeVisible();
    await judge();
    await dialog
      .getByLabel('File to import')
      .setInputFiles({ ...csv('x', 1), buffer: Buffer.from('Surname\nx\n') });
    await dialog.getByRole('alert').waitFor();
    await judge();
    await page.context().close();
  });
});
