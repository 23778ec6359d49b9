import type { BrowserContextOptions, Page } from '@playwright/test';
import type { Id } from '@/domain/primitives';
import { idOf } from './clinicRows';
import type { startPatientsPage } from './openPatientsPage';
import { steady } from '../../steadyPage';

export const ana = idOf(4, 0);

/** The page with the first patient open, once their history is there. */
export async function openAna(
  patients: Awaited<ReturnType<typeof startPatientsPage>>,
  query = '',
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await patients.open(`open=0&${query}`, options);
  await page.getByRole('article', { name: 'Client' }).waitFor();
  await page.getByRole('list', { name: 'To come' }).waitFor();
  return steady(page);
}

export function field(page: Page, name: string) {
  return page.getByRole('article', { name: 'Client' }).getByLabel(name, { exact: true });
}

/** The first patient as the server keeps them. */
export function stored(page: Page) {
  return page.evaluate((id) => window.patientsPage.row('patients', id), ana);
}

/** Somebody else changes these fields of the first patient. */
export function othersChange(page: Page, fields: object): Promise<void> {
  return page.evaluate(
    ([id, changed]) => window.patientsPage.arrive('patients', 'updated', { id, ...changed }),
    [ana, fields] as const,
  );
}

/** The changes of rows that were sent, in order. */
export async function sent(page: Page): Promise<string[]> {
  const log = await page.evaluate(() => window.patientsPage.log);
  return log.filter((line) => line.startsWith('PATCH'));
}

/** Somebody else does this to a row of any entity. */
export function arrive(
  page: Page,
  path: string,
  op: 'created' | 'updated' | 'deleted',
  row: { id: Id },
): Promise<void> {
  return page.evaluate(([to, what, changed]) => window.patientsPage.arrive(to, what, changed), [
    path,
    op,
    row,
  ] as const);
}
