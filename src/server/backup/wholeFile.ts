import { randomUUID } from 'node:crypto';
import { link, lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Takes the next piece of its content. */
export type AppendPiece = (piece: Buffer) => Promise<void>;

/**
 * Makes a file that is there whole or not at all: written beside its place, under a name that begins with a dot, put on the
 * disk, and only then given its name. Its owner alone may read it. What is there already is never written over.
 * @throws Error if the file exists, or what `write` throws
 */
export async function wholeFile<T>(file: string, write: (append: AppendPiece) => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  if (await exists(file)) throw existsAlready(file);
  const draft = join(dirname(file), `.${basename(file)}.${randomUUID()}.part`);
  const handle = await open(draft, 'wx', 0o600);
  try {
    const result = await write((piece) => handle.appendFile(piece));
    await handle.sync();
    await giveName(draft, file);
    await syncFolder(dirname(file));
    return result;
  } finally {
    await handle.close();
    await rm(draft, { force: true });
  }
}

/** By a link, which fails where a file is, as renaming would not. */
async function giveName(draft: string, file: string): Promise<void> {
  try {
    await link(draft, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || (await exists(file))) throw existsAlready(file);
    // Some file systems know no links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP' && code !== 'ENOSYS') throw error;
    await rename(draft, file);
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}

function existsAlready(file: string): Error {
  return new Error(`There is a file ${file} already. Nothing is ever written over; choose another name.`);
}
