import { connect, type Socket } from 'node:net';

/** What one process of clients is asked to do: open streams, or tell what they received since it was asked last. */
export type ClientsWanted =
  { open: { port: number; path: string; token: string; clients: number } } | 'received' | 'close';

/** `[id of the event, when it arrived]`, flat; milliseconds of the machine's monotonic clock, which all processes share. */
export type Received = number[];

const sockets: Socket[] = [];
let received: Received = [];

export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** Bare sockets: a client's own work would be measured with it. Resolves at the stream's hello. */
function open(port: number, path: string, token: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\n` +
          'Accept: text/event-stream\r\n\r\n',
      );
    });
    sockets.push(socket);
    socket.setEncoding('latin1');
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('A stream ended')));
    socket.on('data', (chunk: string) => {
      const at = monotonicMs();
      if (chunk.includes('event: hello')) resolve();
      // A change is the only event whose first line is its id.
      for (const [, id] of chunk.matchAll(/(?:^|\n\n|\r\n)id: (\d+)\ndata/g)) received.push(Number(id), at);
    });
  });
}

async function answer(wanted: ClientsWanted): Promise<unknown> {
  if (wanted === 'close') {
    for (const socket of sockets) socket.removeAllListeners('close').destroy();
    return null;
  }
  if (wanted === 'received') {
    const all = received;
    received = [];
    return all;
  }
  const { port, path, token, clients } = wanted.open;
  await Promise.all(Array.from({ length: clients }, () => open(port, path, token)));
  return null;
}

if (process.send) {
  process.on('message', (wanted: ClientsWanted) => {
    void answer(wanted).then(
      (result) => process.send?.({ result }),
      (error: unknown) => process.send?.({ error: String(error) }),
    );
  });
}
