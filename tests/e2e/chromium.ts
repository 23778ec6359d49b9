import { existsSync } from 'node:fs';

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where Chromium is: `CHROMIUM_PATH`, or one of the usual places. @throws Error that says what to do */
export function chromiumPath(): string {
  const found = [process.env['CHROMIUM_PATH'] ?? '', ...usualPlaces].find(
    (path) => path !== '' && existsSync(path),
  );
  if (!found) throw new Error('No Chromium found. Install one, or set CHROMIUM_PATH.');
  return found;
}

/** Works as root, without a display, and asks nobody outside. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
