import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { chromiumFlags, chromiumPath } from '../e2e/chromium';
import { buildPages } from './buildPages';
import { pathInProject } from './pagesKey';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

export interface BuiltPage {
  browser: Browser;
  /** Where the page lies. */
  url: string;
  close(): Promise<void>;
}

export interface BuiltPageOptions {
  /** Keeps the names of components, which counting renders reads. On unless told; else the page is built by itself, to be measured. */
  isReadable?: boolean;
  /** React's development build, which mounts everything twice in StrictMode. */
  isDevelopment?: boolean;
}

/**
 * Builds the pages of the tests with the product's own configuration, serves them and starts a real Chromium for one.
 * @param html path of the page, in a folder `page`
 */
export async function builtPage(html: string, options: BuiltPageOptions = {}): Promise<BuiltPage> {
  const { isReadable = true, isDevelopment = false } = options;
  const page = pathInProject(html);
  const pathInTests = page.replace(/^tests\//, '');
  const folder = await buildPages({
    mode: isDevelopment ? 'development' : 'production',
    isMinified: !isReadable,
    ...(isReadable ? {} : { onlyPage: page }),
  });
  if (!existsSync(join(folder, pathInTests))) throw new Error(`${page} is not in a folder named page.`);
  const server = createServer((request, answer) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    readFile(join(folder, path)).then(
      (content) => answer.writeHead(200, { 'content-type': types[extname(path)] ?? '' }).end(content),
      () => answer.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags });
  return {
    browser,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${pathInTests}`,
    async close() {
      await browser.close();
      server.close();
    },
  };
}
