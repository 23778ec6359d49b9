import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ImportJob } from '@/features/imports/importJob';
import { ImportReport } from '@/features/imports/importReport';
import { postmasterPid, withDatabase } from '../runningDatabase';
import { buildOnce, signInHeaders, startTestServer, type TestServer } from '../startTestServer';

const opened: TestServer[] = [];
beforeAll(() => buildOnce(false));
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

const rows = 8_000;
const file = [
  'First name,Last name,Birth date,Notes',
  ...Array.from(
    { length: rows },
    (_, n) => `Imported,Number ${String(n).padStart(5, '0')},1980-11-24,"Line\n${n}"`,
  ),
].join('\n');

async function start(dataDir: string): Promise<TestServer> {
  const server = await startTestServer({ dataDir });
  opened.push(server);
  return server;
}

/** No import of this database gets past a number of rows that is told it, until it is told a larger one. */
async function haltImports(dataDir: string): Promise<{ beyond(done: number): Promise<void> }> {
  const run = (text: string) => withDatabase(dataDir, (client) => client.query(text));
  await run(`
    create table halt (beyond int not null);
    insert into halt values (0);
    create function halt_there() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      while new.done > (select beyond from halt) loop
        perform pg_sleep(0.02);
      end loop;
      return new;
    end $$;
    create trigger halt_there before update on import_job for each row execute function halt_there()`);
  return {
    async beyond(done) {
      await run(`update halt set beyond = ${done}`);
    },
  };
}

describe('an import that is killed', () => {
  test('[M12] five times in the middle goes on by itself, and every row is there once', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'lockstep-data-'));
    try {
      let server = await start(dataDir);
      const headers = await signInHeaders(server.url, 'assistant@royalcare.example');
      const csv = { ...headers, 'content-type': 'text/csv' };
      const url = `${server.url}/api/imports/files?subject=patients&format=csv`;
      const answer = await fetch(url, { method: 'POST', headers: csv, body: file });
      const { job } = ImportReport.parse(await answer.json());
      expect(job?.total).toBe(rows);
      const path = `/api/imports/${job?.id}`;
      const halt = await haltImports(dataDir);
      await fetch(`${server.url}${path}/run`, { method: 'POST', headers, body: '{}' });
      const reached = (least: number) =>
        vi.waitFor(
          async () => {
            const now = (await (await fetch(`${server.url}${path}`, { headers })).json()) as ImportJob;
            if (now.done < least) throw new Error(`${now.status}: ${now.done} of ${now.total}`);
            return now;
          },
          { timeout: 300_000, interval: 5 },
        );

      const stoodAt: number[] = [];
      for (let killed = 0; killed < 5; killed++) {
        const from = stoodAt.at(-1) ?? 0;
        // It has a long way to go, and yet is not done before somebody looks again.
        await halt.beyond(from + 1_500);
        const before = await reached(from + 500);
        expect(before.status).toBe('running');
        stoodAt.push(before.done);
        const postmaster = postmasterPid(dataDir);
        server.process.kill('SIGKILL');
        if (killed % 2 === 1) process.kill(postmaster, 'SIGKILL');
        await server.kill();
        server = await start(dataDir);
      }
      await halt.beyond(rows);
      const end = await reached(rows);
      expect(end).toMatchObject({ done: rows, skipped: 0, problems: [] });
      const exported = await (await fetch(`${server.url}/api/patients/export.csv`, { headers })).text();
      const names = exported.split('\r\n').flatMap((line) => /^Imported,(Number \d+),/.exec(line)?.[1] ?? []);
      expect(names.length).toBe(rows);
      expect(new Set(names).size).toBe(rows);
      const status = async () =>
        ((await (await fetch(`${server.url}${path}`, { headers })).json()) as ImportJob).status;
      await expect.poll(status).toBe('done');
      await server.close();
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  }, 600_000);

  test('is ended within seconds by SIGTERM, and goes on at the next start', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'lockstep-data-'));
    try {
      const first = await start(dataDir);
      const headers = await signInHeaders(first.url, 'admin@royalcare.example');
      const url = `${first.url}/api/imports/files?subject=patients&format=csv`;
      const csv = { ...headers, 'content-type': 'text/csv' };
      const { job } = ImportReport.parse(
        await (await fetch(url, { method: 'POST', headers: csv, body: file })).json(),
      );
      const path = `/api/imports/${job?.id}`;
      await fetch(`${first.url}${path}/run`, { method: 'POST', headers, body: '{}' });
      expect(await first.stop()).toBe(0);
      const second = await start(dataDir);
      const end = await vi.waitFor(
        async () => {
          const now = (await (await fetch(`${second.url}${path}`, { headers })).json()) as ImportJob;
          if (now.status === 'running') throw new Error(`${now.done}`);
          return now;
        },
        { timeout: 300_000, interval: 50 },
      );
      expect(end).toMatchObject({ status: 'done', done: rows });
      await second.close();
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  }, 600_000);
});
