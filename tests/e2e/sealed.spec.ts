import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { build } from 'vite';
import { anyStaffId, stretch } from './harnessTabs';
import { expect, forgetPush, test } from './lockstepTest';

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

/** Stands in every field of a patient that tests write; nobody may find a word of it in the browser's storage. */
const marker = 'Zyxwvutsrq';
const patient = { firstName: marker, lastName: `${marker}-Lang`, phone: `0170 ${marker}` };

let folder: string;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-sealed-'));
  const root = join(import.meta.dirname, 'sealedHarness');
  await build({
    configFile: join(import.meta.dirname, '../../vite.config.ts'),
    root,
    base: '/sealed/',
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { input: join(root, 'sealedHarness.html') },
    },
  });
});

test.afterAll(() => rm(folder, { recursive: true, force: true }));

/** Notes all that the page's code hands to the browser to keep or to tell other tabs; runs before that code. */
function noteWrites(): void {
  window.writes = [];
  const note = (...what: unknown[]) => window.writes.push(JSON.stringify(what));
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function noted(key, value) {
    note(key, value);
    setItem.call(this, key, value);
  };
  const { postMessage } = BroadcastChannel.prototype;
  BroadcastChannel.prototype.postMessage = function noted(message) {
    note(message);
    postMessage.call(this, message);
  };
  for (const name of ['add', 'put'] as const) {
    const write = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function noted(value, key) {
      note(value, key);
      return write.call(this, value, key);
    };
  }
}

function forgetCrypto(): void {
  Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });
}

interface Tab {
  page: Page;
  /** Addresses it asked, and what it wrote to the console. */
  asked: string[];
  logged: string[];
}

/** Before any tab opens: from now on all tabs of this browser note what they write. */
async function prepare(context: BrowserContext, ...scripts: (() => void)[]): Promise<void> {
  for (const script of [noteWrites, ...scripts]) await context.addInitScript(script);
  await context.route('**/sealed/**', async (route) => {
    const path = new URL(route.request().url()).pathname.replace('/sealed/', '');
    await route.fulfill({
      body: await readFile(join(folder, path)),
      contentType: types[extname(path)] ?? 'application/octet-stream',
    });
  });
}

async function openTab(context: BrowserContext): Promise<Tab> {
  const page = await context.newPage();
  const tab: Tab = { page, asked: [], logged: [] };
  page.on('request', (request) => tab.asked.push(new URL(request.url()).pathname));
  page.on('console', (message) => tab.logged.push(message.text()));
  page.on('pageerror', (error) => tab.logged.push(error.message));
  await page.goto('/sealed/sealedHarness.html');
  await page.waitForFunction(() => 'sealedHarness' in window);
  return tab;
}

const create = ({ page }: Tab) => page.evaluate((draft) => window.sealedHarness.create(draft), patient);
const writes = ({ page }: Tab) => page.evaluate(() => window.writes);
const questions = ({ asked }: Tab) => asked.filter((path) => path === '/api/changes').length;
const nameIn = ({ page }: Tab, id: string) =>
  page.evaluate((of) => window.sealedHarness.patient(of)?.lastName, id);
const sealedIn = (written: readonly string[], type: string) =>
  written.filter((text) => text.includes(type) && text.includes('sealed'));

/** No tab handed over a word of a patient or of the key, and nothing of them lies about. */
async function expectNothingInTheClear(context: BrowserContext, tabs: readonly Tab[]): Promise<void> {
  const { sealKey } = (await (await context.request.get('/api/session')).json()) as { sealKey: string };
  expect(sealKey).toMatch(/^[\w-]{43}$/);
  for (const tab of tabs) {
    const kept = await tab.page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    );
    const all = [...(await writes(tab)), ...tab.logged, kept, tab.page.url()].join('\n');
    expect(all).not.toContain(marker);
    expect(all).not.toContain(sealKey);
    expect(await tab.page.evaluate(() => window.sealedHarness.errors)).toEqual([]);
  }
}

