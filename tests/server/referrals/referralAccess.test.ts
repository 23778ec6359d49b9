import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Referral, referrals } from '@/features/referrals/referral';
import { ChangesPage } from '@/protocol/changesPage';
import { ListPage } from '@/protocol/listPage';
import { problemOf } from '../inProcess';
import { referralServer, type ReferralServer } from './referralServer';

let server: ReferralServer;
let row: Referral;
beforeAll(async () => {
  server = await referralServer();
  row = await server.standingAs('draft');
});
afterAll(() => server.close());

const seeing = ['admin', 'therapist', 'otherTherapist', 'assistant'] as const;
const blind = ['operator', 'scheduler', 'patient'] as const;
const path = '/api/referrals';

describe('who sees referrals', () => {
  test.each(seeing)('%s has them in the list, by id and in the feed', async (who) => {
    const { items } = ListPage.parse((await server.as[who].get(path)).json());
    expect(items).toContainEqual(row);
    expect((await server.as[who].get(`${path}/${row.id}`)).json()).toEqual(row);
    const { changes } = ChangesPage.parse((await server.as[who].get('/api/changes?since=0')).json());
    expect(changes.filter(({ id }) => id === row.id)).toMatchObject([{ op: 'created', entity: 'referral' }]);
  });

  test.each(blind)('%s has them nowhere', async (who) => {
    expect((await server.as[who].get(path)).statusCode).toBe(403);
    // The same for one that is there and for one that never was.
    for (const id of [row.id, v7()])
      expect(problemOf(await server.as[who].get(`${path}/${id}`)).code).toBe('forbidden');
    const fed = await server.as[who].get('/api/changes?since=0');
    expect(fed.body).not.toContain(row.id);
    expect(fed.body).not.toContain('City Hospital');
  });
});

describe('who writes referrals', () => {
  test.each([
    ['admin', 201],
    ['assistant', 201],
    ['therapist', 201],
    ['otherTherapist', 403],
    ['operator', 403],
    ['scheduler', 403],
    ['patient', 403],
  ] as const)('%s refers in the name of the therapist: %i', async (who, expected) => {
    const before = await server.everything();
    const answer = await server.as[who].post(path, server.draft());
    expect(answer.statusCode, answer.body).toBe(expected);
    if (expected === 403) expect(await server.everything()).toEqual(before);
  });

  test('a therapist does not hand an own one to somebody else, nor takes one', async () => {
    const own = await server.standingAs('draft');
    const handed = await server.as.therapist.patch(`${path}/${own.id}`, {
      fromStaffId: server.practice.otherStaffId,
    });
    expect(problemOf(handed).code).toBe('forbidden');
    const taken = await server.as.otherTherapist.patch(`${path}/${own.id}`, {
      fromStaffId: server.practice.otherStaffId,
    });
    expect(problemOf(taken).code).toBe('forbidden');
    expect(await server.stored(own.id)).toEqual(own);
  });

  test.each(['otherTherapist', 'operator', 'scheduler', 'patient'] as const)(
    '%s deletes none',
    async (who) => {
      const own = await server.standingAs('draft');
      expect(problemOf(await server.as[who].delete(`${path}/${own.id}`)).code).toBe('forbidden');
      expect(await server.stored(own.id)).toEqual(own);
    },
  );

  test.each(['patientId', 'fromStaffId'])('%s that is not there is named', async (field) => {
    const { status, code, fields } = problemOf(
      await server.as.admin.post(path, server.draft({ [field]: v7() })),
    );
    expect([status, code, fields?.map((one) => one.field)]).toEqual([422, 'unknown_reference', [field]]);
  });
});

describe('two people on one draft', () => {
  test('edits of different fields merge, the same field is told with what it is now', async () => {
    const own = await server.standingAs('draft');
    const based = { 'if-match': `"${own.rev}"` };
    const first = await server.as.assistant.patch(`${path}/${own.id}`, { reason: 'Both knees' }, based);
    const second = await server.as.therapist.patch(`${path}/${own.id}`, { toProvider: 'Dr. Ito' }, based);
    expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
    const third = await server.as.therapist.patch(`${path}/${own.id}`, { reason: 'Left knee' }, based);
    const problem = problemOf(third);
    expect([problem.status, problem.code, problem.fields?.map(({ field }) => field)]).toEqual([
      412,
      'edit_conflict',
      ['reason'],
    ]);
    const now = referrals.row.parse(problem.current);
    expect(now).toMatchObject({ reason: 'Both knees', toProvider: 'Dr. Ito', rev: own.rev + 2 });
  });
});

describe('plain SQL', () => {
  const values = {
    to_provider: 'City Hospital',
    reason: 'Knee pain',
    status: 'sent',
    due_on: '2026-12-24' as string | null,
  };
  const insert = (
    changed: Partial<Record<keyof typeof values | 'patient_id' | 'from_staff_id', unknown>>,
  ) => {
    const { id, patientId, staffId } = server.practice;
    const all = { patient_id: patientId, from_staff_id: staffId, ...values, ...changed };
    const names = Object.keys(all);
    return server.sql(
      `insert into referral (practice_id, id, ${names.join(', ')})
       values ($1, gen_random_uuid(), ${names.map((_, n) => `$${n + 2}`).join(', ')})`,
      [id, ...Object.values(all)],
    );
  };

  test.each([
    ['a status that is none', { status: 'lost' }, 'referral_status_check'],
    ['nobody to refer to', { to_provider: '' }, 'referral_to_provider_check'],
    ['a name that is too long', { to_provider: 'x'.repeat(201) }, 'referral_to_provider_check'],
    ['no reason', { reason: '' }, 'referral_reason_check'],
    ['a reason that is too long', { reason: 'x'.repeat(4001) }, 'referral_reason_check'],
    ['a due day before all calendars of practices', { due_on: '1899-12-31' }, 'referral_due_on_check'],
    ['a due day that never comes', { due_on: 'infinity' }, 'referral_due_on_check'],
    ['a patient who is not there', { patient_id: v7() }, 'referral_patient_id_fkey'],
    ['somebody unknown who refers', { from_staff_id: v7() }, 'referral_from_staff_id_fkey'],
  ])('may not write %s', async (_what, changed, constraint) => {
    await expect(insert(changed)).rejects.toMatchObject({ constraint });
  });

  test('may not leave out who, to whom or why', async () => {
    for (const column of ['patient_id', 'from_staff_id', 'to_provider', 'reason', 'status'])
      await expect(insert({ [column]: null }), column).rejects.toMatchObject({ code: '23502', column });
  });

  test('that writes what is right is told to everybody who sees it', async () => {
    const { seq } = ListPage.parse((await server.as.assistant.get(`${path}?limit=1`)).json());
    await insert({ due_on: null });
    const fed = ChangesPage.parse((await server.as.assistant.get(`/api/changes?since=${seq}`)).json());
    expect(fed.changes).toMatchObject([
      { op: 'created', entity: 'referral', row: { status: 'sent', dueOn: null } },
    ]);
    const unseen = ChangesPage.parse((await server.as.operator.get(`/api/changes?since=${seq}`)).json());
    expect(unseen.changes).toEqual([]);
  });
});
