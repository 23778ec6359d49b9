import { join } from 'node:path';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { builtPage } from '../../browser/builtPage';
import { openPage } from '../../browser/stage/openPage';
import type { ServerAnswer, ServerCall } from '../../features/presence/page/serverPorts';
import type { Caller } from '../inProcess';

export interface RecordPage {
  page: Page;
  /** What it asked of the server, as `POST /presences/announce`. */
  asked: string[];
  /** Whether it reaches the server. */
  line: { isUp: boolean };
}

/** The page of `record.tsx`, in React's development build, which mounts everything twice; over a real server. */
export async function startRecordPages() {
  const html = join(import.meta.dirname, '../../features/presence/page/record.html');
  const built = await builtPage(html, { isDevelopment: true });
  return {
    /** Opens the record in a browser of its own. */
    async open(caller: Caller, id: string, options: BrowserContextOptions = {}): Promise<RecordPage> {
      const asked: string[] = [];
      const line = { isUp: true };
      const page = await openPage(built, {
        query: { id },
        viewport: { width: 1280, height: 720 },
        awaits: (opened) => opened.getByLabel('Notes'),
        async prepare(opened) {
          await opened.exposeFunction('callServer', async (call: ServerCall): Promise<ServerAnswer> => {
            if (!line.isUp) return null;
            asked.push(`${call.method} ${call.path}`);
            return answerOf(caller, call);
          });
        },
        ...options,
      });
      return { page, asked, line };
    },
    close: built.close,
  };
}

async function answerOf(caller: Caller, { method, path, body, headers }: ServerCall): Promise<ServerAnswer> {
  const url = `/api${path}`;
  const answer = await {
    GET: () => caller.get(url),
    POST: () => caller.post(url, body, headers),
    PATCH: () => caller.patch(url, body, headers),
    DELETE: () => caller.delete(url, headers),
  }[method]();
  const given = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
  return {
    status: answer.statusCode,
    body: answer.body,
    headers: Object.fromEntries(given) as Record<string, string>,
  };
}
