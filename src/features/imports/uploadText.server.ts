import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { LockstepError } from '@/domain/errors';

/** Size of a file at most, in bytes. */
export const mostBytes = 64 * 1024 * 1024;

/**
 * The bytes of an upload, as they arrive. Whoever stops early leaves the stream as it is: destroying it would cut the connection
 * before the answer.
 * @throws LockstepError `too_large`, `malformed_request` if it broke off
 */
export async function* bytesOf(stream: Readable): AsyncGenerator<Buffer> {
  let read = 0;
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
      const bytes = chunk as Buffer;
      read += bytes.length;
      if (read > mostBytes) break;
      yield bytes;
    }
  } catch (error) {
    throw new LockstepError(
      'malformed_request',
      'The file broke off on its way. Nothing was kept; send it again.',
      {
        cause: error,
      },
    );
  }
  if (read > mostBytes) throw tooLarge();
}

export function tooLarge(): LockstepError {
  return new LockstepError('too_large', 'The file is larger than 64 MiB. Nothing was kept; split it.');
}

const [newline, carriageReturn] = [0x0a, 0x0d];

/**
 * The text of a file in UTF-8, without its byte order mark, every line end as `\n`. Goes on after bytes that are no UTF-8.
 * @param onBroken told of every line that holds such bytes
 */
export async function* textOf(
  bytes: AsyncIterable<Buffer>,
  onBroken: (line: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let line = 1;
  let rest: Buffer = Buffer.alloc(0);
  const check = (chunk: Buffer) => {
    if (!isUtf8(chunk)) {
      let at = line;
      for (const one of linesOf(chunk)) {
        if (!isUtf8(one)) onBroken(at);
        at++;
      }
    }
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, at + 1)) line++;
  };
  const decode = (chunk: Buffer, isMore: boolean) =>
    decoder.decode(chunk, { stream: isMore }).replaceAll(/\r\n?/g, '\n');
  for await (const next of bytes) {
    const chunk = rest.length > 0 ? Buffer.concat([rest, next]) : next;
    const end = wholeLength(chunk);
    rest = chunk.subarray(end);
    const whole = chunk.subarray(0, end);
    check(whole);
    if (end > 0) yield decode(whole, true);
  }
  check(rest);
  yield decode(rest, false);
}

/** How much of it is neither the beginning of a character nor of a line end. */
function wholeLength(chunk: Buffer): number {
  for (let back = 1; back <= Math.min(4, chunk.length); back++) {
    const byte = chunk[chunk.length - back] ?? 0;
    if (back === 1 && byte === carriageReturn) return chunk.length - 1;
    if ((byte & 0xc0) === 0x80) continue;
    const wanted = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return wanted > back ? chunk.length - back : chunk.length;
  }
  return chunk.length;
}

function* linesOf(chunk: Buffer): Generator<Buffer> {
  let from = 0;
  for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
    yield chunk.subarray(from, at);
    from = at + 1;
  }
  yield chunk.subarray(from);
}
