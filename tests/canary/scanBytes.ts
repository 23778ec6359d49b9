import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { isTable, logRecords, tableBlocks } from './levelDb';
import { type Needle } from './needles';
import { bodyStarts, unpackedAt } from './packedParts';
import { unsnappy } from './snappy';

/** A value that was found where it must not be. */
export interface Hit {
  file: string;
  /** How the bytes were read: `raw`, `log`, `table`, `packed`, `snappy`. */
  view: string;
  name: string;
  encoding: string;
  /** What stands around it, as far as it can be printed. */
  around: string;
}

export interface Scan {
  hits: Hit[];
  files: number;
  bytes: number;
  /** How many parts of each view were looked through: a scan that read nothing finds nothing. */
  views: Record<string, number>;
}

/** Looks through every file below a folder, as it lies there and as what packs it would unpack it. */
export function scanFolder(folder: string, needles: readonly Needle[]): Scan {
  const scan: Scan = { hits: [], files: 0, bytes: 0, views: {} };
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, entry);
    const file = contentOf(path);
    if (!file) continue;
    scan.files++;
    scan.bytes += file.length;
    for (const [view, bytes] of viewsOf(path, file)) {
      scan.views[view] = (scan.views[view] ?? 0) + 1;
      scan.hits.push(...hitsIn(relative(folder, path), view, bytes, needles));
    }
  }
  return scan;
}

/** The same for text that was written somewhere else, such as a log. */
export function scanText(name: string, text: string, needles: readonly Needle[]): Hit[] {
  return hitsIn(name, 'raw', Buffer.from(text), needles);
}

function hitsIn(file: string, view: string, bytes: Buffer, needles: readonly Needle[]): Hit[] {
  return needles.flatMap(({ name, encoding, bytes: needle }) => {
    const at = bytes.indexOf(needle);
    if (at < 0) return [];
    const near = bytes.subarray(Math.max(0, at - 60), at + needle.length + 40);
    const around = near.toString('latin1').replaceAll(/[^\x20-\x7e]+/g, '·');
    return [{ file, view, name, encoding, around }];
  });
}

/** Null for what is no file (a lock is a link to nowhere), or went away. */
function contentOf(path: string): Buffer | null {
  try {
    return statSync(path).isFile() ? readFileSync(path) : null;
  } catch {
    return null;
  }
}

function* viewsOf(path: string, file: Buffer): Generator<[view: string, bytes: Buffer]> {
  yield ['raw', file];
  const name = basename(path);
  if (isTable(file)) for (const block of tableBlocks(file)) yield ['table', block];
  if (/\.log$|^MANIFEST-/.test(name)) {
    for (const record of logRecords(file)) {
      yield ['log', record];
      yield* wrapped(record);
    }
  }
  // LevelDB and SQLite keep their own bodies; what is looked for here are caches and blobs.
  for (const start of bodyStarts(name, file)) {
    for (const unpacked of unpackedAt(file, start)) yield ['packed', unpacked];
  }
}

/** Blink packs what is large before it goes to IndexedDB: 0xFF, the wrapper's version, 2. */
function* wrapped(bytes: Buffer): Generator<[view: string, bytes: Buffer]> {
  const mark = Buffer.from([0xff, 0x11, 0x02]);
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1))
    yield ['snappy', unsnappy(bytes.subarray(at + mark.length))];
}
