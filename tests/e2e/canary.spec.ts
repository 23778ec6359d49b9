import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { goOnWith, liveCanaryDay } from '../canary/canaryDay';
import { canary, canaryNeedles } from '../canary/canaryPatient';
import { careless } from '../canary/controlServer';
import { plantWords } from '../canary/plantWords';
import { openProfile, type ProfileBrowser } from '../canary/profileBrowser';
import { scanFolder, scanText } from '../canary/scanBytes';
import { startTestServer, type TestServer } from '../server/startTestServer';

// Its own browsers write to its own folders: a trace would only slow them down.
test.use({ trace: 'off' });

// What the server said is looked through when everything else has happened.
test.describe.configure({ mode: 'serial', timeout: 600_000 });

let server: TestServer;
let profile: string;
/** Whatever a test that failed left open. */
let opened: ProfileBrowser[];

test.beforeAll(async () => {
  server = await startTestServer({ web: true, env: { POLLING_FACTOR: '1000', LOG_LEVEL: 'trace' } });
});
test.afterAll(() => server.close());
test.beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'lockstep-profile-'));
  opened = [];
});
test.afterEach(async () => {
  for (const browser of opened) await browser.kill();
  // A process of the browser's that outlives the first one by a moment may still write.
  await rm(profile, { recursive: true, force: true, maxRetries: 10 });
});

async function open(): Promise<ProfileBrowser> {
  const browser = await openProfile(profile);
  opened.push(browser);
  return browser;
}

test('[V1] nothing of a patient is on the browser’s disk: not after it was killed in the middle, nor after it was closed', async () => {
  const killed = await open();
  const day = await liveCanaryDay(killed.context, server.url);
  await killed.kill();
  expect(scanFolder(profile, canaryNeedles).hits).toEqual([]);

  const closed = await open();
  await goOnWith(closed.context, server.url, day);
  await closed.quit();
  const scan = scanFolder(profile, canaryNeedles);
  expect(scan.hits).toEqual([]);
  // A scan that reads nothing finds nothing.
  expect(scan.bytes).toBeGreaterThan(1_000_000);
  expect(Object.keys(scan.views)).toEqual(expect.arrayContaining(['raw', 'log', 'packed']));
});

test('[V1] the scan finds what careless pages leave: in each place, in whatever way the browser keeps it', async () => {
  const control = await careless(server.url);
  const browser = await open();
  await plantWords(browser.context, control.url);
  await browser.quit();
  await control.close();
  const { hits } = scanFolder(profile, canaryNeedles);
  const found = (file: RegExp, views = ['raw', 'table', 'log', 'packed', 'snappy']) =>
    hits.filter((hit) => file.test(hit.file) && views.includes(hit.view)).length;
  const places = {
    localStorage: found(/Local Storage\/leveldb/, ['log', 'table']),
    sessionStorage: found(/Session Storage/, ['log', 'table']),
    IndexedDB: found(/IndexedDB/),
    'title in the history': found(/History$/),
    'address in the history': hits.filter(
      ({ file, encoding }) => file.endsWith('History') && /percent|form/.test(encoding),
    ).length,
    'what a field offers again': found(/Web Data$/),
    'fields of a closed tab': found(/Sessions\//),
    'answers in the cache, packed': found(/Cache\//, ['packed']),
  };
  expect(Object.entries(places).filter(([, count]) => count === 0)).toEqual([]);
});

test('[V2] nothing of a patient is in what the server says, however much it says', async () => {
  const postgres = await readFile(join(server.dataDir, 'postgres.log'), 'utf8');
  expect([
    ...scanText('server', server.output(), canaryNeedles),
    ...scanText('postgres.log', postgres, canaryNeedles),
  ]).toEqual([]);
  // It did say something, and what it says would be noticed.
  expect(server.output()).toContain('"route":"/api/patients');
  const leak = JSON.stringify({ level: 30, err: { detail: `Failing row contains (${canary.lastName})` } });
  expect(scanText('server', server.output() + leak, canaryNeedles)).not.toEqual([]);
});
