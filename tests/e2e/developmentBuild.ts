import { readFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { build } from 'vite';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * Builds the app as a developer runs it, into a folder of its own: only there does React's StrictMode mount everything
 * twice. @returns the folder
 */
export async function buildForDevelopment(): Promise<string> {
  const root = join(import.meta.dirname, '../..');
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-development-'));
  await build({
    configFile: join(root, 'vite.config.ts'),
    mode: 'development',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': JSON.stringify('development') },
    build: { outDir: folder, emptyOutDir: true, minify: false },
  });
  return folder;
}

/** Lets the tabs of this browser get the app from that folder; only the API stays the server's. */
export async function serveInstead(context: BrowserContext, folder: string): Promise<void> {
  await context.route(
    ({ pathname }) => !pathname.startsWith('/api/'),
    async (route) => {
      const { pathname } = new URL(route.request().url());
      const file = extname(pathname) === '' ? 'index.html' : pathname;
      await route.fulfill({
        body: await readFile(join(folder, file)),
        contentType: types[extname(file)] ?? 'application/octet-stream',
      });
    },
  );
}
