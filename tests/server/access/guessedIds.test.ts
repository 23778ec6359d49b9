import { sql } from 'kysely';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entities } from '@/features/entities';
import { loadEntityTables, type EntityTable } from '@/server/database/entityTable';
import { inProcess, type Caller, type InProcess } from '../inProcess';
import { makePractice, type TestPractice } from '../practice';
import { openStream } from '../push/streamReader';
import { sampleOf } from '../samples';
import { populate, withOtherPatient } from './population';
import { stillScheduler } from './stillScheduler';
import { maySee } from './whoSees';

let server: InProcess;
let tables: EntityTable[];
let theirs: TestPractice;
/** One row of each entity of another practice. */
const foreign = new Map<string, string>();

beforeAll(async () => {
  server = await inProcess({ scheduler: stillScheduler });
  tables = await loadEntityTables(server.database, entities);
  theirs = await makePractice(server);
  const [here, there] = [
    await withOtherPatient(server, server.practice),
    await withOtherPatient(server, theirs),
  ];
  for (const table of tables) {
    await populate(server, table, here);
    const [id] = await populate(server, table, there);
    foreign.set(table.entity.name, id ?? '');
  }
});
afterAll(() => server.close());

/** What an answer tells: all of it but the number of the request, with the id that was asked for taken out. */
const told = (answer: Awaited<ReturnType<Caller['get']>>, id: string) => ({
  status: answer.statusCode,
  etag: answer.headers['etag'] ?? null,
  body: answer.body.replaceAll(id, 'ID').replace(/"requestId":"[^"]*"/, ''),
});

/** Every way in which an id can stand in an address or a body, as the server itself describes its routes. */
async function addressesWithId(): Promise<{ method: string; url: string }[]> {
  await server.app.ready();
  const document = server.app.swagger() as { paths: Record<string, Record<string, unknown>> };
  return Object.entries(document.paths)
    .filter(([url]) => url.includes('{id}'))
    .flatMap(([url, methods]) =>
      Object.keys(methods).map((method) => ({ method: method.toUpperCase(), url })),
    );
}

test('[V5] by no address can anybody tell a row out of their sight from one that never was', async () => {
  const before = await server.everything();
  const addresses = await addressesWithId();
  expect(addresses.length).toBeGreaterThan(3 * 12);
  for (const [name, email] of Object.entries(server.practice.email)) {
    const caller = await server.signIn(email);
    const { user } = (await caller.get('/api/session')).json<{ user: Parameters<typeof maySee>[1] }>();
    for (const { entity, decode } of tables) {
      const rows = await server.sql<{ row: Record<string, unknown> }>(
        `select to_jsonb(t) as row from ${entity.table} t where practice_id = $1 order by created_at desc limit 40`,
        [server.practice.id],
      );
      const unseen = rows.map(({ row }) => decode(row)).find((row) => !maySee(entity.name, user, row));
      const guesses = [foreign.get(entity.name) ?? '', ...(unseen ? [unseen.id] : [])];
      const own = addresses.filter(({ url }) => url.startsWith(`/api/${entity.path}/{id}`));
      const body = sampleOf(entity).changes(server.practice);
      for (const { method, url } of own) {
        for (const headers of [{}, { 'if-match': '"1"' }]) {
          const ask = (id: string) =>
            server.app.inject({
              method: method as 'GET',
              url: url.replace('{id}', id),
              headers: { ...headers, authorization: `Bearer ${caller.token}` },
              ...(method === 'GET' || method === 'DELETE' ? {} : { payload: body }),
            });
          const never = v7();
          const expected = told(await ask(never), never);
          for (const id of guesses)
            expect({ name, method, url, ...told(await ask(id), id) }).toEqual({
              name,
              method,
              url,
              ...expected,
            });
        }
      }
    }
  }
  expect(await server.everything()).toEqual(before);
});

