import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/**
 * Lets one process at a time do something. A turn is an open socket, so the turn of a killed process ends with it.
 *
 * In rare races two have the turn at once; what is done in it must bear that.
 * @param name of what is done; the same for everyone who would do the same
 * @returns what ends the turn; null: somebody else had it, and it has just ended
 */
export async function takeTurn(name: string): Promise<(() => void) | null> {
  const path = socketPath(name);
  const waiting = new Set<Socket>();
  const server = createServer((socket) => {
    waiting.add(socket);
    // One who waits may be killed too.
    socket.on('error', () => waiting.delete(socket));
    socket.on('close', () => waiting.delete(socket));
  });
  try {
    server.listen(path);
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    await waitForEnd(path);
    return null;
  }
  return () => {
    // Closing removes the path first, so nobody who is let go finds it again.
    server.close();
    for (const socket of waiting) socket.destroy();
  };
}

/** Resolves when whoever has the turn ends it, or at once if nobody has it any more. */
async function waitForEnd(path: string): Promise<void> {
  const socket = connect(path);
  const isLeftOver = await new Promise<boolean>((resolve) => {
    let code: string | undefined;
    socket.on('error', (error: NodeJS.ErrnoException) => (code = error.code));
    socket.on('close', () => resolve(code === 'ECONNREFUSED'));
    socket.resume();
  });
  if (isLeftOver) await rm(path, { force: true });
}

/** In the system's own temporary folder: not every file system of a project knows sockets, nor paths as long as its own. */
function socketPath(name: string): string {
  const hash = createHash('sha256').update(`${userInfo().uid} ${name}`).digest('hex').slice(0, 16);
  return process.platform === 'win32'
    ? `\\\\.\\pipe\\lockstep-${hash}`
    : join(tmpdir(), `lockstep-turn-${hash}.socket`);
}
