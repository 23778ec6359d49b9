import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { soapParts, treatments } from '@/features/treatments/treatment';
import { ChangesPage } from '@/protocol/changesPage';
import { problemOf } from '../inProcess';
import { ifMatch, taken, treatmentServer, type TreatmentServer } from './treatmentServer';

let server: TreatmentServer;

beforeAll(async () => {
  server = await treatmentServer();
});
afterAll(() => server.close());

const signPath = ({ id }: { id: string }) => `/api/treatments/${id}/sign`;

describe('signing a treatment record', () => {
  test('says who signed, and when by the database’s clock, to the millisecond', async () => {
    const draft = await server.draft();
    const before = await databaseNow();
    const answer = await server.callers.therapist.post(signPath(draft), {}, ifMatch(draft.rev));
    const after = await databaseNow();
    const row = treatments.row.parse(answer.json());
    expect(row).toEqual({
      ...draft,
      rev: 2,
      updatedAt: row.updatedAt,
      signedAt: expect.any(String) as string,
      signedBy: 'therapist',
    });
    // The server's own clock stands still in these tests, days away.
    const signedMs = Date.parse(row.signedAt ?? '');
    expect(signedMs).toBeGreaterThanOrEqual(Math.floor(before));
    expect(signedMs).toBeLessThanOrEqual(after);
    expect(answer.headers.etag).toBe('"2"');
    const position = await server.sql<{ seq: string }>('select seq from feed_position');
    expect(position).toEqual([{ seq: answer.headers['lockstep-seq'] }]);
    const byTime = await server.callers.admin.get(`/api/treatments?signedAt=${row.signedAt}`);
    expect(byTime.json<{ items: object[] }>().items).toEqual([row]);
  });

  test('is told by the feed as an update of the whole row', async () => {
    const draft = await server.draft();
    const { seq } = (await server.callers.admin.get('/api/treatments?limit=1')).json<{ seq: number }>();
    const row = taken(await server.callers.therapist.post(signPath(draft), {}));
    const page = ChangesPage.parse((await server.callers.assistant.get(`/api/changes?since=${seq}`)).json());
    expect(page.changes).toMatchObject([{ entity: 'treatment', op: 'updated', rev: 2, row }]);
  });

  test('[M2] is for whoever treated alone: everybody else is refused with the reason, and nothing changes', async () => {
    const draft = await server.draft();
    const everything = await server.everything();
    for (const role of ['admin', 'assistant', 'otherTherapist'] as const) {
      const problem = problemOf(await server.callers[role].post(signPath(draft), {}));
      expect([role, problem.code]).toEqual([role, 'forbidden']);
      expect(problem.detail).toMatch(/whoever gave the treatment signs.*Nothing was changed/s);
    }
    for (const role of ['operator', 'scheduler', 'patient'] as const) {
      expect([role, (await server.callers[role].post(signPath(draft), {})).statusCode]).toEqual([role, 403]);
    }
    expect(await server.everything()).toEqual(everything);
    expect((await server.rowOf(draft.id)).signedAt).toBeNull();
  });

  test('an admin or therapist who treats as this member of staff signs; an assistant never does', async () => {
    const { practice } = server;
    const own = await server.draft();
    const set = (role: 'admin' | 'assistant', staffId: string | null) =>
      server.sql('update account set staff_id = $1 where email = $2', [staffId, practice.email[role]]);
    try {
      await set('admin', practice.staffId);
      await set('assistant', practice.staffId);
      expect(problemOf(await server.callers.assistant.post(signPath(own), {})).code).toBe('forbidden');
      expect(taken(await server.callers.admin.post(signPath(own), {})).signedBy).toBe('admin');
    } finally {
      await set('admin', null);
      await set('assistant', null);
    }
  });

  test('needs at least one part: else all four are named and the draft stays', async () => {
    const empty = await server.draft({ subjective: null, plan: null });
    const problem = problemOf(await server.callers.therapist.post(signPath(empty), {}));
    expect(problem).toMatchObject({ status: 422, code: 'against_rules' });
    expect(problem.fields?.map(({ field }) => field)).toEqual(soapParts);
    expect(problem.detail).toMatch(/draft is safe/);
    expect(await server.rowOf(empty.id)).toEqual(empty);
    for (const part of soapParts) {
      const draft = await server.draft({ subjective: null, plan: null, [part]: 'One line.' });
      expect(taken(await server.callers.therapist.post(signPath(draft), {})).signedAt).not.toBeNull();
    }
  });

  test('a second time is refused as locked and changes nothing', async () => {
    const row = await server.signed();
    const everything = await server.everything();
    const problem = problemOf(await server.callers.therapist.post(signPath(row), {}, ifMatch(1)));
    expect(problem).toMatchObject({ status: 409, code: 'locked' });
    expect(problem.detail).toMatch(/stays as it was signed.*add an addendum/s);
    expect(await server.everything()).toEqual(everything);
  });

  test('what somebody else wrote since the signer looked is looked at first', async () => {
    const draft = await server.draft();
    await server.callers.assistant.patch(`/api/treatments/${draft.id}`, { objective: 'Swollen.' });
    const problem = problemOf(await server.callers.therapist.post(signPath(draft), {}, ifMatch(draft.rev)));
    expect(problem).toMatchObject({ status: 412, code: 'edit_conflict', current: { objective: 'Swollen.' } });
    expect(problem.fields?.map(({ field }) => field)).toEqual(['objective']);
    expect(taken(await server.callers.therapist.post(signPath(draft), {}, ifMatch(2))).rev).toBe(3);
  });

  test('one’s own tab’s changes since are no reason to look again', async () => {
    const draft = await server.draft();
    taken(await server.callers.therapist.patch(`/api/treatments/${draft.id}`, { objective: 'Better.' }));
    const row = taken(await server.callers.therapist.post(signPath(draft), {}, ifMatch(draft.rev)));
    expect(row).toMatchObject({ objective: 'Better.', signedBy: 'therapist' });
  });

  test('takes no fields, no signature of somebody else, and no body at all', async () => {
    const draft = await server.draft();
    for (const body of [{ signedAt: '2020-01-01T00:00:00.000Z' }, { signedBy: 'Somebody' }]) {
      const problem = problemOf(await server.callers.therapist.post(signPath(draft), body));
      expect(problem.code).toBe('invalid_fields');
    }
    expect(taken(await server.callers.therapist.post(signPath(draft), '')).signedBy).toBe('therapist');
  });

  test('of nothing, of another practice, or of no id at all is not found', async () => {
    for (const id of [v7(), 'not-an-id', '%00']) {
      const answer = await server.callers.therapist.post(`/api/treatments/${id}/sign`, {});
      expect(answer.statusCode).toBe(404);
    }
  });
});

