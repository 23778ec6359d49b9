import { v7 } from 'uuid';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hiddenFields } from '@/domain/fieldPolicy';
import { roles } from '@/domain/policy';
import { entities } from '@/features/entities';
import { patients, type Patient } from '@/features/patients/patient';
import { inProcess, problemOf, type Caller, type InProcess } from './inProcess';

/** What only those who treat somebody may read, and nobody else anywhere. */
const secret = 'Xylophobia since 2011';

let server: InProcess;
let assistant: Caller;
let scheduler: Caller;
let row: Patient;

beforeAll(async () => {
  server = await inProcess();
  assistant = await server.signIn(server.practice.email.assistant, v7());
  scheduler = await server.signIn(server.practice.email.scheduler, v7());
  const draft = { firstName: 'Nora', lastName: 'Vance', medicalHistory: secret, notes: secret };
  row = (await assistant.post('/api/patients', draft)).json<Patient>();
});
afterAll(() => server.close());

const path = () => `/api/patients/${row.id}`;

describe('fields that are not for every role', () => {
  test('[R32] those who may see them get them', async () => {
    expect((await assistant.get(path())).json()).toMatchObject({ medicalHistory: secret, notes: secret });
  });

  test('[R32] to others they are null, whatever way the row comes', async () => {
    const answers = {
      got: await scheduler.get(path()),
      listed: await scheduler.get('/api/patients'),
      found: await scheduler.post('/api/patients/search', { text: 'Vance' }),
      fed: await scheduler.get('/api/changes?since=0'),
      answered: await scheduler.patch(path(), { phone: '+1 212 555 0100' }),
    };
    for (const [way, answer] of Object.entries(answers)) {
      expect([way, answer.statusCode]).toEqual([way, 200]);
      expect([way, answer.body.includes('Vance'), answer.body.includes(secret)]).toEqual([way, true, false]);
    }
    expect(answers.answered.json()).toMatchObject({ medicalHistory: null, notes: null });
    // What a repeated request is answered was kept, and is no other answer.
    const key = { 'idempotency-key': v7() };
    await scheduler.patch(path(), { phone: '+1 212 555 0101' }, key);
    expect((await scheduler.patch(path(), { phone: '+1 212 555 0101' }, key)).body).not.toContain(secret);
  });

  test('[R32] a refused edit does not tell them', async () => {
    const { rev } = (await scheduler.get(path())).json<Patient>();
    await assistant.patch(path(), { phone: '+1 212 555 0102' });
    const refused = await scheduler.patch(path(), { phone: '+1 212 555 0103' }, { 'if-match': `"${rev}"` });
    expect(problemOf(refused)).toMatchObject({ code: 'edit_conflict', current: { lastName: 'Vance' } });
    expect(refused.body).not.toContain(secret);
  });

  test('[R32] they can’t be set, emptied, guessed or asked for', async () => {
    const before = await server.everything();
    const attempts = {
      set: scheduler.patch(path(), { notes: 'Something else' }),
      emptied: scheduler.patch(path(), { medicalHistory: null }),
      // Would otherwise be no change, and answer that it was guessed.
      guessed: scheduler.patch(path(), { medicalHistory: secret }),
      created: scheduler.post('/api/patients', { firstName: 'A', lastName: 'B', notes: 'C' }),
      askedFor: scheduler.get(`/api/patients?medicalHistory=${encodeURIComponent(secret)}`),
    };
    for (const [how, attempt] of Object.entries(attempts)) {
      const problem = problemOf(await attempt);
      expect([how, problem.code, problem.fields?.length]).toEqual([how, 'forbidden', 1]);
    }
    expect(await server.everything()).toEqual(before);
  });

  test('[R32] nothing of it is found by a search', async () => {
    for (const caller of [assistant, scheduler]) {
      const found = await caller.post('/api/patients/search', { text: 'Xylophobia' });
      expect(found.json()).toMatchObject({ items: [] });
    }
  });

  test('[R32] they are hidden from those who do not treat', () => {
    const blind = roles.filter((role) => hiddenFields(patients, role).length > 0);
    expect(blind).toEqual(['operator', 'scheduler', 'patient']);
    // A field that is hidden from some can be null: that is what they get.
    for (const { onlyFor = {}, fields } of entities)
      for (const field of Object.keys(onlyFor))
        expect(z.safeParse(fields[field] as z.ZodType, null).success).toBe(true);
  });
});
