import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './ensureInstalled.mjs';
import { requireNode, root, say } from './root.mjs';

// The web app by Vite's own server (it reloads what changes), the API beside it, rebuilt and started anew on a change.
requireNode();
process.chdir(root);
await ensureInstalled();

const apiPort = process.env.PORT ?? '3000';
const outDir = join(root, 'node_modules', '.cache', 'lockstep-dev');
const bundle = join(outDir, 'main.server.js');
rmSync(outDir, { recursive: true, force: true });

const viteBin = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const building = spawn(
  process.execPath,
  [viteBin, 'build', '--watch', '--ssr', 'main.server.ts', '--outDir', outDir, '--logLevel', 'warn'],
  { stdio: 'inherit', env: { ...process.env, NODE_ENV: 'development' } },
);

const { createServer } = await import('vite');
const web = await createServer({
  configFile: join(root, 'vite.config.ts'),
  server: { port: 5173, proxy: { '/api': { target: `http://127.0.0.1:${apiPort}` } } },
});
await web.listen();
say(`The web app is at ${web.resolvedUrls?.local[0] ?? 'http://localhost:5173'}`);

let server = null;
let restarting = Promise.resolve();
let ending = false;

function restart() {
  restarting = restarting.then(async () => {
    await stopServer();
    if (ending || !existsSync(bundle)) return;
    server = spawn(process.execPath, [bundle], { stdio: 'inherit', env: { ...process.env, PORT: apiPort } });
  });
}

async function stopServer() {
  if (!server || server.exitCode !== null) return;
  const gone = once(server, 'exit');
  server.kill('SIGTERM');
  await gone;
}

let settle;
async function follow() {
  while (!existsSync(outDir)) await new Promise((resolve) => setTimeout(resolve, 100));
  restart();
  watch(outDir, () => {
    clearTimeout(settle);
    settle = setTimeout(restart, 150);
  });
}

async function end() {
  if (ending) return;
  ending = true;
  building.kill();
  await web.close();
  await stopServer();
  process.exit(0);
}
process.on('SIGINT', end);
process.on('SIGTERM', end);
await follow();
