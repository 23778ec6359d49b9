import { defineConfig } from '@playwright/test';
import { chromiumFlags, chromiumPath } from './tests/e2e/chromium';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  // Each with a server, a database and a browser of its own; within one, several tabs at once are the subject.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: chromiumPath(), args: chromiumFlags },
    actionTimeout: 20_000,
    trace: 'retain-on-failure',
  },
});
