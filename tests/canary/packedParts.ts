import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** Where bodies of Chromium's caches begin: behind the header and the key of an entry, at a block of a block file, or at once. */
export function bodyStarts(name: string, file: Buffer): number[] {
  const starts = [0];
  if (file.length > 24 && file.readBigUInt64LE(0) === simpleCacheMagic)
    starts.push(24 + file.readUInt32LE(12));
  // Block files: a header of 8 KiB, then blocks of 256, 1024 or 4096 bytes.
  if (/^data_\d$/.test(name)) for (let at = 8192; at < file.length; at += 256) starts.push(at);
  // Bodies kept as they came stand in SQLite and elsewhere with their own beginnings.
  for (let at = file.indexOf(gzipMagic); at >= 0; at = file.indexOf(gzipMagic, at + 1)) starts.push(at);
  return [...new Set(starts)];
}

const simpleCacheMagic = 0xfcfb6d1ba7725c30n;
const gzipMagic = Buffer.from([0x1f, 0x8b, 0x08]);

const maxOutputLength = 32 * 1024 * 1024;
const zlib = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength };
const ways: readonly ((packed: Buffer) => Buffer)[] = [
  (packed) => gunzipSync(packed, zlib),
  (packed) => inflateSync(packed, zlib),
  (packed) => inflateRawSync(packed, zlib),
  (packed) =>
    brotliDecompressSync(packed, { finishFlush: constants.BROTLI_OPERATION_FLUSH, maxOutputLength }),
];

/** What stands there packed by gzip, deflate or brotli; what is packed otherwise, or not at all, unpacks to nothing. */
export function unpackedAt(file: Buffer, start: number): Buffer[] {
  const packed = file.subarray(start);
  return ways.flatMap((unpack) => {
    try {
      const unpacked = unpack(packed);
      return unpacked.length > 16 ? [unpacked] : [];
    } catch {
      return [];
    }
  });
}
