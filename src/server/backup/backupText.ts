import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** What a backup file says, read from the beginning to its end. */
export interface BackupText {
  /** The next line; null at the end. */
  line(): Promise<string | null>;
  /** The rows of a table, in pieces of whole lines, up to the mark that ends them. */
  rows(): AsyncGenerator<Buffer>;
  close(): void;
}

const newline = 10;
const mark = Buffer.from('\\.\n');
const markAfterRow = Buffer.from('\n\\.\n');

/** @throws Error while reading, if the file cannot be read or is not whole */
export function openBackupText(file: string): BackupText {
  const unzipped = createGunzip({ chunkSize: 256 * 1024 });
  // An error of either end arrives where the pieces are taken.
  pipeline(createReadStream(file), unzipped, () => undefined);
  const pieces = unzipped[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let rest: Buffer = Buffer.alloc(0);
  /** @returns false at the end of the file */
  const more = async () => {
    const next = await pieces.next().catch((error: unknown) => {
      throw readable(file, error);
    });
    if (next.done) return false;
    rest = rest.length === 0 ? next.value : Buffer.concat([rest, next.value]);
    return true;
  };

  return {
    async line() {
      for (;;) {
        const end = rest.indexOf(newline);
        if (end >= 0) {
          const text = rest.toString('utf8', 0, end);
          rest = rest.subarray(end + 1);
          return text;
        }
        if (await more()) continue;
        if (rest.length > 0) throw cutShort(file);
        return null;
      }
    },
    async *rows() {
      for (;;) {
        if (rest.subarray(0, mark.length).equals(mark)) {
          rest = rest.subarray(mark.length);
          return;
        }
        const found = rest.indexOf(markAfterRow);
        const end = found >= 0 ? found + 1 : rest.lastIndexOf(newline) + 1;
        if (end > 0) {
          // The mark itself may stand at the end of what is there: it is a line like others until here.
          yield rest.subarray(0, end);
          rest = rest.subarray(end);
        } else if (!(await more())) throw cutShort(file);
      }
    },
    close: () => void unzipped.destroy(),
  };
}

function readable(file: string, error: unknown): Error {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new Error(`There is no file ${file}.`);
  if (code === 'Z_BUF_ERROR') return cutShort(file);
  if (code.startsWith('Z_'))
    return new Error(`${file} is no backup of Lockstep, or it is damaged.`, { cause: error });
  return error instanceof Error ? error : new Error(String(error));
}

export function cutShort(file: string): Error {
  return new Error(`${file} is not whole: its end is missing. Take another backup.`);
}
