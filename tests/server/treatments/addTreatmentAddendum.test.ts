import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Treatment, treatments } from '@/features/treatments/treatment';
import { problemOf } from '../inProcess';
import { ifMatch, taken, treatmentServer, type TreatmentServer } from './treatmentServer';

let server: TreatmentServer;

beforeAll(async () => {
  server = await treatmentServer();
});
afterAll(() => server.close());

const addendaPath = ({ id }: { id: string }) => `/api/treatments/${id}/addenda`;
const textsOf = ({ addenda }: Treatment) => addenda?.map(({ text }) => text);

describe('an addendum', () => {
  test('gets its id, its time and its author’s name from the database, and leaves the record as signed', async () => {
    const signed = await server.signed();
    const answer = await server.callers.therapist.post(addendaPath(signed), {
      text: ' Left, not right.\r\n ',
    });
    const row = treatments.row.parse(taken(answer));
    expect(row.addenda).toEqual([
      { id: expect.any(String), at: expect.any(String), author: 'therapist', text: 'Left, not right.' },
    ]);
    expect(row).toEqual({ ...signed, rev: 3, updatedAt: row.updatedAt, addenda: row.addenda });
    expect(Date.parse(row.addenda?.[0]?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(row.signedAt ?? ''));
    expect(answer.headers).toMatchObject({ etag: '"3"', 'lockstep-seq': expect.any(String) as string });
  });

  test('is for whoever may change the record', async () => {
    const signed = await server.signed();
    const outcomes: Record<string, number> = {};
    for (const [role, caller] of Object.entries(server.callers))
      outcomes[role] = (await caller.post(addendaPath(signed), { text: role })).statusCode;
    expect(outcomes).toEqual({
      admin: 200,
      assistant: 200,
      therapist: 200,
      otherTherapist: 403,
      operator: 403,
      scheduler: 403,
      patient: 403,
    });
    const row = await server.rowOf(signed.id);
    expect(row.addenda?.map(({ author }) => author)).toEqual(textsOf(row));
  });

  test('is refused to a draft, which can be changed itself', async () => {
    const draft = await server.draft();
    const everything = await server.everything();
    const problem = problemOf(await server.callers.therapist.post(addendaPath(draft), { text: 'More.' }));
    expect(problem).toMatchObject({ status: 409, code: 'illegal_status' });
    expect(problem.detail).toMatch(/Nothing was changed; a draft can still be changed itself/);
    expect(await server.everything()).toEqual(everything);
  });

  test('says something, is not endless, and nothing else is taken with it', async () => {
    const signed = await server.signed();
    const wrong = [
      {},
      { text: null },
      { text: '  \n ' },
      { text: 'x'.repeat(4001) },
      { text: 'a\0b' },
      { text: ['x'] },
      { text: 'x', author: 'Somebody' },
      { text: 'x', at: '2020-01-01T00:00:00.000Z' },
      { text: 'x', id: v7() },
    ];
    for (const body of wrong) {
      const answer = await server.callers.therapist.post(addendaPath(signed), body);
      expect([body, problemOf(answer).code]).toEqual([body, 'invalid_fields']);
    }
    expect(await server.rowOf(signed.id)).toEqual(signed);
    const longest = taken(
      await server.callers.therapist.post(addendaPath(signed), { text: 'é'.repeat(4000) }),
    );
    expect(textsOf(longest)).toEqual(['é'.repeat(4000)]);
  });

  test('sent twice with one Idempotency-Key is added once', async () => {
    const signed = await server.signed();
    const headers = { 'idempotency-key': v7() };
    const add = () => server.callers.assistant.post(addendaPath(signed), { text: 'Once.' }, headers);
    const answers = await Promise.all([add(), add()]);
    answers.push(await add());
    for (const answer of answers) expect(textsOf(taken(answer))).toEqual(['Once.']);
    expect(textsOf(await server.rowOf(signed.id))).toEqual(['Once.']);
    const other = await server.callers.assistant.post(addendaPath(signed), { text: 'Twice.' }, headers);
    expect(problemOf(other).code).toBe('mutation_reused');
  });

  test('[M3] by twenty at once: all of them stay, in one order that never changes', async () => {
    const signed = await server.signed();
    const wanted = Array.from({ length: 20 }, (_, n) => `Addendum ${n}`);
    const { therapist, assistant, admin } = server.callers;
    const writers = [therapist, assistant, admin, assistant];
    const answers = await Promise.all(
      wanted.map((text, n) =>
        // As if each of them had last seen the record without any.
        (writers[n % 4] ?? admin).post(
          addendaPath(signed),
          { text },
          { ...ifMatch(2), 'idempotency-key': v7() },
        ),
      ),
    );
    const row = await server.rowOf(signed.id);
    expect(textsOf(row)?.toSorted()).toEqual(wanted.toSorted());
    expect(row.rev).toBe(22);
    expect(new Set(row.addenda?.map(({ id }) => id)).size).toBe(20);
    const times = row.addenda?.map(({ at }) => at);
    expect(times).toEqual(times?.toSorted());
    // What anybody was told is how it begins now.
    for (const answer of answers) {
      const seen = taken(answer).addenda ?? [];
      expect(row.addenda?.slice(0, seen.length)).toEqual(seen);
    }
    expect(new Set(answers.map((answer) => taken(answer).addenda?.length)).size).toBe(20);
  });
});
