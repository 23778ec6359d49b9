import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenApi, operationsOf } from '../../hostile/operations';
import { type Caller, inProcess, type InProcess, problemOf } from '../inProcess';

const webRoot = mkdtempSync(join(tmpdir(), 'lockstep-web-'));
let server: InProcess;
let admin: Caller;

beforeAll(async () => {
  writeFileSync(join(webRoot, 'index.html'), '<meta property="csp-nonce" nonce="__STYLE_NONCE__">');
  server = await inProcess({ webRoot });
  admin = await server.signIn(server.practice.email.admin);
});
afterAll(async () => {
  await server.close();
  rmSync(webRoot, { recursive: true });
});

const page = (url: string) => server.app.inject({ url, headers: { accept: 'text/html' } });

test('[R53] a page may run and show nothing but this server’s files, and styles of its own nonce', async () => {
  const answers = [await page('/'), await page('/clinic')];
  const nonces = answers.map(({ body }) => /nonce="([\w-]{20,})"/.exec(body)?.[1]);
  expect(new Set(nonces).size).toBe(2);
  for (const [at, { headers }] of answers.entries()) {
    expect(headers['content-security-policy']).toBe(
      "default-src 'none';script-src 'self';" +
        `style-src 'self' 'nonce-${nonces[at]}';` +
        "img-src 'self' data:;font-src 'self' data:;connect-src 'self';manifest-src 'self';worker-src 'self';" +
        "form-action 'self';base-uri 'none';frame-ancestors 'none'",
    );
    // A page that a browser kept would name another answer's nonce.
    expect([headers['cache-control'], headers['etag']]).toEqual(['no-cache', undefined]);
  }
});

test('[R53] no document is framed, tells where it was left from, or asks for the machine’s senses', async () => {
  for (const answer of [await page('/'), await page('/api/docs')]) {
    expect(answer.headers).toMatchObject({
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
    for (const feature of ['camera', 'microphone', 'geolocation', 'payment', 'usb'])
      expect(answer.headers['permissions-policy']).toContain(`${feature}=()`);
    expect(answer.headers['content-security-policy']).not.toContain('unsafe');
    expect(answer.body).not.toMatch(/<style|<script(?! src)| style=| on\w+=/);
  }
});

test('[R54] nothing below /api is kept: rows, files, refusals, pages', async () => {
  const answers = [
    await admin.get('/api/patients'),
    await admin.get('/api/patients/export.csv'),
    await admin.get('/api/patients/export.fhir.json'),
    await admin.get('/api/nothing'),
    await admin.get('/api/patients/%'),
    await admin.get('/api/patients/x'),
    await admin.post('/api/patients', '{'),
    await server.app.inject({ url: '/api/session' }),
    await page('/api/docs'),
    await page('/api/docs.css'),
  ];
  expect(answers.map(({ headers }) => headers['cache-control'])).toEqual(answers.map(() => 'no-store'));
});

test('[R55] only behind TLS are browsers told to stay with it, and is the proxy believed', async () => {
  const asked = {
    url: '/api/auth/sign-in',
    method: 'POST' as const,
    headers: { 'x-forwarded-proto': 'https', 'x-forwarded-for': '1.2.3.4, 203.0.113.9' },
    payload: { email: server.practice.email.admin, password: 'correct horse' },
  };
  const bare = await server.app.inject(asked);
  expect([bare.headers['strict-transport-security'], bare.cookies[0]?.['secure']]).toEqual([
    undefined,
    undefined,
  ]);
  const behind = await inProcess({ behindTls: true });
  const answer = await behind.app.inject({
    ...asked,
    payload: { ...asked.payload, email: behind.practice.email.admin },
  });
  expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
  expect(answer.cookies[0]).toMatchObject({ secure: true });
  const kept = async () =>
    (
      await behind.sql<{ address: string }>(
        `select details ->> 'address' as address from audit_event where action = 'signedIn'`,
      )
    )[0]?.address;
  // The nearest proxy's word, not what the browser told it before.
  await expect.poll(kept).toBe('203.0.113.9');
  await behind.close();
});

test('[R56] every write of every route is refused when it comes from another site', async () => {
  const document = (await server.app.inject({ url: '/api/openapi.json' })).json<OpenApi>();
  const writes = operationsOf(document).filter(({ method }) => method !== 'GET');
  expect(writes.length).toBeGreaterThan(60);
  const before = await server.everything();
  for (const { method, path } of writes) {
    const url = path.replaceAll(/\{\w+\}/g, server.practice.patientId);
    for (const from of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      const answer = await server.app.inject({
        method: method as 'POST',
        url,
        headers: { cookie: `lockstep_session=${admin.token}`, 'content-type': 'text/csv', ...from },
        payload: 'x',
      });
      expect([problemOf(answer).code, method, path]).toEqual(['cross_origin', method, path]);
    }
  }
  expect(await server.everything()).toEqual(before);
});
