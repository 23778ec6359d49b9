import { join } from 'node:path';
import { ensureBuilt } from './ensureBuilt.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { findChromium } from './findChromium.mjs';
import { giveUp, requireNode, root } from './root.mjs';
import { runNode } from './run.mjs';

// The figures behind README, each beside what it is compared with, in one run: `npm run bench`, or some of them by
// name, `npm run bench -- apply bus write live`.
requireNode();
process.chdir(root);
await ensureInstalled();
await ensureBuilt();
const chromium = await findChromium();
if (!chromium)
  giveUp('No Chromium was found. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.');
process.exitCode = await runNode(
  join('tsx', 'dist', 'cli.mjs'),
  [join('tests', 'bench', 'main.ts'), ...process.argv.slice(2)],
  { env: { CHROMIUM_PATH: chromium } },
);
