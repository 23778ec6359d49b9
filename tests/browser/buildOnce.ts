import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { takeTurn } from './takeTurn';

/** For so long after it was opened last, a build is opened again. */
const usedMs = 3_600_000;
/** After so long it is removed when something is built: later by far, lest somebody has opened it just now. */
const keptMs = 2 * usedMs;

export interface BuildOnceOptions {
  /** Folder of all builds. */
  cache: string;
  /** Names the build that belongs to the sources as they are now. */
  keyOf(): string;
  /** Fills an empty folder. */
  build(folder: string): Promise<void>;
}

/**
 * Builds from the sources as they are now, unless that was done before. However many ask, in however many processes, one builds
 * and the others wait; builds of other sources stay where they are.
 * @returns the folder of the build
 * @throws what `build` throws
 */
export async function buildOnce({ cache, keyOf, build }: BuildOnceOptions): Promise<string> {
  await mkdir(cache, { recursive: true });
  for (;;) {
    const key = keyOf();
    const folder = join(cache, key);
    if (await isOpened(folder)) return folder;
    const endTurn = await takeTurn(folder);
    if (!endTurn) continue;
    try {
      if (await isOpened(folder)) return folder;
      await removeOld(cache);
      const unfinished = await buildInto(await mkdtemp(join(cache, 'unfinished-')), build);
      // Somebody saved a file meanwhile: good enough for who asked, but the build of neither state.
      if (keyOf() !== key) return unfinished;
      return await publish(unfinished, folder);
    } finally {
      endTurn();
    }
  }
}

/** @returns the folder, which is gone if the build fails */
async function buildInto(folder: string, build: BuildOnceOptions['build']): Promise<string> {
  try {
    await build(folder);
    return folder;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Whether it is there, in which case it counts as in use from now on. */
async function isOpened(folder: string): Promise<boolean> {
  const isUsed = (await idleMs(folder)) < usedMs;
  if (isUsed) await touch(folder);
  return isUsed;
}

/** How long ago it was opened last; NaN if it is not there. */
async function idleMs(folder: string): Promise<number> {
  const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: Number.NaN }));
  return Date.now() - mtimeMs;
}

const touch = (folder: string) => utimes(folder, new Date(), new Date());

/** A build gets its name when it is whole, so what a killed process left is never taken for it. */
async function publish(unfinished: string, folder: string): Promise<string> {
  try {
    await rename(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    // Of the same sources, so as good as this one.
    await rm(unfinished, { recursive: true, force: true });
    await touch(folder);
  }
  return folder;
}

async function removeOld(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const folder = join(cache, name);
    if ((await idleMs(folder)) > keptMs) await rm(folder, { recursive: true, force: true });
  }
}
