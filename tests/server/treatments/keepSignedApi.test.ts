import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Treatment } from '@/features/treatments/treatment';
import { problemOf } from '../inProcess';
import { taken, treatmentServer, type TreatmentServer } from './treatmentServer';

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

describe('the API and a signed record', () => {
  const path = () => `/api/treatments/${row.id}`;

  test('changes no field of a signed record, for anybody, with or without If-Match', async () => {
    const changes: Partial<Record<keyof Treatment, unknown>> = {
      staffId: server.practice.otherStaffId,
      performedAt: '2024-11-05T15:00:00.000Z',
      subjective: 'Something else.',
      objective: 'Added later.',
      assessment: 'x',
      plan: null,
    };
    const everything = await server.everything();
    for (const [field, value] of Object.entries(changes)) {
      for (const headers of [{}, { 'if-match': `"${row.rev}"` }]) {
        const problem = problemOf(await server.callers.admin.patch(path(), { [field]: value }, headers));
        expect([field, problem.code]).toEqual([field, 'locked']);
        expect(problem.fields).toEqual([{ field, message: expect.any(String) as string }]);
        expect(problem.detail).toMatch(/Nothing was changed/);
      }
    }
    for (const field of ['signedAt', 'signedBy', 'addenda']) {
      const problem = problemOf(await server.callers.admin.patch(path(), { [field]: null }));
      expect(problem.code).toBe('invalid_fields');
    }
    expect(await server.everything()).toEqual(everything);
  });

  test('deletes it for nobody, also not by creating its id again', async () => {
    const everything = await server.everything();
    for (const role of ['admin', 'assistant', 'therapist'] as const) {
      const problem = problemOf(await server.callers[role].delete(path()));
      expect(problem).toMatchObject({ status: 409, code: 'locked' });
    }
    const { patientId, staffId, performedAt } = row;
    const again = { id: row.id, patientId, staffId, performedAt, subjective: 'Instead.' };
    expect(problemOf(await server.callers.admin.post('/api/treatments', again)).code).toBe('already_exists');
    expect(problemOf(await server.callers.admin.delete(`/api/patients/${row.patientId}`)).code).toBe(
      'in_use',
    );
    expect(await server.everything()).toEqual(everything);
  });

  test('wanting what is there already is no change', async () => {
    const answer = await server.callers.therapist.patch(path(), { subjective: row.subjective });
    expect(taken(answer)).toEqual(row);
  });
});
