import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { giveUp, root, say } from './root.mjs';
import { runNode } from './run.mjs';

const vite = join('vite', 'bin', 'vite.js');
const browserParts = /^src[\\/](app|dashboards|store|sync|ui|main\.tsx|index\.html)|\.tsx$/;
/** What a build is made from; the browser's parts are none of the server's business, and the other way round. */
const targets = {
  web: {
    out: 'dist',
    args: ['build'],
    sources: ['src', 'public', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'],
    ignores: /^src[\\/](server|main\.(backup\.)?server)/,
  },
  server: {
    out: 'dist-server',
    args: ['build', '--ssr', 'main.server.ts', '--outDir', '../dist-server', '--emptyOutDir'],
    sources: ['src', 'vite.config.ts', 'package-lock.json'],
    ignores: browserParts,
  },
  // Apart from the server's, which may be running while the commands are built anew.
  backup: {
    out: 'dist-backup',
    args: ['build', '--ssr', 'main.backup.server.ts', '--outDir', '../dist-backup', '--emptyOutDir'],
    sources: ['src', 'vite.config.ts', 'package-lock.json'],
    ignores: browserParts,
  },
};

/** @typedef {keyof typeof targets} Target */

/**
 * Builds what changed since it was built last.
 * @param {Target[]} [wanted]
 */
export async function ensureBuilt(wanted = ['web', 'server']) {
  for (const name of wanted) {
    const { out, args } = targets[name];
    const stampFile = join(root, out, '.built-from');
    const stamp = hashSources(targets[name]);
    if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) continue;
    say(`Building the ${name} …`);
    const code = await runNode(vite, [...args, '--logLevel', 'warn']);
    if (code !== 0) giveUp(`The ${name} could not be built. Its errors stand above.`);
    writeFileSync(stampFile, stamp);
  }
}

function hashSources({ sources, ignores }) {
  const hash = createHash('sha256');
  for (const path of sources.flatMap(filesBelow).filter((one) => !ignores.test(one))) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

function filesBelow(path) {
  if (!existsSync(join(root, path))) return [];
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .toSorted();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const wanted = process.argv.slice(2);
  await ensureBuilt(wanted.length > 0 ? wanted : undefined);
}
