import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtPage, type BuiltPage } from '../browser/builtPage';
import { openPage } from '../browser/stage/openPage';
import type { RealtimePage } from './page/realtime';

declare global {
  interface Window {
    realtimePage: RealtimePage;
  }
}

let built: BuiltPage;

beforeAll(async () => {
  // Only React's development build mounts everything twice.
  built = await builtPage(join(import.meta.dirname, 'page', 'realtime.html'), { isDevelopment: true });
}, 120_000);
afterAll(() => built?.close());

/** Waits until the handlers of this rendering are called; null: none any more. */
const heardBy = (page: Page, voice: string | null) =>
  expect.poll(() => page.evaluate(() => window.realtimePage.heardBy())).toBe(voice);

async function open(): Promise<Page> {
  const page = await openPage(built, { awaits: (opened) => opened.getByText('first') });
  await heardBy(page, 'first');
  return page;
}

const taken = (page: Page) => page.evaluate(() => window.realtimePage.take());

test('the hooks tell each change once, in a tree that is mounted twice', async () => {
  const page = await open();
  expect(await page.evaluate(() => window.realtimePage.mounts())).toBe(2);
  await page.evaluate(() => {
    for (const source of ['tab', 'push'] as const) {
      window.realtimePage.appointment('created', 1, source);
      window.realtimePage.appointment('updated', 2, source);
      window.realtimePage.appointment('deleted', 3, source);
      window.realtimePage.availability('mine', 4, source);
    }
  });
  expect(await taken(page)).toEqual([
    'first sync created 1',
    'first appointments created 1',
    'first sync updated 2',
    'first sync deleted 3',
    'first sync availability created 4',
    'first availability of one created 4',
    'first others created 4',
  ]);
  await page.close();
});

test('the latest handlers are called, and after the component is gone none', async () => {
  const page = await open();
  await page.evaluate(() => window.realtimePage.set({ voice: 'second' }));
  await heardBy(page, 'second');
  await page.evaluate(() => window.realtimePage.appointment('updated', 1, 'push'));
  expect(await taken(page)).toEqual(['second sync updated 1']);
  await page.evaluate(() => window.realtimePage.set({ isMounted: false }));
  await heardBy(page, null);
  await page.evaluate(() => window.realtimePage.appointment('updated', 2, 'push'));
  expect(await taken(page)).toEqual([]);
  await page.close();
});

test('only what the options ask for is told, as soon as they ask for it', async () => {
  const page = await open();
  await page.evaluate(() => window.realtimePage.availability('other', 1, 'push'));
  expect(await taken(page)).toEqual(['first others created 1']);
  await page.evaluate(() => window.realtimePage.set({ voice: 'global', globalAvailability: true }));
  await heardBy(page, 'global');
  await page.evaluate(() => window.realtimePage.availability('other', 2, 'push'));
  expect(await taken(page)).toEqual(['global sync availability created 2', 'global others created 2']);
  await page.evaluate(() =>
    window.realtimePage.set({
      voice: 'none',
      subscribeToAppointments: false,
      subscribeToAvailability: false,
    }),
  );
  await heardBy(page, 'none');
  await page.evaluate(() => {
    window.realtimePage.appointment('created', 3, 'push');
    window.realtimePage.availability('mine', 4, 'push');
  });
  expect(await taken(page)).toEqual([
    'none appointments created 3',
    'none availability of one created 4',
    'none others created 4',
  ]);
  await page.close();
});

test('what this tab itself did is nobody else’s change', async () => {
  const page = await open();
  await page.evaluate(() => window.realtimePage.availability('mine', 1, 'own'));
  expect(await taken(page)).toEqual([
    'first sync availability created 1',
    'first availability of one created 1',
  ]);
  await page.close();
});
