import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isOver, nextStatuses, referralStatuses } from '@/features/referrals/referralStatus';
import { problemOf } from '../inProcess';
import { referralServer, type ReferralServer } from './referralServer';

let server: ReferralServer;
beforeAll(async () => {
  server = await referralServer();
});
afterAll(() => server.close());

const path = ({ id }: { id: string }) => `/api/referrals/${id}`;
const mayChange = ['admin', 'therapist', 'assistant'] as const;
const mayNot = ['operator', 'scheduler', 'patient', 'otherTherapist'] as const;

describe('the status flow of referrals', () => {
  test.each(mayChange)(
    'of all pairs, %s makes the legal ones; every other names the legal ones',
    async (who) => {
      const outcomes: number[] = [];
      for (const from of referralStatuses) {
        for (const to of referralStatuses.filter((one) => one !== from)) {
          const row = await server.standingAs(from);
          const answer = await server.as[who].patch(path(row), { status: to });
          outcomes.push(answer.statusCode);
          if (nextStatuses(from).includes(to)) {
            expect([from, to, answer.statusCode]).toEqual([from, to, 200]);
            expect(answer.json()).toMatchObject({ status: to, rev: row.rev + 1 });
          } else {
            const { status, code, allowed } = problemOf(answer);
            const refused = [409, 'illegal_status', nextStatuses(from)];
            expect([from, to, status, code, allowed]).toEqual([from, to, ...refused]);
            expect(await server.stored(row.id)).toEqual(row);
          }
        }
      }
      expect(outcomes).toHaveLength(30);
      expect(outcomes.filter((status) => status === 200)).toHaveLength(6);
    },
  );

  test.each(mayNot)('of all pairs, %s makes none, and is not told which would be legal', async (who) => {
    const refused: (readonly [number, string, unknown])[] = [];
    for (const from of referralStatuses) {
      const row = await server.standingAs(from);
      for (const to of referralStatuses.filter((one) => one !== from)) {
        const { status, code, allowed } = problemOf(await server.as[who].patch(path(row), { status: to }));
        refused.push([status, code, allowed]);
      }
      expect(await server.stored(row.id)).toEqual(row);
    }
    const expected = [403, 'forbidden', undefined];
    expect(refused).toEqual(Array.from({ length: 30 }, () => expected));
  });

  test('one begins as a draft or already sent, and as nothing else', async () => {
    const begun: unknown[] = [];
    for (const status of referralStatuses) {
      const answer = await server.as.assistant.post('/api/referrals', server.draft({ status }));
      begun.push(
        answer.statusCode === 201 ? answer.json<{ status: string }>().status : problemOf(answer).allowed,
      );
    }
    const named = ['draft', 'sent'];
    expect(begun).toEqual(['draft', 'sent', named, named, named, named]);
    const unsaid = await server.as.assistant.post('/api/referrals', server.draft());
    expect(unsaid.json()).toMatchObject({ status: 'draft' });
  });

  test('of two people who answer at once, one is told what became of it', async () => {
    const row = await server.standingAs('sent');
    const answers = await Promise.all([
      server.as.therapist.patch(path(row), { status: 'accepted' }, { 'if-match': `"${row.rev}"` }),
      server.as.assistant.patch(path(row), { status: 'declined' }, { 'if-match': `"${row.rev}"` }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 412]);
    const [done, refused] = answers.toSorted((a, b) => a.statusCode - b.statusCode);
    const { status } = (done ?? answers[0]).json<{ status: string }>();
    expect(problemOf(refused ?? answers[1]).current).toMatchObject({ id: row.id, status });
    expect((await server.stored(row.id)).status).toBe(status);
  });
});

describe('what was sent', () => {
  const others = (row: { fromStaffId: string }) => ({
    patientId: null,
    fromStaffId: row.fromStaffId,
    toProvider: 'Somebody else',
    reason: 'Something else',
  });

  test('never changes again; of a draft everything does', async () => {
    const [second] = await server.sql<{ id: string }>(
      `insert into patient (practice_id, id, first_name, last_name)
       values ($1, gen_random_uuid(), 'Samuel', 'Adeyemi') returning id`,
      [server.practice.id],
    );
    const changes = {
      ...others({ fromStaffId: server.practice.otherStaffId }),
      patientId: second?.id,
    };
    for (const status of referralStatuses) {
      const row = await server.standingAs(status);
      for (const [field, value] of Object.entries(changes)) {
        const answer = await server.as.assistant.patch(path(row), { [field]: value });
        if (status === 'draft') {
          expect([field, answer.statusCode]).toEqual([field, 200]);
          continue;
        }
        const problem = problemOf(answer);
        expect([status, problem.status, problem.code, problem.fields?.map((one) => one.field)]).toEqual([
          status,
          409,
          'locked',
          [field],
        ]);
      }
      if (status !== 'draft') expect(await server.stored(row.id)).toEqual(row);
    }
  });

  test('can be sent and changed in one write, as long as it is a draft', async () => {
    const row = await server.standingAs('draft');
    const both = { status: 'sent', reason: 'Both knees by now' };
    const answer = await server.as.therapist.patch(path(row), both);
    expect(answer.json()).toMatchObject(both);
    const again = await server.as.therapist.patch(path(row), { status: 'accepted', reason: 'One of them' });
    expect(problemOf(again).code).toBe('locked');
    expect(await server.stored(row.id)).toMatchObject(both);
  });

  test('may have its due day put off, or taken away, until it is over', async () => {
    for (const status of referralStatuses) {
      const row = await server.standingAs(status);
      for (const dueOn of ['2027-01-15', null]) {
        const answer = await server.as.assistant.patch(path(row), { dueOn });
        if (isOver(status)) expect([status, problemOf(answer).code]).toEqual([status, 'locked']);
        else expect([status, answer.json<{ dueOn: unknown }>().dueOn]).toEqual([status, dueOn]);
      }
    }
  });

  test('is kept for good; a draft can be deleted', async () => {
    for (const status of referralStatuses) {
      const row = await server.standingAs(status);
      const answer = await server.as.admin.delete(path(row));
      if (status === 'draft') {
        expect(answer.statusCode).toBe(204);
        expect((await server.as.admin.get(path(row))).statusCode).toBe(404);
      } else {
        expect([status, problemOf(answer).status, problemOf(answer).code]).toEqual([status, 409, 'locked']);
        expect(await server.stored(row.id)).toEqual(row);
      }
    }
  });

  test('keeps its patient and who referred', async () => {
    await server.standingAs('sent');
    for (const at of [`/api/patients/${server.practice.patientId}`, `/api/staff/${server.practice.staffId}`])
      expect([at, problemOf(await server.as.admin.delete(at)).code]).toEqual([at, 'in_use']);
  });
});
