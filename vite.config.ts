import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('src'),
  publicDir: here('public'),
  plugins: [react()],
  resolve: { alias: { '@': here('src') } },
  build: { outDir: here('dist'), emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 900 },
  test: {
    // As many at once as there are cores: a spare one would only wait for the others.
    maxWorkers: '100%',
    // What hangs ends here, and nothing else does: a busy machine turns no test red.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        root: here('.'),
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/server/**', 'tests/e2e/**', 'tests/bench/**'],
        },
      },
      {
        extends: true,
        root: here('.'),
        test: {
          name: 'server',
          include: ['tests/server/**/*.test.ts'],
          globalSetup: ['tests/server/postgres.globalSetup.ts'],
        },
      },
    ],
  },
});
