import type { Page } from '@playwright/test';
import type { Referral } from '@/features/referrals/referral';
import { addressOf } from '../../../browser/stage/openPage';
import { idOf } from '../../../features/appointments/page/practiceRows';
import { referrals } from './referralRows';

/** Of `referralRows`. */
export const overdue = idOf(7, 0);
export const draft = idOf(7, 3);
export const othersDraft = idOf(7, 4);
export const declined = idOf(7, 7);

export const at = (id: string) => ({ at: `/${id}` });
export const line = (page: Page, id: string) => page.locator(`li > [data-id="${id}"]`);
export const lines = (page: Page) => page.getByRole('listitem').getByRole('link');
export const details = (page: Page, name: string) => page.getByRole('form', { name: `Referral to ${name}` });
export const statuses = (page: Page) => page.getByRole('group', { name: 'Status' }).getByRole('button');
export const stored = (page: Page, id: string) =>
  page.evaluate((wanted) => window.referralsPage.rows('referrals').find((one) => one.id === wanted), id);
export const address = (page: Page) => addressOf(page).textContent();

export function rowOf(id: string): Referral {
  const found = referrals.find((row) => row.id === id);
  if (!found) throw new Error(`There is no referral ${id}.`);
  return found;
}

/** Somebody else changes it, and it is told here. */
export const arrive = (page: Page, id: string, patch: object, op: 'updated' | 'deleted' = 'updated') =>
  page.evaluate(([row, how]) => window.referralsPage.arrive(how, row), [
    { ...rowOf(id), ...patch },
    op,
  ] as const);

/** Somebody else changes it, and it is not told here yet. */
export const changeUntold = (page: Page, id: string, patch: object) =>
  page.evaluate((row) => window.referralsPage.putSilently(row), { ...rowOf(id), ...patch });
