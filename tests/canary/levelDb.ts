import { unsnappy, varint } from './snappy';

const footerBytes = 48;
const tableMagic = Buffer.from([0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb]);
const logBlockBytes = 32 * 1024;

export function isTable(file: Buffer): boolean {
  return file.length >= footerBytes && file.subarray(-8).equals(tableMagic);
}

/** Every block of a table (`.ldb`, `.sst`), unpacked: footer → index → blocks. */
export function tableBlocks(file: Buffer): Buffer[] {
  const footer = file.subarray(-footerBytes);
  const metaIndex = handleAt(footer, 0);
  const index = handleAt(footer, metaIndex.next);
  const handles = [metaIndex, index];
  for (const place of [metaIndex, index])
    for (const { value } of entriesOf(blockAt(file, place))) handles.push(handleAt(value, 0));
  return handles.map((place) => {
    const block = blockAt(file, place);
    // Keys share their beginnings: put together again, so that no value is torn where it stands in a key.
    const keys = entriesOf(block).map(({ key }) => key);
    return Buffer.concat([block, ...keys]);
  });
}

interface Place {
  offset: number;
  size: number;
  next: number;
}

function handleAt(bytes: Buffer, at: number): Place {
  const offset = varint(bytes, at);
  const size = varint(bytes, offset.next);
  return { offset: offset.value, size: size.value, next: size.next };
}

/** A block's trailer says how it is packed: 0 not at all, 1 snappy. */
function blockAt(file: Buffer, { offset, size }: Place): Buffer {
  const packed = file.subarray(offset, offset + size);
  return file[offset + size] === 1 ? unsnappy(packed) : packed;
}

function entriesOf(block: Buffer): { key: Buffer; value: Buffer }[] {
  if (block.length < 4) return [];
  const end = block.length - 4 - 4 * block.readUInt32LE(block.length - 4);
  const entries: { key: Buffer; value: Buffer }[] = [];
  let key = Buffer.alloc(0);
  for (let at = 0; at < end;) {
    const shared = varint(block, at);
    const own = varint(block, shared.next);
    const length = varint(block, own.next);
    const valueAt = length.next + own.value;
    key = Buffer.concat([key.subarray(0, shared.value), block.subarray(length.next, valueAt)]);
    entries.push({ key, value: block.subarray(valueAt, valueAt + length.value) });
    at = valueAt + length.value;
  }
  return entries;
}

/** The records of a log (`.log`, `MANIFEST-…`), put together where they are torn by the ends of its 32 KiB blocks. */
export function logRecords(file: Buffer): Buffer[] {
  const records: Buffer[] = [];
  let parts: Buffer[] = [];
  for (let block = 0; block < file.length; block += logBlockBytes) {
    const end = Math.min(block + logBlockBytes, file.length);
    for (let at = block; at + 7 <= end;) {
      const length = file.readUInt16LE(at + 4);
      const type = file[at + 6] ?? 0;
      if (type === 0 && length === 0) break;
      const part = file.subarray(at + 7, at + 7 + length);
      // full, first, middle, last
      if (type === 1 || type === 2) parts = [];
      parts.push(part);
      if (type === 1 || type === 4) {
        records.push(Buffer.concat(parts));
        parts = [];
      }
      at += 7 + length;
    }
  }
  // Killed in the middle of one: what there is of it.
  if (parts.length > 0) records.push(Buffer.concat(parts));
  return records;
}
