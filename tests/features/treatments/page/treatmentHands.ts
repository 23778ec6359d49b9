import type { Page } from '@playwright/test';
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

/** Opens one of the records by its button on the page. */
export async function openRecord(page: Page, name: 'Draft' | 'Signed record' | 'Empty draft'): Promise<void> {
  await button(page, name).click();
  await page.getByRole('region', { name: 'Opened' }).locator('[data-part]').first().waitFor();
}
