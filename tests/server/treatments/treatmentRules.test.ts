import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemOf } from '../inProcess';
import { bookableFrom } from '../practice';
import { taken, treatmentServer, type TreatmentServer } from './treatmentServer';

let server: TreatmentServer;
let otherPatientId: string;
let booked = 0;

beforeAll(async () => {
  server = await treatmentServer();
  const answer = await server.callers.admin.post('/api/patients', { firstName: 'Ana', lastName: 'Cruz' });
  otherPatientId = answer.json<{ id: string }>().id;
});
afterAll(() => server.close());

async function appointment(patientId: string, staffId = server.practice.staffId): Promise<string> {
  const hour = String(6 + 2 * booked++).padStart(2, '0');
  const answer = await server.callers.admin.post('/api/appointments', {
    patientId,
    staffId,
    serviceId: server.practice.serviceId,
    startsAt: `${bookableFrom}T${hour}:00:00Z`,
    endsAt: `${bookableFrom}T${String(Number(hour) + 1).padStart(2, '0')}:00:00Z`,
    status: 'confirmed',
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<{ id: string }>().id;
}

const draftOf = (fields: object) => ({
  patientId: server.practice.patientId,
  staffId: server.practice.staffId,
  performedAt: '2024-11-05T14:00:00.000Z',
  ...fields,
});

describe('what a treatment record may say', () => {
  test('an appointment of the same patient, in a draft and in a change of either', async () => {
    const own = await appointment(server.practice.patientId);
    const others = await appointment(otherPatientId);
    const { callers } = server;
    const refused = problemOf(
      await callers.assistant.post('/api/treatments', draftOf({ appointmentId: others })),
    );
    expect(refused).toMatchObject({ status: 422, code: 'against_rules' });
    expect(refused.fields?.map(({ field }) => field)).toEqual(['appointmentId']);
    expect(refused.detail).toMatch(/Nothing was changed/);

    const row = await server.draft({ appointmentId: own });
    const path = `/api/treatments/${row.id}`;
    const otherAppointment = problemOf(await callers.assistant.patch(path, { appointmentId: others }));
    expect(otherAppointment.code).toBe('against_rules');
    const otherPatient = problemOf(await callers.assistant.patch(path, { patientId: otherPatientId }));
    expect(otherPatient.code).toBe('against_rules');
    expect(await server.rowOf(row.id)).toEqual(row);
    const both = { appointmentId: others, patientId: otherPatientId };
    expect(taken(await callers.assistant.patch(path, both))).toMatchObject(both);
    expect(taken(await callers.assistant.patch(path, { appointmentId: null })).appointmentId).toBeNull();
  });

  test('an appointment that is there, and that whoever writes may see', async () => {
    const nothing = await server.callers.assistant.post('/api/treatments', draftOf({ appointmentId: v7() }));
    expect(problemOf(nothing)).toMatchObject({
      code: 'unknown_reference',
      fields: [{ field: 'appointmentId', message: 'does not exist' }],
    });
    const colleagues = await appointment(server.practice.patientId, server.practice.otherStaffId);
    const draft = draftOf({ appointmentId: colleagues });
    const unseen = problemOf(await server.callers.therapist.post('/api/treatments', draft));
    expect([unseen.code, unseen.fields?.[0]?.field]).toEqual(['unknown_reference', 'appointmentId']);
    expect((await server.callers.assistant.post('/api/treatments', draft)).statusCode).toBe(201);
  });

  test('a time of at most a day ahead, by the database’s clock', async () => {
    const [{ ms }] = (await server.sql<{ ms: string }>(
      'select extract(epoch from clock_timestamp()) * 1000 as ms',
    )) as [{ ms: string }];
    const ahead = (hours: number) => ({
      performedAt: new Date(Number(ms) + hours * 3_600_000).toISOString(),
    });
    const problem = problemOf(await server.callers.assistant.post('/api/treatments', draftOf(ahead(25))));
    expect(problem).toMatchObject({ status: 422, code: 'against_rules' });
    expect(problem.fields?.map(({ field }) => field)).toEqual(['performedAt']);
    const row = await server.draft(ahead(23));
    const later = problemOf(await server.callers.assistant.patch(`/api/treatments/${row.id}`, ahead(30)));
    expect(later.code).toBe('against_rules');
  });
});
