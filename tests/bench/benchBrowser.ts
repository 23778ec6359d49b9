import { createServer, type Server } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { build } from 'vite';
import { chromiumFlags, chromiumPath } from '../e2e/chromium';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

export interface BenchBrowser {
  browser: Browser;
  context: BrowserContext;
  /** Of the benchmark pages. */
  origin: string;
  close(): Promise<void>;
}

/**
 * Builds the benchmark pages as production code, serves them cross-origin isolated (which gives clocks of 5 µs), and
 * starts a Chromium.
 */
async function openBenchBrowser(): Promise<BenchBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-bench-'));
  const pages = join(import.meta.dirname, 'pages');
  await build({
    configFile: join(import.meta.dirname, '../../vite.config.ts'),
    root: pages,
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { input: [join(pages, 'bus.html'), join(pages, 'board.html')] },
    },
  });
  const server = createServer((request, answer) => {
    const path = new URL(request.url ?? '/', 'http://bench').pathname;
    readFile(join(folder, path)).then(
      (content) => {
        answer.writeHead(200, {
          'content-type': types[extname(path)] ?? 'application/octet-stream',
          'cross-origin-opener-policy': 'same-origin',
          'cross-origin-embedder-policy': 'require-corp',
        });
        answer.end(content);
      },
      () => answer.writeHead(404).end(),
    );
  });
  const origin = await listening(server);
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  return {
    browser,
    context,
    origin,
    async close() {
      await browser.close();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs one benchmark in such a browser, and ends it. */
export async function inBenchBrowser(work: (bench: BenchBrowser) => Promise<void>): Promise<void> {
  const bench = await openBenchBrowser();
  try {
    await work(bench);
  } finally {
    await bench.close();
  }
}

function listening(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
    });
  });
}
