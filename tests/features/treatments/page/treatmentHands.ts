import type { Page } from '@playwright/test';
import { recordOf } from './fakeRecords';
import type { TreatmentsPage } from './treatments';

declare global {
  interface Window {
    treatmentsPage: TreatmentsPage;
  }
}

/** A field by its label. */
export const part = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Somebody else's change. */
export const change = (page: Page, id: string, fields: object) =>
  page.evaluate(([of, to]) => window.treatmentsPage.change(of, to), [id, fields] as const);

/** What was sent to the server so far, in order. */
export const writes = (page: Page) => page.evaluate(() => window.treatmentsPage.log);

/** Waits until the page says so, however slow the machine. */
export async function seen(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text).first().waitFor();
}

/** The one record that is open. */
export const opened = (page: Page) => page.getByRole('region', { name: 'Opened' });

const places = { Draft: 1, 'Signed record': 2, 'Empty draft': 3 };

/** Opens one of the records by its button on the page, and waits for that very one: another may have been open. */
export async function openRecord(page: Page, name: keyof typeof places): Promise<void> {
  await button(page, name).click();
  const { id } = recordOf(places[name]);
  await page.locator(`[data-record="${id}"] [data-part]`).first().waitFor();
}
