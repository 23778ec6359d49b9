import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildOnce } from './buildOnce';
import { pagesKey, root } from './pagesKey';

export interface PagesVariant {
  /** React as it is delivered, or as it is developed with, which mounts everything twice in StrictMode. */
  mode: 'production' | 'development';
  isMinified: boolean;
  /** A page that is built alone, as a path in the project; all of them unless given. */
  onlyPage?: string;
}

/**
 * Builds the pages of the tests from the code as it is now, once for all test files and runs.
 * @returns the folder, which has each page where it lies below `tests`
 */
export function buildPages(variant: PagesVariant): Promise<string> {
  return buildOnce({
    cache: join(root, 'node_modules/.cache/lockstep-pages'),
    keyOf: () => pagesKey(JSON.stringify(variant)),
    build: (folder) => runVite(folder, variant),
  });
}

/** In a process of its own: Vite reads from `NODE_ENV` which React is meant, and that of tests means neither. */
async function runVite(outDir: string, { mode, isMinified, onlyPage }: PagesVariant): Promise<void> {
  const options = {
    config: join(import.meta.dirname, 'vite.config.ts'),
    mode,
    outDir,
    minify: String(isMinified),
    logLevel: 'error',
  };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  const vite = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: mode, LOCKSTEP_PAGE: onlyPage ?? '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const output of [vite.stdout, vite.stderr]) {
    output.on('data', (chunk: Buffer) => (said += chunk.toString()));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    vite.on('error', reject);
    vite.on('close', resolve);
  });
  if (code !== 0) throw new Error(`The pages could not be built.\n${said}`);
}
