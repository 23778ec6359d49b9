import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Treatment } from '@/features/treatments/treatment';
import { treatmentServer, type TreatmentServer } from './treatmentServer';

let server: TreatmentServer;
/** Signed, with two addenda. */
let row: Treatment;
let stored: string;

beforeAll(async () => {
  server = await treatmentServer();
});
afterAll(() => server.close());

beforeEach(async () => {
  row = await server.signedWithAddenda();
  stored = await server.storedRow(row.id);
});

const locked = { code: 'LK002' };
const others: Record<string, string> = {
  practice_id: 'gen_random_uuid()',
  id: 'gen_random_uuid()',
  created_at: `'2020-01-01'`,
  patient_id: 'gen_random_uuid()',
  appointment_id: 'gen_random_uuid()',
  staff_id: 'gen_random_uuid()',
  performed_at: `performed_at - interval '1 hour'`,
  subjective: `'Something else.'`,
  objective: `'Added later.'`,
  assessment: `''`,
  plan: 'null',
  signed_at: `signed_at + interval '1 millisecond'`,
  signed_by: `'Somebody Else'`,
};

/** Ways to take away from, or into, what was added. Each is an expression over the column. */
const brokenAddenda: Record<string, string> = {
  'all of them removed': 'null',
  'an empty list': `'[]'`,
  'the first removed': 'addenda - 0',
  'the last removed': 'addenda - 1',
  'another order': 'jsonb_build_array(addenda -> 1, addenda -> 0)',
  'another text': `jsonb_set(addenda, '{0,text}', '"Nothing."')`,
  'another author': `jsonb_set(addenda, '{1,author}', '"Somebody Else"')`,
  'another time': `jsonb_set(addenda, '{1,at}', '"2020-01-01T00:00:00.000Z"')`,
  'a field more': `jsonb_set(addenda, '{0,note}', '"x"')`,
  'a field less': `addenda #- '{0,author}'`,
  'one put before them': `jsonb_build_object('text', 'Before.') || addenda`,
  'one put between them': `jsonb_insert(addenda, '{1}', '{"text": "Between."}')`,
  'something that is no list': `'{"0": {"text": "First."}}'`,
};

describe.each([
  ['the role of requests', (text: string) => server.asApp('therapist', text)],
  ['the owner of everything', (text: string) => server.sql(text)],
] as const)('plain SQL by %s', (who, run) => {
  test('[M1] changes no column of a signed record', async () => {
    const columns = await server.sql<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'treatment'`,
    );
    const kept = new Set(['rev', 'updated_at', 'addenda']);
    expect(
      columns
        .map(({ name }) => name)
        .filter((name) => !kept.has(name))
        .toSorted(),
    ).toEqual(Object.keys(others).toSorted());
    for (const [column, value] of Object.entries(others)) {
      const change = run(`update treatment set ${column} = ${value} where id = '${row.id}'`);
      await expect(change, column).rejects.toMatchObject(locked);
    }
    expect(await server.storedRow(row.id)).toBe(stored);
  });

  test('does not make a draft of it again', async () => {
    for (const change of [
      'signed_at = null, signed_by = null',
      'signed_at = null, signed_by = null, addenda = null',
    ])
      await expect(run(`update treatment set ${change} where id = '${row.id}'`)).rejects.toMatchObject(
        locked,
      );
    expect(await server.storedRow(row.id)).toBe(stored);
  });

  test('gives it no other rev and no other time of its last change', async () => {
    await run(`update treatment set rev = 99, updated_at = '2020-01-01' where id = '${row.id}'`);
    expect(await server.storedRow(row.id)).toBe(stored);
  });

  test.each(Object.entries(brokenAddenda))('leaves its addenda as they are: %s', async (_name, value) => {
    const change = run(`update treatment set addenda = ${value} where id = '${row.id}'`);
    await expect(change).rejects.toMatchObject(locked);
    expect(await server.storedRow(row.id)).toBe(stored);
  });

  test('[M1] does not delete it, by itself or with others', async () => {
    for (const where of [`id = '${row.id}'`, `staff_id = '${row.staffId}'`])
      await expect(run(`delete from treatment where ${where}`)).rejects.toMatchObject(locked);
    expect(await server.storedRow(row.id)).toBe(stored);
  });

  test('changes it on no conflict and by no merge either', async () => {
    const conflict = `
      insert into treatment (practice_id, id, patient_id, staff_id, performed_at, subjective)
      values ('${server.practice.id}', '${row.id}', '${row.patientId}', '${row.staffId}', now(), 'Instead.')
      on conflict (id) do update set subjective = excluded.subjective`;
    await expect(run(conflict)).rejects.toMatchObject(locked);
    for (const then of [`update set subjective = 'Instead.'`, 'delete']) {
      const merge = `
        merge into treatment t using (select '${row.id}'::uuid as id) s on t.id = s.id when matched then ${then}`;
      await expect(run(merge), then).rejects.toMatchObject(locked);
    }
    expect(await server.storedRow(row.id)).toBe(stored);
  });

  test('does not empty the table, nor another one with it', async () => {
    const code = who === 'the role of requests' ? '42501' : 'LK002';
    for (const text of ['truncate treatment', 'truncate appointment cascade', 'truncate patient cascade'])
      await expect(run(text), text).rejects.toMatchObject({ code });
    expect(await server.storedRow(row.id)).toBe(stored);
  });

  test('changes and deletes drafts as before', async () => {
    const draft = await server.draft();
    await run(`update treatment set objective = 'Warm.', plan = null where id = '${draft.id}'`);
    expect(await server.rowOf(draft.id)).toMatchObject({ rev: 2, objective: 'Warm.', plan: null });
    await run(`delete from treatment where id = '${draft.id}'`);
    expect(await server.storedRow(draft.id)).toBe('gone');
  });
});
