import type { Change } from '@/protocol/change';
import { streamEvents, type ByeReason, type Hello } from '@/protocol/feedStream';

/** The stream as text: JSON holds no line break of its own, so each event is one line of data. */

/** How long a browser waits before it comes back by itself, in milliseconds. */
const retryMs = 2_000;

export function helloText(hello: Hello): string {
  return `retry: ${retryMs}\n\n${named(streamEvents.hello, hello, hello.seq)}`;
}

export function changeText(change: Change): string {
  return `id: ${change.seq}\ndata: ${JSON.stringify(change)}\n\n`;
}

export function positionText(seq: number, now: number): string {
  return named(streamEvents.position, { seq, now }, seq);
}

/** Without an id: a client comes back to where it was. */
export function byeText(reason: ByeReason): string {
  return named(streamEvents.bye, { reason });
}

function named(event: string, body: unknown, seq?: number): string {
  const id = seq === undefined ? '' : `id: ${seq}\n`;
  return `event: ${event}\n${id}data: ${JSON.stringify(body)}\n\n`;
}
