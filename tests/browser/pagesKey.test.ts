import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pagesKey } from './pagesKey';

let project: string;
function save(path: string, content: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), content);
}
const key = (variant = 'production') => pagesKey(variant, project);

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'lockstep-key-'));
  for (const path of [
    'src/ui/Button.tsx',
    'tests/ui/page/button.tsx',
    'vite.config.ts',
    'package-lock.json',
  ]) {
    save(path, 'as it was');
  }
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

test.each([
  'src/ui/Button.tsx',
  'src/ui/button.module.css',
  'tests/ui/page/button.tsx',
  'tests/ui/page/button.html',
  'tests/browser/stage/mountStage.tsx',
  'vite.config.ts',
  'package-lock.json',
  'node_modules/.package-lock.json',
])('a page is built anew when %s changes or appears, and not when it is as before again', (path) => {
  const before = key();
  save(path, 'changed');
  const changed = key();
  expect(changed).not.toBe(before);
  save(path, 'changed');
  expect(key()).toBe(changed);
});

test.each([
  'tests/ui/button.test.ts',
  'src/server/buildServer.ts',
  'tests/server/start.ts',
  'src/a/x.server.ts',
])('a page is not built anew for %s, of which none is made', (path) => {
  const before = key();
  save(path, 'changed');
  expect(key()).toBe(before);
});

test('a file that is gone counts, and so does which build is meant', () => {
  const before = key();
  expect(key('development')).not.toBe(before);
  rmSync(join(project, 'src/ui/Button.tsx'));
  expect(key()).not.toBe(before);
});
