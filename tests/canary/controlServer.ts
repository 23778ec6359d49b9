import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { canary } from './canaryPatient';

export interface ControlServer {
  url: string;
  close(): Promise<void>;
}

const words = JSON.stringify({ ...canary, filler: 'x'.repeat(2_000) });
const packed = { gzip: () => gzipSync(words), br: () => brotliCompressSync(words) };
const kept = { 'cache-control': 'max-age=3600' };

/**
 * A product that is careless in every way that a scan must notice: the real one, from whose answers `no-store` was taken, and
 * pages of its own that write words to disk.
 */
export async function careless(product: string): Promise<ControlServer> {
  const server = createServer((asked, reply) => {
    const { pathname } = new URL(asked.url ?? '/', product);
    if (pathname === '/form')
      reply
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(
          '<title>Form</title><form action="/sent"><input name="who"><textarea></textarea><button>Send</button></form>',
        );
    else if (pathname === '/sent')
      reply.setHeader('content-type', 'text/html; charset=utf-8').end('<title>Sent</title>');
    else if (pathname === '/gzip' || pathname === '/br') {
      const encoding = pathname.slice(1) as keyof typeof packed;
      reply.writeHead(200, { ...kept, 'content-type': 'application/json', 'content-encoding': encoding });
      reply.end(packed[encoding]());
    } else forward(product, asked, reply);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function forward(product: string, asked: IncomingMessage, reply: ServerResponse): void {
  const { method, headers } = asked;
  const to = request(new URL(asked.url ?? '/', product), { method, headers }, (answer) => {
    const { 'cache-control': _dropped, ...others } = answer.headers;
    reply.writeHead(answer.statusCode ?? 502, { ...others, ...kept });
    answer.pipe(reply);
  });
  to.on('error', () => reply.destroy());
  asked.pipe(to);
}
