import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Availability } from '@/features/availability/availability';
import { DemoSignIns } from '@/protocol/session';
import { freshDatabase } from './freshDatabase';
import { buildOnce, runServer, signInHeaders, startTestServer, type TestServer } from './startTestServer';

const opened: TestServer[] = [];
beforeAll(() => buildOnce(false));
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

async function start(...options: Parameters<typeof startTestServer>): Promise<TestServer> {
  const server = await startTestServer(...options);
  opened.push(server);
  return server;
}

async function temporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-data-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const admin = 'admin@royalcare.example';
const postmasterFile = (dataDir: string) => join(dataDir, 'postgres', 'postmaster.pid');

describe('the server as a process', () => {
  test('[D1] every write it acknowledged is there after kill -9, also with PostgreSQL killed', async () => {
    for (const alsoPostgres of [false, true]) {
      await temporaryFolder(async (dataDir) => {
        const server = await start({ dataDir });
        const headers = await signInHeaders(server.url, admin);
        const staff = (await (await fetch(`${server.url}/api/staff`, { headers })).json()) as {
          items: { id: string }[];
        };
        const acknowledged: Availability['id'][] = [];
        let sent = 0;
        const writer = async () => {
          while (sent++ < 500) {
            const body = {
              staffId: staff.items[0]?.id,
              date: '2030-01-01',
              startTime: '09:00',
              endTime: '10:00',
              isActive: true,
            };
            const answer = await fetch(`${server.url}/api/availability`, {
              method: 'POST',
              headers,
              body: JSON.stringify(body),
            });
            acknowledged.push(((await answer.json()) as Availability).id);
            if (acknowledged.length === 150) {
              const postmaster = Number(readFileSync(postmasterFile(dataDir), 'utf8').split('\n')[0]);
              server.process.kill('SIGKILL');
              if (alsoPostgres) process.kill(postmaster, 'SIGKILL');
            }
          }
        };
        const outcomes = await Promise.allSettled(Array.from({ length: 8 }, writer));
        expect(outcomes.some(({ status }) => status === 'rejected')).toBe(true);
        expect(acknowledged.length).toBeGreaterThanOrEqual(150);
        expect(acknowledged.length).toBeLessThan(500);
        await server.kill();

        const again = await start({ dataDir });
        const list = await fetch(`${again.url}/api/availability?date=2030-01-01`, {
          headers: await signInHeaders(again.url, admin),
        });
        const kept = new Set(((await list.json()) as { items: Availability[] }).items.map(({ id }) => id));
        expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
        await again.close();
      });
    }
    // Four starts of a server, and what it wrote: on a slow machine more than other tests have.
  }, 600_000);

  test('[D2] a second start on the same DATA_DIR is refused with a clear message, the first goes on', async () => {
    const server = await start();
    const second = await runServer({ DATA_DIR: server.dataDir });
    expect(second.code).toBe(1);
    expect(second.output).toContain('Another Lockstep server is using');
    expect(second.output).toContain('DATA_DIR');
    expect((await fetch(`${server.url}/api/demo`)).status).toBe(200);
  });

  test('[D2] of three first starts at once on one folder one becomes ready, the others are refused', async () => {
    await temporaryFolder(async (dataDir) => {
      const outcomes = await Promise.allSettled([start({ dataDir }), start({ dataDir }), start({ dataDir })]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected')
          expect(String(outcome.reason)).toContain('Another Lockstep server');
      }
      await opened[0]?.close();
    });
  });

  test('[D2] a pid file whose number belongs to somebody else fools nobody', async () => {
    await temporaryFolder(async (dataDir) => {
      const first = await start({ dataDir });
      const file = postmasterFile(dataDir);
      const [, ...rest] = readFileSync(file, 'utf8').split('\n');
      await first.stop();
      writeFileSync(file, [String(process.pid), ...rest].join('\n'));
      const second = await start({ dataDir });
      expect((await fetch(`${second.url}/api/demo`)).status).toBe(200);
      await second.close();
    });
  });

  test('[D3] SIGTERM ends it, and its PostgreSQL, within five seconds, also under load', async () => {
    const server = await start();
    const headers = await signInHeaders(server.url, admin);
    const load = Promise.allSettled(
      Array.from({ length: 8 }, async () => {
        for (;;) await fetch(`${server.url}/api/availability`, { headers });
      }),
    );
    await fetch(`${server.url}/api/staff`, { headers });
    // Cut off by its own limit of four seconds it would answer 1.
    expect(await server.stop()).toBe(0);
    await load;
    expect(() => statSync(postmasterFile(server.dataDir))).toThrow('ENOENT');
  });

  test('[D4] the password of the database is for the owner’s eyes', async () => {
    const server = await start();
    expect(statSync(join(server.dataDir, 'postgres-password')).mode & 0o777).toBe(0o600);
    expect(server.output()).not.toContain(readFileSync(join(server.dataDir, 'postgres-password'), 'utf8'));
  });

  test('[D5] the demo: nine sign-ins, twelve therapists, six services, four weeks of availability', async () => {
    const server = await start();
    const demo = DemoSignIns.parse(await (await fetch(`${server.url}/api/demo`)).json());
    expect(demo.signIns.map(({ email }) => email.split('@')[0])).toEqual([
      'admin',
      'operator',
      'scheduler',
      'therapist',
      'therapist2',
      'doctor',
      'assistant',
      'patient',
      'patient2',
    ]);
    for (const { email } of demo.signIns) await signInHeaders(server.url, email);
    const headers = await signInHeaders(server.url, admin);
    const list = async <T>(path: string) =>
      ((await (await fetch(`${server.url}/api/${path}`, { headers })).json()) as { items: T[] }).items;
    const staff = await list<{ name: string; colour: string }>('staff');
    expect(staff.length).toBe(12);
    expect(staff[0]?.name).toMatch(/^Maria/);
    expect(new Set(staff.map(({ colour }) => colour)).size).toBe(12);
    expect((await list('services')).length).toBe(6);
    const days = (await list<Availability>('availability')).map(({ date }) => date).toSorted();
    expect(days.length).toBeGreaterThan(300);
    const span = Date.parse(days.at(-1) ?? '') - Date.parse(days[0] ?? '');
    expect(span / 86_400_000).toBeGreaterThanOrEqual(24);
  });

  test('[D6] with DATABASE_URL it uses that server, without demo data, and several nodes share it', async () => {
    const fresh = await freshDatabase();
    try {
      const [one, two] = [
        await start({ env: { DATABASE_URL: fresh.url } }),
        await start({ env: { DATABASE_URL: fresh.url } }),
      ];
      for (const node of [one, two]) {
        const demo = DemoSignIns.parse(await (await fetch(`${node.url}/api/demo`)).json());
        expect(demo).toEqual({ signIns: [], password: null });
      }
      await one.stop();
      await two.stop();
    } finally {
      await fresh.drop();
    }
  });

  test('[D7] a wrong configuration is refused at the start, with every variable named', async () => {
    const { code, output } = await runServer({
      PORT: 'http',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://secret@x',
    });
    expect(code).toBe(1);
    for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL']) expect(output).toContain(name);
    expect(output).not.toContain('secret');
    expect(output).not.toContain('at ');
  });
});