describe('two who sign at once', () => {
  test('one is told that it is signed, the other that it was', async () => {
    for (let round = 0; round < 10; round++) {
      const draft = await server.draft();
      const sign = () =>
        server.callers.therapist.post(signPath(draft), {}, { ...ifMatch(1), 'idempotency-key': v7() });
      const answers = await Promise.all([sign(), sign()]);
      expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
      for (const answer of answers.filter(({ statusCode }) => statusCode === 409))
        expect(problemOf(answer).code).toBe('locked');
      expect((await server.rowOf(draft.id)).rev).toBe(2);
    }
  });

  test('with one Idempotency-Key both get the one answer, and it is signed once', async () => {
    for (let round = 0; round < 10; round++) {
      const draft = await server.draft();
      const headers = { ...ifMatch(1), 'idempotency-key': v7() };
      const sign = () => server.callers.therapist.post(signPath(draft), {}, headers);
      const [first, second] = await Promise.all([sign(), sign()]);
      expect(taken(first)).toEqual(taken(second));
      expect(taken(await sign())).toEqual(taken(first));
      expect((await server.rowOf(draft.id)).rev).toBe(2);
    }
  });

  test('[M2] a change and a signature: nobody signs what they have not seen, and nothing is changed after', async () => {
    for (let round = 0; round < 30; round++) {
      const draft = await server.draft();
      const path = `/api/treatments/${draft.id}`;
      const sign = () => server.callers.therapist.post(signPath(draft), {}, ifMatch(draft.rev));
      const write = () => server.callers.assistant.patch(path, { assessment: 'Late.' });
      const [signing, writing] =
        round % 2 === 0
          ? await Promise.all([sign(), write()])
          : (await Promise.all([write(), sign()])).toReversed();
      const { signedAt, assessment } = await server.rowOf(draft.id);
      const codes = `${signing?.statusCode} ${writing?.statusCode}`;
      expect([codes, signedAt !== null, assessment]).toEqual(
        codes === '200 409' ? [codes, true, null] : ['412 200', false, 'Late.'],
      );
    }
  });
});

/** Epoch milliseconds, with their fraction. */
async function databaseNow(): Promise<number> {
  const [found] = await server.sql<{ ms: string }>(
    'select extract(epoch from clock_timestamp()) * 1000 as ms',
  );
  return Number(found?.ms);
}
