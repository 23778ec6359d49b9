import { Agent, request } from 'node:http';

export interface BenchAnswer {
  status: number;
  /** As it came, name and value in turn. */
  rawHeaders: string[];
  body: string;
  /** All that came over the wire for it: status line, headers, body. */
  bytes: number;
}

/** One TCP connection that is kept alive; requests go one after the other. */
export interface KeptConnection {
  /** @throws Error unless it was answered with 2xx */
  send(method: string, path: string, headers: Record<string, string>, body?: unknown): Promise<BenchAnswer>;
  close(): void;
}

export function openConnection(origin: string): KeptConnection {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let read = 0;
  return {
    send: (method, path, headers, body) =>
      new Promise((resolve, reject) => {
        const text = body === undefined ? '' : JSON.stringify(body);
        const sent = { ...headers, ...(text ? { 'content-type': 'application/json' } : {}) };
        const outgoing = request(`${origin}${path}`, { method, agent, headers: sent }, (incoming) => {
          const { socket } = incoming;
          let answered = '';
          incoming.setEncoding('utf8').on('data', (chunk: string) => (answered += chunk));
          incoming.on('end', () => {
            const status = incoming.statusCode ?? 0;
            const bytes = socket.bytesRead - read;
            read = socket.bytesRead;
            if (status >= 300) reject(new Error(`${method} ${path} was answered ${status}: ${answered}`));
            else resolve({ status, rawHeaders: incoming.rawHeaders, body: answered, bytes });
          });
        });
        outgoing.on('error', reject);
        outgoing.end(text);
      }),
    close: () => agent.destroy(),
  };
}
