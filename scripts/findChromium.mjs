import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { say } from './root.mjs';
import { run } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const places = [
  ...names.map((name) => `/usr/bin/${name}`),
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The browser that the tests drive: CHROMIUM_PATH, or one that is installed, or, for root on Debian, one installed now.
 * @returns {Promise<string | null>}
 */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return existsSync(given) ? given : null;
  const found = places.find((path) => existsSync(path)) ?? onPath();
  if (found) return found;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  say('Installing Chromium for the browser tests (apt-get) …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env, quiet: true });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env, quiet: true });
  return places.find((path) => existsSync(path)) ?? null;
}

function onPath() {
  const which = process.platform === 'win32' ? 'where' : 'which';
  for (const name of names) {
    try {
      return execFileSync(which, [name], { stdio: 'pipe' }).toString().split('\n')[0].trim();
    } catch {
      // Not this one.
    }
  }
  return null;
}
