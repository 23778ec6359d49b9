import { afterAll, beforeAll, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { entities } from '@/features/entities';
import { isTooDeep } from '@/server/jsonBodies';
import { type Caller, inProcess, type InProcess, problemOf } from '../inProcess';

/** What generated requests found, each by itself. */
let server: InProcess;
let admin: Caller;
beforeAll(async () => {
  server = await inProcess();
  admin = await server.signIn(server.practice.email.admin);
});
afterAll(() => server.close());

test('[R50] a body of ten thousand levels is refused also where no body is expected', async () => {
  const headers = { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json' };
  const deep = [
    `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
    `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  ];
  for (const payload of deep) {
    for (const [method, url] of [
      ['DELETE', `/api/services/${v7()}`],
      ['POST', `/api/imports/${v7()}/cancel`],
      ['POST', '/api/patients'],
    ] as const) {
      const answer = await server.app.inject({ method, url, payload, headers });
      expect([problemOf(answer).code, url]).toEqual(['malformed_request', url]);
    }
  }
});

test('[R50] depth is what is open at once, not what a text holds or how much there is', () => {
  expect(isTooDeep(`${'['.repeat(64)}${']'.repeat(64)}`)).toBe(false);
  expect(isTooDeep('['.repeat(65))).toBe(true);
  expect(isTooDeep(JSON.stringify({ text: `${'['.repeat(100)}"\\` }))).toBe(false);
  expect(isTooDeep(JSON.stringify(Array.from({ length: 100 }, () => [{}])))).toBe(false);
});

test.each(entities.map(({ path }) => [path]))(
  '[R50] the list of %s refuses an id that is null by name',
  async (path) => {
    const problem = problemOf(await admin.get(`/api/${path}?id=null`));
    expect([problem.code, problem.fields?.[0]?.field]).toEqual(['invalid_fields', 'id']);
  },
);
