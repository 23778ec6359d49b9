import { defineConfig } from '@playwright/test';
import { chromiumFlags, chromiumPath } from './tests/e2e/chromium';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  // One server, one browser: several tabs at once are the subject, not the means.
  workers: 1,
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
