import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { goOnWith, liveCanaryDay } from '../canary/canaryDay';
import { canaryNeedles } from '../canary/canaryPatient';
import { openProfile } from '../canary/profileBrowser';
import { scanFolder, scanText } from '../canary/scanBytes';
import { startTestServer, type TestServer } from '../server/startTestServer';

// Its own browsers write to its own folders: a trace would only slow them down.
test.use({ trace: 'off' });

let server: TestServer;
let profile: string;

test.beforeAll(async () => {
  server = await startTestServer({ web: true, env: { POLLING_FACTOR: '1000', LOG_LEVEL: 'trace' } });
});
test.afterAll(() => server.close());
test.beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'lockstep-profile-'));
});
test.afterEach(() => rm(profile, { recursive: true, force: true }));

test('[V1] nothing of a patient is on the browser’s disk: not after it was killed in the middle, nor after it was closed', async () => {
  const killed = await openProfile(profile);
  const day = await liveCanaryDay(killed.context, server.url);
  await killed.kill();
  expect(scanFolder(profile, canaryNeedles).hits).toEqual([]);

  const closed = await openProfile(profile);
  await goOnWith(closed.context, server.url, day);
  await closed.quit();
  const scan = scanFolder(profile, canaryNeedles);
  expect(scan.hits).toEqual([]);
  // A scan that reads nothing finds nothing.
  expect(scan.bytes).toBeGreaterThan(1_000_000);
  expect(Object.keys(scan.views)).toEqual(expect.arrayContaining(['raw', 'log', 'packed']));
});

test('[V2] nothing of a patient is in what the server says, however much it says', async () => {
  const postgres = await readFile(join(server.dataDir, 'postgres.log'), 'utf8');
  expect([
    ...scanText('server', server.output(), canaryNeedles),
    ...scanText('postgres.log', postgres, canaryNeedles),
  ]).toEqual([]);
});
