import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumFlags, chromiumPath } from '../e2e/chromium';
import type { RealtimePage } from './page/realtime';

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

declare global {
  interface Window {
    realtimePage: RealtimePage;
  }
}

let folder: string;
let server: Server;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-hooks-'));
  const root = join(import.meta.dirname, 'page');
  await build({
    configFile: join(import.meta.dirname, '../../vite.config.ts'),
    root,
    publicDir: false,
    logLevel: 'error',
    // Only React's development build mounts everything twice.
    mode: 'development',
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { input: join(root, 'realtime.html') },
    },
  });
  server = createServer((request, answer) => {
    const path = new URL(request.url ?? '/', 'http://hooks').pathname;
    readFile(join(folder, path)).then(
      (content) => answer.writeHead(200, { 'content-type': types[extname(path)] ?? '' }).end(content),
      () => answer.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

async function openPage(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${origin}/realtime.html`);
  await page.getByText('first').waitFor();
  return page;
}

const taken = (page: Page) => page.evaluate(() => window.realtimePage.take());

test('the hooks tell each change once, in a tree that is mounted twice', async () => {
  const page = await openPage();
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
  const page = await openPage();
  await page.evaluate(() => window.realtimePage.set({ voice: 'second' }));
  await page.getByText('second').waitFor();
  await page.evaluate(() => window.realtimePage.appointment('updated', 1, 'push'));
  expect(await taken(page)).toEqual(['second sync updated 1']);
  await page.evaluate(() => window.realtimePage.set({ isMounted: false }));
  await page.getByText('second').waitFor({ state: 'detached' });
  await page.evaluate(() => window.realtimePage.appointment('updated', 2, 'push'));
  expect(await taken(page)).toEqual([]);
  await page.close();
});

test('only what the options ask for is told, as soon as they ask for it', async () => {
  const page = await openPage();
  await page.evaluate(() => window.realtimePage.availability('other', 1, 'push'));
  expect(await taken(page)).toEqual(['first others created 1']);
  await page.evaluate(() => window.realtimePage.set({ voice: 'global', globalAvailability: true }));
  await page.getByText('global').waitFor();
  await page.evaluate(() => window.realtimePage.availability('other', 2, 'push'));
  expect(await taken(page)).toEqual(['global sync availability created 2', 'global others created 2']);
  await page.evaluate(() =>
    window.realtimePage.set({
      voice: 'none',
      subscribeToAppointments: false,
      subscribeToAvailability: false,
    }),
  );
  await page.getByText('none').waitFor();
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
  const page = await openPage();
  await page.evaluate(() => window.realtimePage.availability('mine', 1, 'own'));
  expect(await taken(page)).toEqual([
    'first sync availability created 1',
    'first availability of one created 1',
  ]);
  await page.close();
});
