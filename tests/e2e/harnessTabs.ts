import type { BrowserContext, Page } from '@playwright/test';
import type { Availability } from '@/features/availability/availability';
import { expect, storedRows } from './lockstepTest';

/** What the other fields of a stretch are, where a test does not care. */
export const stretch = { startTime: '09:00', endTime: '12:00', isActive: true, seriesId: null };

export const signalEvent = 'test_signal';

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

/** One of the practice's therapists. */
export async function anyStaffId(context: BrowserContext): Promise<string> {
  const { items } = (await (await context.request.get('/api/staff')).json()) as { items: { id: string }[] };
  const id = items[0]?.id;
  if (!id) throw new Error('there is no therapist');
  return id;
}

/** Loads one day in each tab. */
export async function loadDay(tabs: readonly Page[], day: string): Promise<void> {
  for (const tab of tabs) await tab.evaluate((d) => window.harness.load(d, d), day);
}

/** What a tab shows, by id. */
export async function shownRows(tab: Page): Promise<Availability[]> {
  return (await tab.evaluate(() => window.harness.rows())).toSorted(byId);
}

/** Every tab shows exactly what the server has, and none of them has a write without an outcome. */
export async function expectAsServer(tabs: readonly Page[], day: string): Promise<void> {
  for (const tab of tabs) {
    expect(await shownRows(tab)).toEqual(await storedRows(tab.context(), `from=${day}&to=${day}`));
    expect((await tab.evaluate(() => window.harness.freshness())).waiting).toBe(0);
  }
}

/** The same, once everything that is under way has arrived by itself. */
export async function expectSoonAsServer(
  tabs: readonly Page[],
  day: string,
  { timeout } = { timeout: 20_000 },
): Promise<void> {
  await expect(() => expectAsServer(tabs, day)).toPass({ timeout });
}

/** No tab reported an error. */
export async function expectNoErrors(tabs: readonly Page[]): Promise<void> {
  for (const tab of tabs) expect(await tab.evaluate(() => window.harness.errors)).toEqual([]);
}

/** Creates a stretch in that tab, and waits until the server has it. @returns its id */
export async function create(tab: Page, staffId: string, date: string): Promise<string> {
  const { id, outcome } = await tab.evaluate((row) => window.harness.create(row), {
    ...stretch,
    staffId,
    date,
  });
  expect(outcome).toBe('stored');
  return id;
}

/** What went over the bus so far, as that tab counted it. */
export const stats = (tab: Page) => tab.evaluate(() => window.harness.stats());

/** Stores a change as another device would: no tab of this browser hears of it by the bus. */
export async function changeElsewhere(
  context: BrowserContext,
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  row?: object,
): Promise<Availability> {
  const answer = await context.request.fetch(`/api/availability${path}`, {
    method,
    ...(row ? { data: row } : {}),
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (method === 'DELETE' ? null : await answer.json()) as Availability;
}

/** A tab of the same origin that is not Lockstep: its code may write into the shared storage as it likes. */
export async function openForeign(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/robots.txt');
  return page;
}

/** Writes that message under the bus's key, exactly as a tab would. */
export async function sayForeign(foreign: Page, message: unknown): Promise<void> {
  await foreign.evaluate((text) => {
    localStorage.setItem('lockstep:bus', text);
    localStorage.removeItem('lockstep:bus');
  }, JSON.stringify(message));
}

/** Starts noting the signals that a tab hears, by what they carry. */
export async function noteSignals(tabs: readonly Page[]): Promise<void> {
  for (const tab of tabs) {
    await tab.evaluate((type) => {
      window.signals = [];
      window.harness.sync.subscribe(type, (signal) => window.signals.push(signal));
    }, signalEvent);
  }
}

declare global {
  interface Window {
    /** Filled by `noteSignals`. */
    signals: unknown[];
  }
}
