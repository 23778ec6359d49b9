import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below those that systems give to whoever asks for any, and to the near end of every connection. */
const [lowest, highest] = [20_000, 32_000];

/**
 * A port that nobody listens on, for a server that has to come back at the same address: one that nobody is given by
 * chance while it is away.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    const server = createServer().listen(port, '127.0.0.1');
    // Rejects if somebody has it.
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}
