import { v7 } from 'uuid';
import type { z } from 'zod';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { entities } from '@/features/entities';
import { inProcess, problemOf, type Caller, type InProcess } from './inProcess';
import { isWritten, sampleOf } from './samples';

/** No field of any entity takes any of these. */
const neverRight: [string, unknown][] = [
  ['an object', { $ne: null }],
  ['a nested list', [['x']]],
  ['NUL', 'a\0b'],
  ['a lone surrogate', 'a\ud800b'],
  ['a fraction', 1.5],
  ['a number beyond any', 1e308],
  ['a negative number', -1],
  ['a very long text', 'x'.repeat(100_000)],
  ['SQL', "'; drop table\npractice; --"],
];

let server: InProcess;
let admin: Caller;
let before: Record<string, string>;

beforeAll(async () => {
  server = await inProcess();
  admin = await server.signIn(server.practice.email.admin);
});
afterAll(() => server.close());

// [R10] nothing refused leaves a trace
beforeEach(async () => {
  before = await server.everything();
});
afterEach(async () => {
  expect(await server.everything()).toEqual(before);
});

describe.each(entities.filter(isWritten).map((entity) => [entity.name, entity] as const))(
  'bad input: %s',
  (_name, entity) => {
    const sample = sampleOf(entity);
    const path = `/api/${entity.path}`;
    const existing = async () => {
      const rows = await server.sql<{ id: string }>(`select id from ${entity.table} limit 1`);
      return rows[0]?.id;
    };

    test.each(entity.fieldNames)(
      '[R8] a wrong %s is refused by name, in a draft and in a patch',
      async (field) => {
        const draft = sample.draft(server.practice, 0);
        // A text of several lines may hold any line of text, and means no more by it.
        const isLong = (entity.fields[field] as z.ZodType).safeParse('two\nlines').success;
        for (const [name, value] of neverRight) {
          if (isLong && name === 'SQL') continue;
          const posted = await admin.post(path, { ...draft, [field]: value });
          expect([posted.statusCode, value, posted.body.slice(0, 300)]).toEqual([
            400,
            value,
            expect.any(String),
          ]);
          expect(problemOf(posted).fields?.map((one) => one.field.split('.')[0])).toContain(field);
          const patched = await admin.patch(`${path}/${v7()}`, { [field]: value });
          expect(patched.statusCode).toBe(400);
          expect(problemOf(patched).fields?.map((one) => one.field.split('.')[0])).toContain(field);
        }
      },
    );

    test('[R8] every missing field is named', async () => {
      const needed = entity.fieldNames.filter(
        (field) => !(entity.fields[field] as z.ZodType).safeParse(undefined).success,
      );
      expect(needed.length).toBeGreaterThan(0);
      const problem = problemOf(await admin.post(path, {}));
      expect(problem.code).toBe('invalid_fields');
      expect(problem.fields?.map((one) => one.field).toSorted()).toEqual(needed.toSorted());
    });

    test('[R8] a field that is not there, or not the client’s to set, is named', async () => {
      const draft = sample.draft(server.practice, 0);
      for (const field of ['colour2', 'rev', 'createdAt', 'practiceId', 'practice_id', 'constructor']) {
        const problem = problemOf(
          await admin.post(path, `${JSON.stringify(draft).slice(0, -1)},"${field}":1}`),
        );
        expect(problem.fields?.map((one) => one.field)).toContain(field);
      }
    });

    test('[R8] rules over several fields name the field, in a draft and in a merged row', async () => {
      const [row] = await server.sql<{ id: string }>(`select id from ${entity.table} limit 1`);
      for (const { field, change } of sample.broken ?? []) {
        const problem = problemOf(await admin.post(path, { ...sample.draft(server.practice, 0), ...change }));
        expect(problem.code).toBe('invalid_fields');
        expect(problem.fields?.map((one) => one.field)).toEqual([field]);
        if (row)
          expect(problemOf(await admin.patch(`${path}/${row.id}`, change)).code).toBe('invalid_fields');
      }
    });

    test('[R9] a reference to nothing, or into another practice, is refused by name', async () => {
      for (const field of Object.keys(entity.references ?? {})) {
        const draft = sample.draft(server.practice, 0);
        const wrong = Array.isArray(draft[field]) ? [v7()] : v7();
        const problem = problemOf(await admin.post(path, { ...draft, [field]: wrong }));
        expect([problem.code, problem.fields?.[0]?.field]).toEqual(['unknown_reference', field]);
      }
    });

    test('[R8] a body that is no JSON object is refused', async () => {
      const bodies = [
        '',
        '{',
        'null',
        '[]',
        '"x"',
        '1',
        '{"a":1}garbage',
        '['.repeat(50_000),
        '{"__proto__":{"x":1}}',
      ];
      for (const body of [
        ...bodies,
        `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
        '{"constructor":{"prototype":{}}}',
      ]) {
        const answer = await admin.post(path, body);
        expect([answer.statusCode, body.slice(0, 20)]).toEqual([400, body.slice(0, 20)]);
        problemOf(answer);
      }
      expect(problemOf(await admin.patch(`${path}/${(await existing()) ?? v7()}`, {})).status).toBe(400);
    });

    test('[R8] what is no JSON, and what is too large, is refused before it is read', async () => {
      const text = await admin.post(path, 'name=x', { 'content-type': 'text/plain' });
      expect(problemOf(text).code).toBe('unsupported_media_type');
      const form = await admin.post(path, 'name=x', { 'content-type': 'application/x-www-form-urlencoded' });
      expect(problemOf(form).code).toBe('unsupported_media_type');
      const huge = await admin.post(path, `{"name":"${'x'.repeat(10_000_000)}"}`);
      expect(problemOf(huge).code).toBe('too_large');
    });

    test('[R8] an id that cannot be is as unknown as one that is not', async () => {
      for (const id of [
        v7(),
        'x',
        '1',
        "1'--",
        '%00',
        '%E0%A4%A',
        '..%2F..',
        'x'.repeat(150),
        'x'.repeat(5_000),
      ]) {
        for (const answer of [
          await admin.get(`${path}/${id}`),
          await admin.patch(`${path}/${id}`, sample.changes(server.practice)),
          await admin.delete(`${path}/${id}`),
        ]) {
          expect([answer.statusCode, id]).toEqual([id === '%E0%A4%A' ? 400 : 404, id]);
          problemOf(answer);
        }
      }
    });

    test('[R6] a query the list does not know is refused by name', async () => {
      const queries = [
        'nonsense=1',
        'limit=0',
        'limit=5001',
        'limit=x',
        'cursor=zzz',
        'id=x',
        'limit=1&limit=2',
        '__proto__=1',
        'isActive=maybe',
      ];
      if (entity.rangeField) queries.push('from=yesterday', 'to=2026-02-30');
      for (const query of queries) {
        const problem = problemOf(await admin.get(`${path}?${query}`));
        expect([problem.code, query]).toEqual(['invalid_fields', query]);
        expect(problem.fields?.map((one) => one.field)).toEqual([query.split('=')[0]]);
      }
      expect((await admin.get(`${path}?%E0%A4%A=%00`)).statusCode).toBe(400);
      expect((await admin.get(`${path}?id=%00`)).statusCode).toBe(400);
    });

    test('[R8] headers that are not right are refused', async () => {
      const changes = sample.changes(server.practice);
      const id = (await existing()) ?? v7();
      expect(problemOf(await admin.patch(`${path}/${id}`, changes, { 'if-match': 'five' })).code).toBe(
        'malformed_request',
      );
      expect(problemOf(await admin.patch(`${path}/${id}`, changes, { 'idempotency-key': 'x' })).code).toBe(
        'malformed_request',
      );
      expect(problemOf(await admin.delete(`${path}/${id}`, { 'lockstep-client': 'x' })).code).toBe(
        'malformed_request',
      );
      const future = await admin.patch(`${path}/${id}`, changes, { 'if-match': '"999999999999999"' });
      expect(future.statusCode).toBe((await existing()) ? 412 : 404);
    });
  },
);

test('[R8] unknown addresses and methods are told as problems', async () => {
  for (const url of ['/api/nothing', '/api', '/api/', '/nothing', '/api/staff/x/y', '/%E0%A4%A']) {
    const answer = await admin.get(url);
    expect([answer.statusCode, url]).toEqual([url.includes('%') ? 400 : 404, url]);
    problemOf(answer);
  }
  const put = await server.app.inject({ method: 'PUT', url: '/api/staff' });
  expect(problemOf(put).code).toBe('not_found');
});

test('[F6] a feed position that cannot be is refused by name', async () => {
  for (const query of [
    '',
    'since=-1',
    'since=x',
    'since=1.5',
    'since=0&limit=0',
    'since=0&limit=1001',
    'since=0&x=1',
    'since=1&since=2',
  ]) {
    expect([problemOf(await admin.get(`/api/changes?${query}`)).status, query]).toEqual([400, query]);
  }
  expect(problemOf(await admin.get('/api/changes?since=9007199254740991')).code).toBe('cursor_too_old');
});

test('[R8] sign-in takes no other shape, and the practice no other settings', async () => {
  const bodies = [
    {},
    { email: 'a' },
    { email: 1, password: 2 },
    { email: 'a\0@b.c', password: 'x' },
    { email: 'a@b.c', password: 'x', admin: true },
  ];
  for (const payload of bodies) {
    const answer = await server.app.inject({ method: 'POST', url: '/api/auth/sign-in', payload });
    expect(problemOf(answer).code).toBe('invalid_fields');
  }
  for (const patch of [
    { timeZone: 'Mars/Olympus' },
    { currency: 'usd' },
    { stepMinutes: 0 },
    { id: v7() },
    { name: 'a\0' },
  ]) {
    expect(problemOf(await admin.patch('/api/practice', patch)).code).toBe('invalid_fields');
  }
  expect(problemOf(await admin.patch('/api/practice', {})).status).toBe(400);
});
