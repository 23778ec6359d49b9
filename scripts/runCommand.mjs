import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { endWithNpm } from './endWithNpm.mjs';
import { ensureBuilt } from './ensureBuilt.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { requireNode, root } from './root.mjs';

/**
 * Runs one of the commands that work on the database, in this very process, so that signals reach it.
 * @param {'backup' | 'restore'} command what follows it on the command line goes with it
 */
export async function runCommand(command) {
  requireNode();
  process.chdir(root);
  await ensureInstalled();
  await ensureBuilt(['backup']);
  endWithNpm();
  process.argv.splice(2, 0, command);
  await import(pathToFileURL(join(root, 'dist-backup', 'main.backup.server.js')).href);
}
