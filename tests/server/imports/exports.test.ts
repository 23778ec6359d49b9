import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inProcess, type Caller, type InProcess } from '../inProcess';
import { makePractice, type TestPractice } from '../practice';
import { importCalls } from './importCalls';

let server: InProcess;
let assistant: Caller;
/** Another practice, without any rows of its own. */
let empty: TestPractice;
let there: Caller;

/** What a spreadsheet, a CSV reader or a careless writer might trip over. */
const awkward = [
  '=1+1',
  '+1 212 555 0142',
  '-5',
  '@SUM(A1)',
  "'=quoted",
  "''",
  "'",
  'a,b;c',
  'he said "no"',
  '"',
  'Zoë Müller-Ångström',
  '张无忌',
  '👩🏽‍⚕️',
  ' x ',
  'null',
  '1e9',
  '2026-11-24',
  'sep=;',
];

beforeAll(async () => {
  server = await inProcess();
  empty = await makePractice(server);
  assistant = await server.signIn(server.practice.email.assistant);
  there = await server.signIn(empty.email.assistant);
  await server.sql(`delete from patient where practice_id = $1 and id <> $2`, [empty.id, empty.patientId]);
  for (const [n, text] of awkward.entries()) {
    const long = `${text}\nsecond line,\t"quoted"\n\n=third`;
    const answer = await assistant.post('/api/patients', {
      firstName: text,
      lastName: `${text} ${n}`,
      birthDate: n % 2 ? '1980-02-29' : null,
      phone: n % 3 ? text.slice(0, 40) : null,
      email: n % 4 ? `someone+${n}@example.com` : null,
      address: text,
      medicalHistory: long,
      notes: n % 2 ? null : text,
    });
    expect(answer.statusCode, answer.body).toBe(201);
    const item = { name: text, sku: `${text} ${n}`, unit: 'box', quantity: n, reorderLevel: 3 };
    expect((await assistant.post('/api/inventory', item)).statusCode).toBe(201);
  }
});
afterAll(() => server.close());

const told = async (caller: Caller, path: string) => {
  const rows = (await caller.get(`/api/${path}?limit=5000`)).json<{ items: object[] }>().items;
  return rows
    .map((row) =>
      Object.fromEntries(
        Object.entries(row).filter(([field]) => !['id', 'rev', 'createdAt', 'updatedAt'].includes(field)),
      ),
    )
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
};
const isOurs = (row: Record<string, unknown>) => row['lastName'] !== 'Whitfield';

describe('what goes out comes in again', () => {
  test.each([
    ['patients', 'csv', 'csv', 'text/csv'],
    ['patients', 'fhir', 'fhir.json', 'application/fhir+json'],
    ['inventory', 'csv', 'csv', 'text/csv'],
  ] as const)('%s as %s, into a practice that has none', async (subject, format, ending, type) => {
    const exported = await assistant.get(`/api/${subject}/export.${ending}`);
    expect(exported.statusCode).toBe(200);
    expect(exported.headers['content-type']).toContain(type);
    expect(exported.headers['content-disposition']).toBe(`attachment; filename="${subject}.${ending}"`);
    expect(exported.headers['cache-control']).toBe('no-store');
    const before = (await told(assistant, subject)).filter(isOurs);
    await server.sql('delete from patient where practice_id = $1 and id <> $2', [empty.id, empty.patientId]);
    const job = await importCalls(server, there).importAll(exported.body, { subject, format });
    expect(job.problems.filter(({ message }) => message !== 'was here already')).toEqual([]);
    expect((await told(there, subject)).filter(isOurs)).toEqual(before);
  });
});

describe('an export', () => {
  test('lets a spreadsheet run nothing', async () => {
    const { body } = await assistant.get('/api/patients/export.csv');
    expect(body.startsWith('\uFEFFFirst name,Last name,Birth date,')).toBe(true);
    const cells = body.replaceAll(/"(?:[^"]|"")*"/g, (quoted) => quoted.slice(0, 2)).split(/,|\r\n/);
    expect(cells.filter((cell) => /^"?[=+\-@\t\r]/.test(cell))).toEqual([]);
  });

  test('tells each row once, in the order of names, however many there are', async () => {
    const caller = await server.signIn(empty.email.admin);
    await server.sql(
      `insert into patient (practice_id, id, first_name, last_name)
       select $1, gen_random_uuid(), 'Ann', 'Number ' || lpad(n::text, 4, '0') from generate_series(1, 2500) n`,
      [empty.id],
    );
    const { body } = await caller.get('/api/patients/export.csv');
    const names = body.split('\r\n').flatMap((line) => /^Ann,(Number \d+),/.exec(line)?.[1] ?? []);
    expect(names.length).toBe(2_500);
    expect(names).toEqual(names.toSorted());
    await server.sql(`delete from patient where practice_id = $1 and first_name = 'Ann'`, [empty.id]);
  });

  test('[M13] is kept in the audit log: who, what and how many, for good', async () => {
    const patients = (await told(assistant, 'patients')).length;
    await assistant.get('/api/patients/export.csv');
    const [event] = await server.sql<{ id: string }>(
      `select e.action, e.entity, e.details, a.email, e.id from audit_event e join account a on a.id = e.account_id
        where e.action = 'exported' order by e.id desc limit 1`,
    );
    expect(event).toMatchObject({
      action: 'exported',
      entity: 'patient',
      details: { format: 'csv', count: patients },
      email: server.practice.email.assistant,
    });
    await expect(server.sql('delete from audit_event where id = $1', [event?.id])).rejects.toMatchObject({
      code: '42501',
    });
  });

  test('is not mistaken for a row, nor a row for it', async () => {
    expect((await assistant.get('/api/patients/export.xml')).statusCode).toBe(404);
    expect((await assistant.get('/api/inventory/export.fhir.json')).statusCode).toBe(404);
  });
});
