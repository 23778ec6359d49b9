import { join } from 'node:path';
import { ensureBuilt } from './ensureBuilt.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { findChromium } from './findChromium.mjs';
import { giveUp, requireNode, root } from './root.mjs';
import { runNode } from './run.mjs';

// README's pictures, taken from the running product: `npm run pictures`.
requireNode();
process.chdir(root);
await ensureInstalled();
await ensureBuilt();
const chromium = await findChromium();
if (!chromium)
  giveUp('No Chromium was found. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.');
process.exitCode = await runNode(join('tsx', 'dist', 'cli.mjs'), [join('tests', 'pictures.ts')], {
  env: { CHROMIUM_PATH: chromium },
});
