import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The project's folder. */
export const root = join(import.meta.dirname, '../..');

const settings = ['vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];
/** What is installed, which may lag behind the lock file. */
const installed = 'node_modules/.package-lock.json';
const ignored = [
  // No page imports a test, and none the server.
  /\.test\.tsx?$/,
  /^tests\/(server|e2e|bench)\//,
  /^src\/(server\/|main\.server\.ts$)|\.server\.ts$/,
];

/** As it is written in the key, on every system: below the project's folder, with slashes. */
export const pathInProject = (file: string, project = root) => relative(project, file).split(sep).join('/');

/** Whether a page may be made of this file: only of what its key is made of too. @param path in the project */
export function isPartOfPages(path: string): boolean {
  return /^(src|tests)\//.test(path) && !ignored.some((one) => one.test(path));
}

/** Every page of a component under test, as paths in the project. Those of the benchmarks are built by the benchmarks. */
export function htmlOfPages(): string[] {
  return filesBelow(root, 'tests').filter((path) => isPartOfPages(path) && /\/page\/[^/]+\.html$/.test(path));
}

/**
 * Names the build that belongs to the code as it is now: the same for the same contents of all that a page could be made of.
 * @param variant whatever else tells builds apart
 */
export function pagesKey(variant: string, project = root): string {
  const hash = createHash('sha256').update(`${process.version}\0${variant}`);
  const sources = ['src', 'tests'].flatMap((folder) => filesBelow(project, folder)).filter(isPartOfPages);
  for (const path of [...settings, installed, ...sources]) {
    hash.update(`\0${path}\0`).update(contentOf(join(project, path)));
  }
  return hash.digest('hex').slice(0, 24);
}

function filesBelow(project: string, folder: string): string[] {
  return readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => pathInProject(join(entry.parentPath, entry.name), project))
    .toSorted();
}

/** One that went since it was listed, or never was there, counts as such. */
function contentOf(file: string): Buffer | string {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'is not there';
    throw error;
  }
}
