import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { roles } from '@/domain/policy';
import { inProcess, type InProcess } from '../inProcess';
import { makePractice } from '../practice';
import { stillScheduler } from './stillScheduler';
import { mayExport } from './whoSees';

let server: InProcess;

/** The beginning of two names, one of this practice and one of another; what follows is what must not be told. */
const begun = 'Ackerbergsen';
const names = { here: `${begun}holt`, there: `${begun}dottir` };
const secret = 'Xylophobia since 2011';
const items = { here: 'Arnica of here', there: 'Arnica of there' };

beforeAll(async () => {
  server = await inProcess({ scheduler: stillScheduler });
  const practices = { here: server.practice, there: await makePractice(server) };
  for (const where of ['here', 'there'] as const) {
    // Two of them, so that whoever may know them has to be asked which.
    for (const firstName of ['Wilhelmina', 'Theodora'])
      await server.sql(
        `insert into patient (practice_id, id, first_name, last_name, medical_history)
         values ($1, $2, $3, $4, $5)`,
        [practices[where].id, v7(), firstName, names[where], secret],
      );
    await server.sql(
      `insert into inventory_item (practice_id, id, name, sku, unit, quantity, reorder_level)
       values ($1, $2, $3, 'A-1', 'tube', 0, 1)`,
      [practices[where].id, v7(), items[where]],
    );
  }
});
afterAll(() => server.close());

test.each(roles)(
  '[V4] by file, %s takes out all there is of the practice, or nothing at all',
  async (role) => {
    const caller = await server.signIn(server.practice.email[role]);
    const files = {
      'patients/export.csv': names,
      'patients/export.fhir.json': names,
      'inventory/export.csv': items,
    };
    for (const [file, { here, there }] of Object.entries(files)) {
      const { statusCode, body } = await caller.get(`/api/${file}`);
      const may = mayExport.includes(role);
      expect([file, statusCode, body.includes(here), body.includes(there)]).toEqual([
        file,
        may ? 200 : 403,
        may,
        false,
      ]);
      if (!may) expect(body).not.toContain(secret);
    }
  },
);

test.each(roles)(
  '[V4] by talking, %s is told of the patients in their sight, and of nobody else',
  async (role) => {
    const caller = await server.signIn(server.practice.email[role]);
    const answer = await caller.post('/api/assistant/messages', {
      text: `a long massage for ${begun} next week`,
    });
    expect(answer.statusCode).toBe(200);
    expect([role, answer.body.includes(names.here)]).toEqual([role, role !== 'patient']);
    for (const untold of [names.there, secret]) expect(answer.body).not.toContain(untold);
  },
);