test('[V5] ids of another practice lead nowhere: in filters, references, cursors, keys, positions, conversations, holds', async () => {
  const [us, them] = [
    await server.signIn(server.practice.email.admin, v7()),
    await server.signIn(theirs.email.admin, v7()),
  ];
  for (const { entity } of tables) {
    const filters = ['id', ...Object.keys(entity.references ?? {})].filter((field) => field !== 'serviceIds');
    for (const field of filters.filter((one) => one !== 'id')) {
      const path = entity.references?.[field] ?? '';
      const target = tables.find((table) => table.entity.path === path)?.entity.name ?? '';
      const answer = await us.get(`/api/${entity.path}?${field}=${foreign.get(target)}`);
      expect([entity.name, field, answer.json<{ items: [] }>().items]).toEqual([entity.name, field, []]);
    }
    const page = (await them.get(`/api/${entity.path}?limit=1`)).json<{ nextCursor?: string }>();
    const went = (await us.get(`/api/${entity.path}?limit=500&cursor=${page.nextCursor ?? ''}`)).body;
    expect(went).not.toContain(theirs.id);
    expect(went).not.toContain(foreign.get(entity.name));
    if (entity.searchFields) {
      const first = (await them.post(`/api/${entity.path}/search`, { text: '', limit: 1 })).json<{
        nextCursor: string;
      }>();
      const next = await us.post(`/api/${entity.path}/search`, {
        text: '',
        limit: 50,
        cursor: first.nextCursor,
      });
      expect(next.statusCode).toBe(200);
      expect(next.body).not.toContain(foreign.get(entity.name));
    }
  }

  const before = await server.everything();
  const patientId = foreign.get('patient') ?? '';
  const word = { text: 'a massage next week' };
  expect((await us.post('/api/assistant/messages', { ...word, patientId })).statusCode).toBe(404);
  expect((await us.delete(`/api/holds/${foreign.get('hold')}`)).statusCode).toBe(404);
  // Whoever is still referred to there is not here either: no word of `in_use`.
  expect((await us.delete(`/api/patients/${patientId}`)).statusCode).toBe(404);
  expect((await us.delete(`/api/services/${theirs.serviceId}`)).statusCode).toBe(404);
  const slots = await us.get(
    `/api/slots?serviceId=${theirs.serviceId}&staffId=${theirs.staffId}&from=2031-01-01&to=2031-01-02`,
  );
  expect(slots.body).not.toContain(theirs.staffId.concat('"'));
  expect(await server.everything()).toEqual(before);

  const talk = (await them.post('/api/assistant/messages', word)).json<{ conversationId: string }>();
  const { conversationId } = talk;
  expect((await us.post('/api/assistant/messages', { ...word, conversationId })).statusCode).toBe(404);
  expect((await us.get(`/api/assistant/conversations/${conversationId}`)).statusCode).toBe(404);
  // Nor is it there for somebody else of the same practice.
  const operator = await server.signIn(theirs.email.operator);
  expect((await operator.get(`/api/assistant/conversations/${conversationId}`)).statusCode).toBe(404);

  const origin = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const [head] = await server.sql<{ seq: string }>('select max(seq) as seq from feed_position');
  const stream = await openStream(origin, { token: us.token, lastEventId: Number(head?.seq) + 1 });
  expect(await stream.ended).toBe('tooOld');
  expect(stream.changes()).toEqual([]);
});

test('[V6] an answer is repeated to whom it was given, as what they were then, and to nobody else', async () => {
  const { email, id: practiceId } = server.practice;
  const draft = { firstName: 'Nora', lastName: 'Vance', medicalHistory: 'Xylophobia' };
  const key = { 'idempotency-key': v7() };
  const assistant = await server.signIn(email.assistant);
  const first = await assistant.post('/api/patients', draft, key);
  expect((await assistant.post('/api/patients', draft, key)).body).toBe(first.body);
  for (const other of [email.operator, email.scheduler, email.patient, theirs.email.admin]) {
    const answer = await (
      await server.signIn(other)
    ).post('/api/patients', { firstName: 'A', lastName: 'B' }, key);
    expect(answer.body).not.toContain('Xylophobia');
  }
  // The same account, which became something else.
  await server.sql(`update account set role = 'scheduler' where email = $1`, [email.assistant]);
  const scheduler = await server.signIn(email.assistant);
  const again = await scheduler.post('/api/patients', draft, key);
  expect([again.statusCode, again.body.includes('Xylophobia')]).toEqual([expect.any(Number), false]);
  const { user } = (await scheduler.get('/api/session')).json<{ user: { id: string } }>();
  const context = {
    practiceId,
    accountId: user.id,
    role: 'scheduler',
    staffId: null,
    patientId: null,
  } as const;
  const { result } = await server.database.inPractice(
    { ...context, client: null, mutationId: null },
    (transaction) => transaction.rows<{ body: unknown }>(sql`select body from mutation`),
  );
  expect(JSON.stringify(result)).not.toContain('Xylophobia');
  await server.sql(`update account set role = 'assistant' where email = $1`, [email.assistant]);
});
