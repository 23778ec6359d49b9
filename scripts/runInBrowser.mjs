import { join } from 'node:path';
import { ensureBuilt } from './ensureBuilt.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { findChromium } from './findChromium.mjs';
import { giveUp, requireNode, root } from './root.mjs';
import { runNode } from './run.mjs';

/**
 * Runs a TypeScript program that drives a Chromium against the built product; installs and builds what is missing.
 * @returns {Promise<number>} its exit code
 */
export async function runInBrowser(program, args) {
  requireNode();
  process.chdir(root);
  await ensureInstalled();
  await ensureBuilt();
  const chromium = await findChromium();
  if (!chromium)
    giveUp('No Chromium was found. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.');
  return runNode(join('tsx', 'dist', 'cli.mjs'), [program, ...args], { env: { CHROMIUM_PATH: chromium } });
}
