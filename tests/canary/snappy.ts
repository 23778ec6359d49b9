/**
 * Snappy's block format, as LevelDB and Blink write it. Bytes that are none give what could be read of them: a scan wants to
 * see all there is.
 */
export function unsnappy(packed: Uint8Array): Buffer {
  const { value: length, next } = varint(packed, 0);
  // What is no snappy at all may claim any length.
  if (length > 64 * 1024 * 1024) return Buffer.alloc(0);
  const out = Buffer.alloc(length);
  let [from, to] = [next, 0];
  const byte = (at: number) => packed[at] ?? 0;
  const littleEndian = (at: number, bytes: number) => {
    let value = 0;
    for (let n = bytes - 1; n >= 0; n--) value = value * 256 + byte(at + n);
    return value;
  };
  while (from < packed.length && to < length) {
    const tag = byte(from++);
    const kind = tag & 3;
    if (kind === 0) {
      let size = tag >> 2;
      if (size >= 60) {
        const bytes = size - 59;
        size = littleEndian(from, bytes);
        from += bytes;
      }
      size++;
      out.set(packed.subarray(from, Math.min(from + size, from + length - to)), to);
      from += size;
      to += size;
      continue;
    }
    let size: number;
    let offset: number;
    if (kind === 1) {
      size = ((tag >> 2) & 7) + 4;
      offset = ((tag >> 5) << 8) | byte(from++);
    } else {
      const bytes = kind === 2 ? 2 : 4;
      size = (tag >> 2) + 1;
      offset = littleEndian(from, bytes);
      from += bytes;
    }
    if (offset === 0 || offset > to) break;
    // Byte by byte: a copy may overlap what it writes, which repeats it.
    for (let n = 0; n < size && to < length; n++, to++) out[to] = out[to - offset] ?? 0;
  }
  return out.subarray(0, to);
}

/** A little-endian base-128 number, and where the next thing begins. */
export function varint(bytes: Uint8Array, at: number): { value: number; next: number } {
  let value = 0;
  let factor = 1;
  let next = at;
  for (; next < bytes.length && next < at + 10; next++) {
    const byte = bytes[next] ?? 0;
    value += (byte & 127) * factor;
    factor *= 128;
    if (byte < 128) return { value, next: next + 1 };
  }
  return { value, next };
}
