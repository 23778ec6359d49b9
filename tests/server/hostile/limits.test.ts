import { get } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '@/server/config';
import { networkOf } from '@/server/requestLimits';
import { inProcess, type InProcess, problemOf } from '../inProcess';

let server: InProcess;
beforeAll(async () => {
  server = await inProcess({ rateLimitPerMinute: 5, push: { streamsPerPerson: 2 } });
});
afterAll(() => server.close());

const nextMinute = () => (server.clock.ms += 60_000);

test('[R57] a session that asks too much is told when to come back; others and the next minute are not concerned', async () => {
  const [one, other] = [
    await server.signIn(server.practice.email.admin),
    await server.signIn(server.practice.email.admin),
  ];
  server.clock.ms += 60_000 - (server.clock.ms % 60_000) + 20_000;
  for (let n = 0; n < 5; n++) expect((await one.get('/api/session')).statusCode).toBe(200);
  const before = await server.everything();
  const refused = await one.post('/api/patients', { firstName: 'A', lastName: 'B' });
  expect([problemOf(refused).code, refused.headers['retry-after']]).toEqual(['too_many_requests', '40']);
  expect(await server.everything()).toEqual(before);
  expect((await other.get('/api/session')).statusCode).toBe(200);
  nextMinute();
  expect((await one.get('/api/session')).statusCode).toBe(200);
});

test('[R57] an address is counted before anything is looked up, whatever it asks for', async () => {
  nextMinute();
  const ask = (remoteAddress: string, token: number) =>
    server.app.inject({
      url: token % 2 ? '/api/session' : '/nothing',
      remoteAddress,
      headers: { authorization: `Bearer ${token}` },
    });
  for (let n = 0; n < 100; n++) expect((await ask('2001:db8::1', n)).statusCode).not.toBe(429);
  expect(problemOf(await ask('2001:db8::2', 100)).code).toBe('too_many_requests');
  expect((await ask('2001:db8:0:1::1', 101)).statusCode).toBe(401);
});

test('[R57] addresses of one household are one', () => {
  expect(networkOf('10.0.0.1')).toBe('10.0.0.1');
  expect(networkOf('::ffff:10.0.0.1')).toBe('::ffff:10.0.0.1');
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
  expect(networkOf('2001:db8:a:b:c:d:e:f')).toBe('2001:db8:a:b');
  expect(networkOf('::1')).toBe('0:0:0:0');
});

test('[R57] [R59] [R55] limits are configured, and checked at the start', () => {
  expect(readConfig({})).toMatchObject({ rateLimitPerMinute: 6000, streamsPerPerson: 50, behindTls: false });
  expect(readConfig({ RATE_LIMIT_PER_MINUTE: '0', STREAMS_PER_PERSON: '3', BEHIND_TLS: '1' })).toMatchObject({
    rateLimitPerMinute: 0,
    streamsPerPerson: 3,
    behindTls: true,
  });
  for (const wrong of [
    { RATE_LIMIT_PER_MINUTE: '-1' },
    { RATE_LIMIT_PER_MINUTE: '1.5' },
    { STREAMS_PER_PERSON: '0' },
    { BEHIND_TLS: 'yes' },
  ])
    expect(() => readConfig(wrong)).toThrow(Object.keys(wrong)[0]);
});

test('[R59] one stream more than a person may have is refused, until one of theirs ends', async () => {
  nextMinute();
  const { token } = await server.signIn(server.practice.email.operator);
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  const address = server.app.server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const open = () =>
    new Promise<{ status: number; close(): void }>((resolve) => {
      const request = get(
        { port, path: '/api/events', headers: { authorization: `Bearer ${token}` } },
        (answer) => resolve({ status: answer.statusCode ?? 0, close: () => request.destroy() }),
      );
    });
  const [first, second] = [await open(), await open()];
  expect([first.status, second.status]).toEqual([200, 200]);
  expect((await open()).status).toBe(429);
  first.close();
  nextMinute();
  await expect
    .poll(async () => (await server.app.inject('/api/realtime/health')).json<object>())
    .toMatchObject({ activeSubscriptions: 1 });
  const third = await open();
  expect(third.status).toBe(200);
  second.close();
  third.close();
});

test('[R60] without a session little is read', async () => {
  nextMinute();
  const payload = { email: 'a@example.com', password: 'x'.repeat(17_000) };
  for (const url of ['/api/auth/sign-in', '/api/auth/accept-invitation'])
    expect(problemOf(await server.app.inject({ method: 'POST', url, payload })).code).toBe('too_large');
});
