import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { BrowserContext, BrowserContextOptions } from '@playwright/test';
import pg from 'pg';
import { databaseUrl } from '../../../bench/databaseUrl';
import { builtPage } from '../../../browser/builtPage';
import { demoPassword, startTestServer } from '../../../server/startTestServer';

/** The page of `imports.tsx` before the real server with the demo practice, as one origin. */
export async function startImportsPage() {
  const [built, server] = [
    await builtPage(join(import.meta.dirname, 'imports.html')),
    await startTestServer(),
  ];
  const front = createServer((incoming, answer) => {
    const isApi = incoming.url?.startsWith('/api/') === true;
    forward(isApi ? server.url : new URL(built.url).origin, incoming, answer);
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  return {
    url: (subject = 'patients') => `${origin}${new URL(built.url).pathname}?subject=${subject}`,
    /** @param who such as `assistant` of the demo practice */
    async signIn(who: string, options: BrowserContextOptions = {}): Promise<BrowserContext> {
      const context = await built.browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      context.setDefaultTimeout(20_000);
      const answer = await context.request.post(`${origin}/api/auth/sign-in`, {
        data: { email: `${who}@royalcare.example`, password: demoPassword },
      });
      if (!answer.ok()) throw new Error(await answer.text());
      return context;
    },
    /** Meanwhile no patient can be written: an import that is begun stays where it is, however fast the machine. */
    async whileNoneIsWritten(run: () => Promise<void>): Promise<void> {
      const client = new pg.Client(await databaseUrl(server.dataDir));
      await client.connect();
      try {
        await client.query('begin; lock table patient in share mode');
        await run();
      } finally {
        await client.end();
      }
    },
    async close() {
      front.closeAllConnections();
      front.close();
      await built.close();
      await server.close();
    },
  };
}

function forward(origin: string, incoming: IncomingMessage, answer: ServerResponse): void {
  const { method, url, headers } = incoming;
  const outgoing = request(`${origin}${url ?? '/'}`, { method, headers }, (given) => {
    answer.writeHead(given.statusCode ?? 502, given.headers);
    given.pipe(answer);
  });
  outgoing.on('error', () => answer.destroy());
  answer.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}
