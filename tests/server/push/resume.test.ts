import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '../inProcess';
import { pushServer, silenceCommits, type PushServer } from './pushServer';
import type { StreamReader } from './streamReader';

let server: PushServer;
let admin: Caller;
beforeAll(async () => {
  server = await pushServer({ push: { ringLines: 20 } });
  admin = await server.signIn(server.practice.email.admin, v7());
});
afterAll(() => server.close());

const seqs = (stream: StreamReader) => stream.changes().map(({ seq }) => seq);
const range = (after: number, to: number) => Array.from({ length: to - after }, (_, n) => after + 1 + n);

/** Commits as quickly as four connections can, until told to stop; some of them several rows at once. */
function fourWriters(): { stop(): Promise<void> } {
  const over = new AbortController();
  const writer = async (n: number) => {
    while (!over.signal.aborted) {
      const id = await server.insertRow();
      if (n % 2 === 0) await server.sql('update staff set is_active = not is_active');
      await server.sql('delete from availability where id = $1', [id]);
    }
  };
  const writers = Promise.all(range(0, 4).map(writer));
  return {
    async stop() {
      over.abort();
      await writers;
    },
  };
}

describe('coming back', () => {
  test('[E2] again and again while four writers commit, a client is told everything once, in order', async () => {
    const since = await server.head();
    const writers = fourWriters();
    const told: number[] = [];
    let at = since;
    for (let visit = 0; visit < 12; visit++) {
      const stream = await server.open(admin.token, { lastEventId: at });
      const goal = at + 25;
      await stream.until(() => stream.seq() >= goal);
      stream.close();
      // What arrived with the last of them counts as well: it will not be told again.
      expect(stream.hello().seq).toBe(at);
      told.push(...seqs(stream));
      at = stream.seq();
    }
    await writers.stop();
    expect(told).toEqual(range(since, at));
    expect(at - since).toBeGreaterThanOrEqual(300);
  });

  test('[E2] many clients that are behind by different lengths all end with the same, while four write', async () => {
    const since = await server.head();
    for (let i = 0; i < 60; i++) await server.insertRow();
    const writers = fourWriters();
    const streams = await Promise.all(
      [0, 10, 39, 40, 41, 59, 60].map((behind) => server.open(admin.token, { since: since + behind })),
    );
    await Promise.all(streams.map((stream) => stream.until(() => stream.seq() > since + 150)));
    await writers.stop();
    const head = await server.head();
    await Promise.all(streams.map((stream) => stream.until(() => stream.seq() === head)));
    for (const stream of streams) {
      expect(seqs(stream)).toEqual(range(stream.hello().seq, head));
      stream.close();
    }
  });

  test('[E2] from the very beginning, page by page, it is the whole feed', async () => {
    const stream = await server.open(admin.token, { since: 0 });
    const head = await server.head();
    await stream.until(() => stream.seq() === head);
    expect(seqs(stream)).toEqual(range(0, head));
    expect(head).toBeGreaterThan(400);
    stream.close();
  });

  test('[E2] a client that knows of a commit before this node has heard of it is not taken for lost', async () => {
    const first = await server.open(admin.token);
    await first.until(() => first.events.length > 0);
    await silenceCommits(server);
    await server.insertRow();
    const known = await server.head();
    const second = await server.open(admin.token, { since: known });
    await second.until(() => second.events.length > 0);
    expect(second.hello().seq).toBe(known);
    expect(second.changes()).toEqual([]);
    first.close();
    second.close();
  });
});
