import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What Lockstep's push is measured against: a process that does nothing but write what it is told to every client. */
const clients = new Set<ServerResponse>();

const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write('event: hello\ndata: {}\n\n');
  clients.add(response);
  response.on('close', () => clients.delete(response));
});

process.on('message', (event: string) => {
  for (const client of clients) client.write(event);
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
