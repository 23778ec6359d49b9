import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtPage, type BuiltPage } from '../../browser/builtPage';
import { expectOf } from '../../browser/expectOf';
import { openPage } from '../../browser/stage/openPage';
import type { AssistantPage } from './page/assistant';
import { violationsOf } from '../../browser/axe';

declare global {
  interface Window {
    assistantPage: AssistantPage;
  }
}

let built: BuiltPage;
beforeAll(async () => {
  built = await builtPage(join(import.meta.dirname, 'page', 'assistant.html'));
}, 180_000);
afterAll(() => built?.close());

const open = (query = '', options: Parameters<typeof openPage>[1] = {}) =>
  openPage(built, { query, awaits: (page) => page.getByRole('log'), ...options });
const box = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const offer = (page: Page, time: string) => page.getByRole('button', { name: new RegExp(time) });
const become = (page: Page, place: number, status: 'open' | 'taken' | 'booked' | 'expired') =>
  page.evaluate(([n, to]) => window.assistantPage.become(n, to), [place, status] as const);

async function ask(page: Page): Promise<void> {
  await box(page).fill('a back massage next Tuesday afternoon');
  await box(page).press('Enter');
  await offer(page, '15:15').waitFor();
}

test('from a wish to a booking, by buttons, with the keyboard', async () => {
  const page = await open();
  await ask(page);
  await expectOf(page.getByText('These times are free:')).toHaveCount(1);
  await offer(page, '15:15').press('Enter');
  await page.getByRole('button', { name: 'Yes' }).press('Enter');
  await page.getByText('Booked: Back & neck massage').waitFor();
  const sent = await page.evaluate(() => window.assistantPage.sent().map(({ message }) => message));
  expect(sent.map(({ text }) => text)).toEqual([
    'a back massage next Tuesday afternoon',
    'Tue 1 Dec, 15:15, Maria Santos',
    'Yes',
  ]);
  expect(sent[1]?.offerId).toBeDefined();
  // What was booked here is spoken of when somebody else moves it.
  await page.evaluate(() => window.assistantPage.moveBooked());
  await page.getByText('An appointment of this conversation was changed elsewhere.').waitFor();
  await page.context().close();
});

test('an offered time strikes itself out when it is taken, keeps the focus, and is whole again when it is free again', async () => {
  const page = await open();
  await ask(page);
  await offer(page, '15:15').focus();
  await become(page, 1, 'taken');
  await expectOf(offer(page, '15:15')).toHaveAttribute('aria-disabled', 'true');
  await expectOf(offer(page, '15:15')).toHaveAccessibleName(/taken/);
  await expectOf(offer(page, '15:15')).toBeFocused();
  await expectOf(offer(page, '15:15').locator('span').first()).toHaveCSS(
    'text-decoration-line',
    'line-through',
  );
  await expectOf(page.getByRole('status').filter({ hasText: 'was just taken' })).toHaveText(
    'Tue 1 Dec, 15:15, Maria Santos was just taken.',
  );
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => window.assistantPage.sent().length)).toBe(1);
  await become(page, 1, 'open');
  await expectOf(offer(page, '15:15')).toHaveAttribute('aria-disabled', 'false');
  await expectOf(page.getByText('is free again.')).toBeVisible();
  // Nor has what was pressed then been sent late.
  expect(await page.evaluate(() => window.assistantPage.sent().length)).toBe(1);
  await page.context().close();
});

test('what was not answered is sent again under the same mutation id', async () => {
  const page = await open();
  await page.evaluate(() => window.assistantPage.setDown(true));
  await box(page).fill('a back massage');
  await box(page).press('Enter');
  await page.getByRole('alert').waitFor();
  await page.evaluate(() => window.assistantPage.setDown(false));
  await page.getByRole('button', { name: 'Send again' }).click();
  await offer(page, '14:00').waitFor();
  const ids = await page.evaluate(() => window.assistantPage.sent().map(({ mutationId }) => mutationId));
  expect(ids.length).toBe(2);
  expect(new Set(ids).size).toBe(1);
  await page.context().close();
});

test('after a reload the conversation is there again, and nothing of it was kept in the browser', async () => {
  const page = await open();
  await ask(page);
  expect(
    await page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])),
  ).not.toContain('massage');
  await page.reload();
  await offer(page, '16:30').waitFor();
  await become(page, 2, 'taken');
  await expectOf(offer(page, '16:30')).toHaveAttribute('data-status', 'taken');
  await page.context().close();
});

test.each(['light', 'dark'] as const)(
  'on a phone, %s, in German: nothing overflows, and no rule of accessibility is broken',
  async (colorScheme) => {
    const page = await open('language=de', { viewport: { width: 390, height: 844 }, colorScheme });
    const field = page.getByRole('textbox', { name: 'Nachricht' });
    await field.fill('Rückenmassage');
    await field.press('Enter');
    await offer(page, '15:15').waitFor();
    await become(page, 0, 'taken');
    await expectOf(offer(page, '14:00')).toHaveAccessibleName(/vergeben/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  },
);