test('[B26] [B29] a patient written in one tab is in the other without a question, and nothing is in the clear', async ({
  signedIn,
}) => {
  const context = await signedIn('operator');
  await prepare(context, forgetPush);
  const [writer, reader] = [await openTab(context), await openTab(context)];
  const before = questions(reader);

  const id = await create(writer);
  await expect.poll(() => nameIn(reader, id)).toBe(patient.lastName);
  const changed = `${marker}-Kurz`;
  await writer.page.evaluate(([of, lastName]) => window.sealedHarness.update(of, { lastName }), [
    id,
    changed,
  ] as const);
  await expect.poll(() => nameIn(reader, id)).toBe(changed);
  expect(await reader.page.evaluate((of) => window.sealedHarness.patient(of)?.phone, id)).toBe(patient.phone);

  const row = { ...stretch, staffId: await anyStaffId(context), date: '2031-10-01' };
  expect(await writer.page.evaluate((draft) => window.sealedHarness.addAvailability(draft), row)).toBe(true);

  // What is sealed goes out a little later than it is said, and what is said after it waits its turn.
  const said = async (type: string) => (await writes(writer)).filter((text) => text.includes(type)).length;
  for (const type of ['patient_created', 'patient_updated', 'availability_created'])
    await expect.poll(() => said(type)).toBeGreaterThan(1);
  const written = await writes(writer);
  for (const type of ['patient_created', 'patient_updated'])
    expect(sealedIn(written, type).length).toBeGreaterThan(1);
  // What is about nobody goes as it is.
  expect(written.some((text) => text.includes('availability_created') && text.includes('09:00'))).toBe(true);
  expect(sealedIn(written, 'availability_created')).toEqual([]);
  await expectNothingInTheClear(context, [writer, reader]);
  expect(questions(reader)).toBe(before);
  expect((await reader.page.evaluate(() => window.sealedHarness.stats())).rejected.malformed).toBe(0);
});

test('[B26] what the leading tab hands on of patients is sealed as well', async ({ signedIn }) => {
  const context = await signedIn('operator');
  const elsewhere = await signedIn('scheduler');
  await prepare(context);
  const tabs = [await openTab(context), await openTab(context)];
  for (const { page } of tabs)
    await expect.poll(() => page.evaluate(() => window.sealedHarness.freshness().state)).toBe('live');
  const answer = await elsewhere.request.post('/api/patients', { data: patient });
  expect(answer.ok(), await answer.text()).toBe(true);
  const { id } = (await answer.json()) as { id: string };
  for (const tab of tabs) await expect.poll(() => nameIn(tab, id)).toBe(patient.lastName);
  const written = (await Promise.all(tabs.map(writes))).flat();
  expect(sealedIn(written, 'feed_handed').length).toBeGreaterThan(0);
  expect(tabs.map(questions)).toEqual([0, 0]);
  await expectNothingInTheClear(context, tabs);
});

test('[B28] a browser without cryptography tells which row only, and the other tab fetches it', async ({
  signedIn,
}) => {
  const context = await signedIn('operator');
  await prepare(context, forgetPush, forgetCrypto);
  const [writer, reader] = [await openTab(context), await openTab(context)];
  const id = await create(writer);
  await expect.poll(() => nameIn(reader, id)).toBe(patient.lastName);
  await expect.poll(() => questions(reader)).toBeGreaterThan(0);
  const written = await writes(writer);
  expect(written.some((text) => text.includes('patient_created') && text.includes(id))).toBe(true);
  expect(sealedIn(written, 'patient_created')).toEqual([]);
  await expectNothingInTheClear(context, [writer, reader]);
});

test('[B27] tabs of two sessions of one person don’t read each other, and fetch instead', async ({
  signedIn,
}) => {
  const context = await signedIn('operator');
  await prepare(context, forgetPush);
  const writer = await openTab(context);
  // Signed in anew: the same person by another session, of which the first tab knows nothing.
  const { cookies } = await (await signedIn('operator')).storageState();
  await context.addCookies(cookies);
  const reader = await openTab(context);
  const id = await create(writer);
  await expect.poll(() => nameIn(reader, id)).toBe(patient.lastName);
  await expect.poll(() => questions(reader)).toBeGreaterThan(0);
  const { rejected } = await reader.page.evaluate(() => window.sealedHarness.stats());
  expect(rejected.malformed).toBeGreaterThan(0);
  await expectNothingInTheClear(context, [writer, reader]);
});

declare global {
  interface Window {
    /** Filled by `noteWrites`. */
    writes: string[];
  }
}
