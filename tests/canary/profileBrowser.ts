import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import { chromiumFlags, chromiumPath } from '../e2e/chromium';

/** Chromium as a person starts it: with a profile folder on disk, none of Playwright's own switches, and no clean-up. */
export interface ProfileBrowser {
  /** The profile's own context, not one that lives in memory. */
  context: BrowserContext;
  /** Closes it as its menu does: everything is written to disk. */
  quit(): Promise<void>;
  /** SIGKILL, to all of its processes; nothing if it has ended. */
  kill(): Promise<void>;
}

export async function openProfile(folder: string): Promise<ProfileBrowser> {
  const child = spawn(
    chromiumPath(),
    [
      ...chromiumFlags,
      '--headless=new',
      '--remote-debugging-port=0',
      '--window-size=1440,900',
      // Else it looks for a keyring.
      '--password-store=basic',
      `--user-data-dir=${folder}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  const gone = once(child, 'exit');
  let said = '';
  const endpoint = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /DevTools listening on (\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.on('exit', () => reject(new Error(`Chromium did not start:\n${said}`)));
  });
  const browser: Browser = await chromium.connectOverCDP(endpoint);
  const [context] = browser.contexts();
  if (!context) throw new Error('Chromium has no context of its own');
  return {
    context,
    async quit() {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => undefined);
      await gone;
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      // Its processes are one group.
      process.kill(-(child.pid ?? 0), 'SIGKILL');
      await gone;
      await browser.close().catch(() => undefined);
    },
  };
}
