import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';

/** Answers that an event stream follows, and takes the response out of Fastify's hands. */
export function sendStreamHead(reply: FastifyReply): ServerResponse {
  void reply.headers({
    'content-type': 'text/event-stream; charset=utf-8',
    // No cache keeps it, no proxy packs or gathers it.
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    // When the stream is over its connection is too: a node that ends waits for none of them.
    connection: 'close',
  });
  const headers = Object.entries(reply.getHeaders());
  reply.hijack();
  const out = reply.raw;
  // Writing to a connection that is just breaking; its 'close' follows and ends the stream.
  out.on('error', () => undefined);
  for (const [name, value] of headers) if (value !== undefined) out.setHeader(name, value);
  out.writeHead(200);
  return out;
}
