import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Treatment } from '@/features/treatments/treatment';
import { treatmentServer, type TreatmentServer } from './treatmentServer';

let server: TreatmentServer;
/** Signed, with two addenda. */
let row: Treatment;

beforeAll(async () => {
  server = await treatmentServer();
});
afterAll(() => server.close());

beforeEach(async () => {
  row = await server.signedWithAddenda();
});

describe('the database by itself', () => {
  test('does not let a record go with what it belongs to', async () => {
    const stored = await server.storedRow(row.id);
    for (const [table, id] of [
      ['patient', row.patientId],
      ['staff', row.staffId],
      ['practice', server.practice.id],
    ]) {
      const remove = `delete from ${table} where id = '${id}'`;
      await expect(server.sql(remove), table).rejects.toMatchObject({ code: '23503' });
      await expect(server.asApp('admin', remove), table).rejects.toMatchObject({
        code: table === 'practice' ? '42501' : '23503',
      });
    }
    expect(await server.storedRow(row.id)).toBe(stored);
  });

  test('lets a request sign only as whoever treated, and says when and who by itself', async () => {
    const draft = await server.draft();
    const forged = `signed_at = '2020-01-01', signed_by = 'Somebody Else'`;
    for (const role of ['admin', 'assistant'] as const) {
      const signing = server.asApp(role, `update treatment set ${forged} where id = '${draft.id}'`);
      await expect(signing, role).rejects.toMatchObject({ code: '42501' });
    }
    // Whose record it is not does not even get that far.
    await expect(
      server.asApp('otherTherapist', `update treatment set ${forged} where id = '${draft.id}'`),
    ).rejects.toMatchObject({ code: '42501' });
    await server.asApp('therapist', `update treatment set ${forged} where id = '${draft.id}'`);
    const signed = await server.rowOf(draft.id);
    expect(signed.signedBy).toBe('therapist');
    expect(Date.parse(signed.signedAt ?? '')).toBeGreaterThan(Date.parse(draft.createdAt) - 1);
  });

  test('lets a request bring in no record that is signed already', async () => {
    const insert = server.asApp(
      'therapist',
      `insert into treatment (practice_id, id, patient_id, staff_id, performed_at, subjective, signed_at, signed_by)
       values ('${server.practice.id}', '${v7()}', '${row.patientId}', '${row.staffId}', now(), 'x', now(), 'therapist')`,
    );
    await expect(insert).rejects.toMatchObject({ code: '42501' });
  });

  test('writes the author, the time and the id of an addendum itself, whatever a request says', async () => {
    const forged = `{"id": "${row.id}", "at": "2020-01-01T00:00:00.000Z", "author": "Somebody Else", "text": "Third.", "x": 1}`;
    await server.asApp(
      'therapist',
      `update treatment set addenda = addenda || '${forged}'::jsonb where id = '${row.id}'`,
    );
    const { addenda } = await server.rowOf(row.id);
    expect(addenda?.slice(0, 2)).toEqual(row.addenda);
    const third = addenda?.[2];
    expect(third).toMatchObject({ author: 'therapist', text: 'Third.' });
    expect(third?.id).not.toBe(row.id);
    expect(Object.keys(third ?? {}).toSorted()).toEqual(['at', 'author', 'id', 'text']);
    expect(Date.parse(third?.at ?? '')).toBeGreaterThanOrEqual(Date.parse(row.addenda?.[1]?.at ?? ''));
  });

  test('takes no addendum without a text, and none on a draft', async () => {
    for (const added of [
      `'[{}]'`,
      `'[{"text": ""}]'`,
      `'[{"text": 5}]'`,
      `'["Third."]'`,
      `'[null]'`,
      `'7'`,
    ]) {
      for (const run of [(text: string) => server.asApp('therapist', text), server.sql]) {
        const change = run(
          `update treatment set addenda = addenda || ${added}::jsonb where id = '${row.id}'`,
        );
        await expect(change, added).rejects.toMatchObject({ code: '23514' });
      }
    }
    const draft = await server.draft();
    const early = server.asApp(
      'therapist',
      `update treatment set addenda = '[{"text": "Early."}]' where id = '${draft.id}'`,
    );
    await expect(early).rejects.toMatchObject({ code: '23514' });
  });

  test('has nothing signed that says nothing, or that nobody signed', async () => {
    const draft = await server.draft();
    for (const set of [
      `subjective = null, plan = null, signed_at = now(), signed_by = 'therapist'`,
      `signed_at = now()`,
      `signed_by = 'therapist'`,
      `signed_at = now(), signed_by = ''`,
    ]) {
      const change = server.sql(`update treatment set ${set} where id = '${draft.id}'`);
      await expect(change, set).rejects.toMatchObject({ code: '23514' });
    }
    const empty = await server.draft({ subjective: null, plan: null });
    const signing = server.asApp(
      'therapist',
      `update treatment set signed_at = now() where id = '${empty.id}'`,
    );
    await expect(signing).rejects.toMatchObject({ code: '23514' });
  });

  test('keeps to it also where triggers are otherwise left out', async () => {
    await server.database.withClient(async (client) => {
      await client.query('begin; set local session_replication_role = replica');
      const change = client.query(`update treatment set plan = 'Other.' where id = '${row.id}'`);
      await expect(change).rejects.toMatchObject({ code: 'LK002' });
      await client.query('rollback');
    });
    await expect(
      server.asApp('therapist', 'set local session_replication_role = replica'),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(
      server.asApp('therapist', 'alter table treatment disable trigger keep_signed'),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('lets the owner bring in what was signed elsewhere, with its time and its name', async () => {
    const id = v7();
    await server.sql(
      `insert into treatment (practice_id, id, patient_id, staff_id, performed_at, subjective, signed_at, signed_by)
       values ($1, $2, $3, $4, '2019-05-01T10:00:00Z', 'Old.', '2019-05-01T11:00:00.1239Z', 'Dr. Before')`,
      [server.practice.id, id, row.patientId, row.staffId],
    );
    expect(await server.rowOf(id)).toMatchObject({
      signedAt: '2019-05-01T11:00:00.123Z',
      signedBy: 'Dr. Before',
    });
  });
});
