import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProcess, problemOf, type InProcess } from './inProcess';

const webRoot = mkdtempSync(join(tmpdir(), 'lockstep-web-'));
let server: InProcess;

beforeAll(async () => {
  mkdirSync(join(webRoot, 'assets'));
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html>app');
  writeFileSync(join(webRoot, 'assets', 'main-abc123.js'), 'run()');
  writeFileSync(join(webRoot, '.built-from'), 'secret');
  server = await inProcess({ webRoot });
});
afterAll(async () => {
  await server.close();
  rmSync(webRoot, { recursive: true });
});

const page = (url: string) => server.app.inject({ url, headers: { accept: 'text/html,*/*' } });

test('[W1] every address of the app answers its page, always fresh', async () => {
  for (const url of ['/', '/availability', '/therapist/123?x=1', '/index.html']) {
    const answer = await page(url);
    expect([url, answer.statusCode, answer.body]).toEqual([url, 200, '<!doctype html>app']);
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.headers['content-type']).toContain('text/html');
  }
});

test('[W2] files with a hash in their name are kept for ever; missing ones are told as missing', async () => {
  const file = await server.app.inject({ url: '/assets/main-abc123.js' });
  expect([file.body, file.headers['cache-control']]).toEqual([
    'run()',
    'public, max-age=31536000, immutable',
  ]);
  expect(
    problemOf(await server.app.inject({ url: '/assets/gone.js', headers: { accept: '*/*' } })).code,
  ).toBe('not_found');
});

test('[W3] nothing but the web app comes out of its folder', async () => {
  for (const url of [
    '/.built-from',
    '/../package.json',
    '/..%2fpackage.json',
    '/assets/../../package.json',
    '/%00',
  ]) {
    const answer = await server.app.inject({ url });
    expect([400, 403, 404], url).toContain(answer.statusCode);
    expect(answer.body).not.toContain('secret');
  }
});

test('[W1] an address below /api is never a page', async () => {
  for (const url of ['/api', '/api/nothing', '/api/staff/x/y'])
    expect(problemOf(await page(url)).code).toBe('not_found');
});

test('[R30] the description names every route of every entity, and reads as a page', async () => {
  const document = (await server.app.inject({ url: '/api/openapi.json' })).json<{
    openapi: string;
    paths: Record<string, Record<string, unknown>>;
  }>();
  expect(document.openapi).toMatch(/^3\.1/);
  expect(Object.keys(document.paths['/api/availability/{id}'] ?? {}).toSorted()).toEqual([
    'delete',
    'get',
    'patch',
  ]);
  expect(JSON.stringify(document.paths['/api/availability'])).toContain('startTime');
  const readable = await page('/api/docs');
  expect(readable.headers['content-type']).toContain('text/html');
  expect(readable.body).toContain('PATCH /api/availability/{id}');
  expect(readable.body).not.toContain('<script');
});

test('[R31] health answers without a session', async () => {
  const answer = await server.app.inject({ url: '/api/realtime/health' });
  expect(answer.json()).toEqual({
    status: 'healthy',
    service: 'realtime-sync',
    activeSubscriptions: 0,
    timestamp: new Date(server.clock.ms).toISOString(),
  });
});
