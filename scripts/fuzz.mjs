import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './ensureInstalled.mjs';
import { giveUp, requireNode, root, say } from './root.mjs';
import { run } from './run.mjs';

// Requests of every kind, generated from the API's own description, against the server on a PostgreSQL of its own:
// `npm run fuzz`. Says each fault with the request that showed it, and the sums in its last line. FUZZ_REQUESTS: how many;
// FUZZ_SEED: which ones.
requireNode();
process.chdir(root);
await ensureInstalled();
const requests = wholeNumber('FUZZ_REQUESTS', 100_000);
const seed = wholeNumber('FUZZ_SEED', 1);
const outDir = join(root, 'node_modules', '.cache', 'lockstep-fuzz', String(process.pid));
process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
// Not before what is missing was installed.
const { build } = await import('vite');
await build({
  configFile: join(root, 'vite.config.ts'),
  root,
  publicDir: false,
  logLevel: 'error',
  build: { ssr: join('tests', 'hostile', 'main.ts'), outDir, emptyOutDir: true, minify: false },
});
say(`${requests} requests, seed ${seed}`);
process.exitCode = await run(process.execPath, [
  '--expose-gc',
  join(outDir, 'main.js'),
  String(requests),
  String(seed),
]);

function wholeNumber(name, usual) {
  const given = process.env[name];
  if (given === undefined) return usual;
  const number = Number(given);
  if (!Number.isSafeInteger(number) || number < 1)
    giveUp(`${name} must be a whole number from 1 on, not "${given}".`);
  return number;
}
