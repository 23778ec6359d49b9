import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Availability } from '@/features/availability/availability';
import { inProcess, problemOf, type Caller, type InProcess } from './inProcess';

let server: InProcess;
/** Two tabs, and a caller that names no tab. */
let tabA: Caller;
let tabB: Caller;
let nameless: Caller;

beforeAll(async () => {
  server = await inProcess();
  const { admin, operator } = server.practice.email;
  tabA = await server.signIn(admin, v7());
  tabB = await server.signIn(operator, v7());
  nameless = await server.signIn(admin);
});
afterAll(() => server.close());

const path = (row: { id: string }) => `/api/availability/${row.id}`;
const ifMatch = (rev: number) => ({ 'if-match': `"${rev}"` });

async function create(): Promise<Availability> {
  const { staffId } = server.practice;
  const draft = { staffId, date: '2026-11-24', startTime: '09:00', endTime: '12:00', isActive: true };
  return (await tabA.post('/api/availability', draft)).json<Availability>();
}

describe('two writers and one row', () => {
  test('[R11] edits of different fields merge', async () => {
    const row = await create();
    await tabA.patch(path(row), { startTime: '08:00' }, ifMatch(1));
    const merged = await tabB.patch(path(row), { isActive: false }, ifMatch(1));
    expect(merged.statusCode).toBe(200);
    expect(merged.json()).toMatchObject({ rev: 3, startTime: '08:00', isActive: false });
  });

  test('[R12] of two edits of one field the later is refused, with the row as it is', async () => {
    const row = await create();
    const first = await tabA.patch(path(row), { endTime: '13:00' }, ifMatch(1));
    const before = await server.everything();
    const second = await tabB.patch(path(row), { endTime: '14:00', isActive: false }, ifMatch(1));
    const problem = problemOf(second);
    expect(problem).toMatchObject({ status: 412, code: 'edit_conflict', current: first.json<object>() });
    expect(problem.fields?.map(({ field }) => field)).toEqual(['endTime']);
    expect(await server.everything()).toEqual(before);
  });

  test('[R12] wanting what is already there is no conflict', async () => {
    const row = await create();
    await tabA.patch(path(row), { endTime: '13:00' }, ifMatch(1));
    const same = await tabB.patch(path(row), { endTime: '13:00' }, ifMatch(1));
    expect([same.statusCode, same.json<Availability>().rev]).toEqual([200, 2]);
  });

  test('[R13] a tab never conflicts with itself, nor with what it already answered to', async () => {
    const row = await create();
    await tabA.patch(path(row), { endTime: '13:00' }, ifMatch(1));
    expect((await tabA.patch(path(row), { endTime: '14:00' }, ifMatch(1))).statusCode).toBe(200);
    await tabB.patch(path(row), { endTime: '15:00' }, ifMatch(3));
    await tabA.patch(path(row), { endTime: '16:00' }, ifMatch(4));
    expect((await tabA.patch(path(row), { endTime: '17:00' }, ifMatch(3))).statusCode).toBe(200);
  });

  test('[R13] callers that name no tab are never taken for each other', async () => {
    const row = await create();
    await nameless.patch(path(row), { endTime: '13:00' }, ifMatch(1));
    expect((await nameless.patch(path(row), { endTime: '14:00' }, ifMatch(1))).statusCode).toBe(412);
  });

  test('[R11] without If-Match the last one counts', async () => {
    const row = await create();
    await tabA.patch(path(row), { endTime: '13:00' });
    expect((await tabB.patch(path(row), { endTime: '14:00' })).json()).toMatchObject({
      rev: 3,
      endTime: '14:00',
    });
  });

  test('[R11] rules over several fields hold for the merged row', async () => {
    const row = await create();
    await tabA.patch(path(row), { startTime: '11:00' }, ifMatch(1));
    const problem = problemOf(await tabB.patch(path(row), { endTime: '10:00' }, ifMatch(1)));
    expect(problem).toMatchObject({ code: 'invalid_fields', fields: [{ field: 'endTime' }] });
  });

  test('[R12] deleting what somebody else changed is refused; without If-Match it is done', async () => {
    const row = await create();
    await tabA.patch(path(row), { endTime: '13:00' }, ifMatch(1));
    const refused = problemOf(await tabB.delete(path(row), ifMatch(1)));
    expect(refused).toMatchObject({ code: 'edit_conflict', current: { rev: 2 } });
    expect((await tabA.delete(path(row), ifMatch(1))).statusCode).toBe(204);
    const other = await create();
    await tabA.patch(path(other), { endTime: '13:00' });
    expect((await tabB.delete(path(other))).statusCode).toBe(204);
  });

  test('[R12] where the log no longer tells who changed what, the safe answer is a conflict', async () => {
    const row = await create();
    await tabA.patch(path(row), { startTime: '08:00' }, ifMatch(1));
    await server.sql('delete from change_log where id = $1 and rev = 2', [row.id]);
    expect((await tabB.patch(path(row), { isActive: false }, ifMatch(1))).statusCode).toBe(412);
  });

  test('[R12] of twenty tabs changing one field of one revision, exactly one succeeds', async () => {
    const row = await create();
    const tabs = await Promise.all(
      Array.from({ length: 20 }, () => server.signIn(server.practice.email.operator, v7())),
    );
    const answers = await Promise.all(
      tabs.map((tab, n) => tab.patch(path(row), { endTime: `13:${String(n + 10)}` }, ifMatch(1))),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([
      200,
      ...Array<number>(19).fill(412),
    ]);
  });
});

describe('a repeated request', () => {
  const key = () => ({ 'idempotency-key': v7() });
  const draft = () => ({
    staffId: server.practice.staffId,
    date: '2026-12-01',
    startTime: '09:00',
    endTime: '12:00',
    isActive: true,
  });

  test('[R14] is answered as the first was, and does nothing', async () => {
    const headers = key();
    const first = await tabA.post('/api/availability', draft(), headers);
    const before = await server.everything();
    const again = await tabA.post('/api/availability', draft(), headers);
    expect(again.json()).toEqual(first.json());
    for (const name of ['etag', 'location', 'lockstep-seq'])
      expect(again.headers[name]).toBe(first.headers[name]);
    expect(again.statusCode).toBe(201);
    expect(await server.everything()).toEqual(before);

    const row = first.json<Availability>();
    const removal = key();
    const removed = await tabA.delete(path(row), removal);
    const removedAgain = await tabA.delete(path(row), removal);
    expect([removedAgain.statusCode, removedAgain.headers['lockstep-seq']]).toEqual([
      204,
      removed.headers['lockstep-seq'],
    ]);
  });

  test('[R14] also answers the same when the row was changed since', async () => {
    const headers = key();
    const first = await tabA.post('/api/availability', draft(), headers);
    await tabB.patch(path(first.json()), { isActive: false });
    expect((await tabA.post('/api/availability', draft(), headers)).json()).toEqual(first.json());
  });

  test('[R14] twins at the same time make one row and get one answer', async () => {
    for (let round = 0; round < 10; round++) {
      const headers = key();
      const answers = await Promise.all(
        Array.from({ length: 6 }, () => tabA.post('/api/availability', draft(), headers)),
      );
      expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201]));
      expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
      expect(new Set(answers.map((answer) => answer.headers['lockstep-seq'])).size).toBe(1);
      const log = await server.sql('select from change_log where mutation_id = $1', [
        headers['idempotency-key'],
      ]);
      expect(log.length).toBe(1);
    }
  });

  test('[R15] a key of another request is refused', async () => {
    const headers = key();
    const row = (await tabA.post('/api/availability', draft(), headers)).json<Availability>();
    for (const answer of [
      await tabA.post('/api/availability', { ...draft(), isActive: false }, headers),
      await tabA.patch(path(row), { isActive: false }, headers),
      await tabA.delete(path(row), headers),
      await tabB.post('/api/availability', draft(), headers),
    ]) {
      expect(problemOf(answer).code).toBe('mutation_reused');
    }
  });

  test('[R14] a refused request leaves its key free', async () => {
    const headers = key();
    const wrong = await tabA.post('/api/availability', { ...draft(), staffId: v7() }, headers);
    expect(problemOf(wrong).code).toBe('unknown_reference');
    expect((await tabA.post('/api/availability', draft(), headers)).statusCode).toBe(201);
  });
});
