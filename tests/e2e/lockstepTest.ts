import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type BrowserContext, expect, type Page, test as base } from '@playwright/test';
import { build } from 'vite';
import { demoPassword, startTestServer, type TestServer } from '../server/startTestServer';

interface Workbench {
  server: TestServer;
  /** Where the built harness page lies. */
  harnessFolder: string;
}

interface Tools {
  /** Whether harness tabs know of push and of locks; without, each of them follows by polling alone. */
  hasPush: boolean;
  /** A browser of its own (context), signed in. */
  signedIn(name: DemoName): Promise<BrowserContext>;
  /** A tab of that browser without screens; see `harness/`. */
  openHarness(context: BrowserContext): Promise<Page>;
  url: string;
}

export type DemoName =
  'admin' | 'operator' | 'scheduler' | 'therapist' | 'therapist2' | 'doctor' | 'assistant' | 'patient';

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

/** Tests against the built product: one server with the demo practice, polls so rare that none can hide a fault. */
export const test = base.extend<Tools, { workbench: Workbench }>({
  workbench: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      const harnessFolder = await mkdtemp(join(tmpdir(), 'lockstep-harness-'));
      const root = join(import.meta.dirname, 'harness');
      const [server] = await Promise.all([
        startTestServer({ web: true, env: { POLLING_FACTOR: '1000' } }),
        build({
          configFile: join(import.meta.dirname, '../../vite.config.ts'),
          root,
          base: '/harness/',
          publicDir: false,
          logLevel: 'error',
          build: {
            outDir: harnessFolder,
            emptyOutDir: true,
            rolldownOptions: { input: join(root, 'harness.html') },
          },
        }),
      ]);
      await provide({ server, harnessFolder });
      await server.close();
      await rm(harnessFolder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  url: async ({ workbench }, provide) => {
    await provide(workbench.server.url);
  },
  signedIn: async ({ browser, workbench }, provide) => {
    const contexts: BrowserContext[] = [];
    await provide(async (name) => {
      const context = await browser.newContext({ baseURL: workbench.server.url });
      contexts.push(context);
      const answer = await context.request.post('/api/auth/sign-in', {
        data: { email: `${name}@royalcare.example`, password: demoPassword },
      });
      expect(answer.ok(), await answer.text()).toBe(true);
      return context;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  hasPush: [true, { option: true }],
  openHarness: async ({ workbench, hasPush }, provide) => {
    await provide(async (context) => {
      const page = await context.newPage();
      if (!hasPush) await page.addInitScript(forgetPush);
      await page.route('**/harness/**', async (route) => {
        const path = new URL(route.request().url()).pathname.replace('/harness/', '');
        await route.fulfill({
          body: await readFile(join(workbench.harnessFolder, path)),
          contentType: types[extname(path)] ?? 'application/octet-stream',
        });
      });
      await page.goto('/harness/harness.html');
      await page.waitForFunction(() => 'harness' in window);
      return page;
    });
  },
});

/** Makes the page's browser one of those that have neither. */
export function forgetPush(): void {
  Reflect.deleteProperty(window, 'EventSource');
  Object.defineProperty(navigator, 'locks', { value: undefined });
}

export { expect };

/** The rows the server has, as anybody who asks it is told. */
export async function storedRows(
  context: BrowserContext,
  query: string,
): Promise<{ id: string; rev: number }[]> {
  const answer = await context.request.get(`/api/availability?limit=5000&${query}`);
  const { items } = (await answer.json()) as { items: { id: string; rev: number }[] };
  return items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
