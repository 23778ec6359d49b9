import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Patient } from '@/features/patients/patient';
import { inProcess, problemOf, type Caller, type InProcess } from '../inProcess';
import { importCalls, type ImportCalls } from './importCalls';

let server: InProcess;
let assistant: Caller;
let calls: ImportCalls;

beforeAll(async () => {
  server = await inProcess();
  assistant = await server.signIn(server.practice.email.assistant);
  calls = importCalls(server, assistant);
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.sql(`delete from patient where last_name <> 'Whitfield'`);
  await server.sql('delete from import_row');
});

const listed = async (path = 'patients') =>
  (await assistant.get(`/api/${path}?limit=5000`)).json<{ items: Patient[] }>().items;
const staged = () => server.sql('select n from import_row');
const problemsOf = async (text: string | Buffer, subject?: 'patients' | 'inventory') => {
  const { job, problems } = await calls.check(text, subject);
  expect(job).toBeNull();
  return problems;
};

describe('a CSV file of patients', () => {
  test('becomes ordinary rows that everybody is told of, by whoever ran it', async () => {
    const scheduler = await server.signIn(server.practice.email.scheduler);
    const { seq } = (await scheduler.get('/api/patients?limit=1')).json<{ seq: number }>();
    const job = await calls.importAll(
      '\uFEFFSurname;first_name;Date of birth;E-mail;Medical History;Shoe size\r\n' +
        'Okafor;Ada;24.11.1980;ada@example.com;"No allergies;\r\nasthma";39\r\n' +
        "Li;Wei;1975-03-09;;'=SUM(A1);\r\n",
    );
    expect(job).toMatchObject({
      status: 'done',
      total: 2,
      done: 2,
      skipped: 0,
      author: 'assistant',
      problems: [],
      notKept: [{ path: 'Shoe size', count: 1 }],
    });
    expect(job.columns).toContainEqual({ column: 'Surname', field: 'lastName' });
    expect((await listed()).filter(({ lastName }) => lastName !== 'Whitfield')).toMatchObject([
      {
        firstName: 'Ada',
        lastName: 'Okafor',
        birthDate: '1980-11-24',
        phone: null,
        email: 'ada@example.com',
        medicalHistory: 'No allergies;\nasthma',
        rev: 1,
      },
      { firstName: 'Wei', lastName: 'Li', birthDate: '1975-03-09', medicalHistory: '=SUM(A1)' },
    ]);
    const feed = (await scheduler.get(`/api/changes?since=${seq}`)).json<{
      changes: { entity: string; op: string; row: Patient }[];
    }>().changes;
    // A scheduler sees who was added, nothing of what is wrong with them, and nothing of the import itself.
    expect(feed.map(({ entity, op, row }) => [entity, op, row.lastName, row.medicalHistory])).toEqual([
      ['patient', 'created', 'Okafor', null],
      ['patient', 'created', 'Li', null],
    ]);
    const [actor] = await server.sql(
      `select a.role from change_log c join account a on a.id = c.actor where c.entity = 'patient' order by seq desc limit 1`,
    );
    expect(actor).toEqual({ role: 'assistant' });
    expect(await staged()).toEqual([]);
  });

  test('shows its first rows before anything is written, and says which are here already', async () => {
    const rows = Array.from(
      { length: 30 },
      (_, n) => `Ann,Number ${n},1990-01-${String((n % 28) + 1).padStart(2, '0')}`,
    );
    await calls.importAll(`First name,Last name,Birth date\nANN,number 3,1990-01-04\n`);
    const before = await listed();
    const { job, rows: shown } = await calls.check(
      `First name,Last name,Birth date\n${rows.join('\n')}\n${rows[7]}\n`,
    );
    expect(job).toMatchObject({ status: 'checked', total: 31, alreadyHere: 2, done: 0 });
    expect(shown.length).toBe(20);
    expect(shown[3]).toEqual({
      line: 5,
      fields: {
        firstName: 'Ann',
        lastName: 'Number 3',
        birthDate: '1990-01-04',
        phone: null,
        email: null,
        address: null,
        medicalHistory: null,
        notes: null,
      },
      isAlreadyHere: true,
    });
    expect(shown.filter(({ isAlreadyHere }) => isAlreadyHere).length).toBe(1);
    expect(await listed()).toEqual(before);
    const again = (await assistant.get(`/api/imports/${job?.id}/preview`)).json<{ rows: unknown }>();
    expect(again.rows).toEqual(shown);
  });

  test('skips who is here already, by line, unless told to create them', async () => {
    const file =
      'First name,Last name,Birth date\nAda,Okafor,1980-11-24\nAda,Okafor,1980-11-24\nAda,Okafor,1980-11-25\n';
    const first = await calls.importAll(file);
    expect(first).toMatchObject({
      done: 2,
      skipped: 1,
      problems: [{ line: 3, message: 'was here already' }],
    });
    expect(await calls.importAll(file)).toMatchObject({ done: 0, skipped: 3, alreadyHere: 3 });
    expect(await calls.importAll(file, { duplicates: 'create' })).toMatchObject({ done: 3, skipped: 0 });
    expect((await listed()).length).toBe(1 + 5);
  });

  test('without a birth date the same name is somebody else, unless all else is the same too', async () => {
    const file = (phone: string) => `First name,Last name,Phone\nJohn,Smith,${phone}\n`;
    expect(await calls.importAll(file('1'))).toMatchObject({ done: 1 });
    expect(await calls.importAll(file('2'))).toMatchObject({ done: 1 });
    expect(await calls.importAll(file('2'))).toMatchObject({ done: 0, skipped: 1 });
  });
});

describe('a broken file', () => {
  const good = 'Ada,Okafor,1980-11-24';
  const head = 'First name,Last name,Birth date';

  test('[M11] leaves nothing at all, and says which lines', async () => {
    const before = await server.everything();
    const lines = Array.from({ length: 2_000 }, (_, n) => `Ada,"Number\n${n}",1980-11-24`);
    lines[1_500] = 'Ada,,1980-11-24';
    lines[1_800] = 'Ada,Okafor,1980-02-30';
    const problems = await problemsOf([head, ...lines].join('\n').replaceAll('"Number\n', '"Number '));
    expect(problems).toEqual([
      { line: 1_502, field: 'lastName', message: 'is missing' },
      { line: 1_802, field: 'birthDate', message: 'must be a real day such as 2026-11-24' },
    ]);
    expect(await server.everything()).toEqual(before);
    expect(await staged()).toEqual([]);
  });

  test('names the physical line on which a record begins, with quoted line ends before it', async () => {
    const text = 'First name,Last name,Notes\r\n\r\nAda,Okafor,"one\r\ntwo\r\n\r\nfour"\r\nAda,,\r\n';
    expect(await problemsOf(text)).toEqual([{ line: 7, field: 'lastName', message: 'is missing' }]);
  });

  test.each([
    ['an empty file', '', 1, 'empty'],
    ['no row', `${head}\n`, 1, 'nothing below the first line'],
    ['no heading', `${good}\n${good}\n`, 1, 'There is no column "First name"'],
    ['a ragged row', `${head}\n${good}\nAda,Okafor\n`, 3, 'has 2 values where the first line has 3'],
    ['a value too many', `${head}\n${good},x\n`, 2, 'has 4 values where the first line has 3'],
    ['a quote that never ends', `${head}\n${good}\nAda,"Okafor,1980-11-24\n${good}\n`, 3, 'never ends'],
    ['a quote within a value', `${head}\n${good}\nAda,O"k,1980-11-24\n`, 3, 'quote in the middle'],
    ['text behind a quote', `${head}\n${good}\nAda,"O"k,1980-11-24\n`, 3, 'behind a closing quote'],
    ['a day that could be two', `${head}\nAda,Okafor,03/04/1980\n`, 2, 'could mean two days'],
    ['a year of two digits', `${head}\nAda,Okafor,24.11.80\n`, 2, 'four digits'],
    ['a control character', `${head}\nA\u0001da,Okafor,1980-11-24\n`, 2, 'control characters'],
    ['a name that is too long', `${head}\n${'A'.repeat(81)},Okafor,\n`, 2, 'longer than 80'],
  ])('%s', async (_name, text, line, message) => {
    const [first] = await problemsOf(text);
    expect(first?.line).toBe(line);
    expect(first?.message).toContain(message);
  });

  test('a column that is missing is named, and nothing of the file is repeated', async () => {
    const problems = await problemsOf('Vorname,Geheimnis\nAda,Okafor\n');
    expect(problems.map(({ field }) => field)).toEqual(['lastName']);
    expect(JSON.stringify(problems)).not.toMatch(/Geheimnis|Ada|Okafor/);
  });

  test('bytes that are no UTF-8 are told by line', async () => {
    const text = Buffer.from(`${head}\n${good}\nJos\u00e9,M\u00fcller,1980-11-24\n${good}\n`, 'latin1');
    expect(await problemsOf(text)).toEqual([
      { line: 3, message: 'is not written in UTF-8. Save the file as "CSV UTF-8".' },
    ]);
    const utf16 = Buffer.from(`\uFEFF${head}\n${good}\n`, 'utf16le');
    expect((await problemsOf(utf16))[0]?.message).toContain('UTF-8');
  });

  test('tells a hundred problems and no value of the file', async () => {
    const rows = Array.from({ length: 300 }, () => 'Secretname,Okafor,31/31/1980');
    const problems = await problemsOf([head, ...rows].join('\n'));
    expect(problems.length).toBe(100);
    expect(JSON.stringify(problems)).not.toMatch(/Secret|31.31/);
  });
});

describe('a CSV file of stock', () => {
  const head = 'Item,Article number,Unit,In stock,Minimum';

  test('becomes items with their opening stock; what is here already is skipped whatever is asked', async () => {
    const file = `${head}\nAlmond oil,oil-1,bottle,12,4\nGloves,GLV,box,0,2\n`;
    expect(await calls.importAll(file, { subject: 'inventory' })).toMatchObject({ done: 2 });
    const again = await calls.importAll(`${file}Towel,TWL,piece,5,1\n`, {
      subject: 'inventory',
      duplicates: 'create',
    });
    expect(again).toMatchObject({ done: 1, skipped: 2, alreadyHere: 2 });
    expect(again.problems.map(({ line }) => line)).toEqual([2, 3]);
    const movements = await server.sql(
      'select quantity_after::int as n, author from stock_movement order by n',
    );
    expect(movements).toEqual([
      { n: 5, author: 'assistant' },
      { n: 12, author: 'assistant' },
    ]);
  });

  test('is broken if it tells one number twice, or a number that is none', async () => {
    expect(await problemsOf(`${head}\nA,S-1,box,1,1\nB,s-1,box,1.5,1\nC,S-1,box,1,1\n`, 'inventory')).toEqual(
      [
        { line: 3, field: 'quantity', message: 'must be a whole number, without separators' },
        { line: 4, field: 'sku', message: 'is the same as in line 2' },
      ],
    );
  });

  test('a number that somebody takes between check and run is skipped, and the rest arrives', async () => {
    const rows = Array.from({ length: 600 }, (_, n) => `Thing ${n},NEW-${n},box,1,1`);
    const { job } = await calls.check([head, ...rows].join('\n'), 'inventory');
    const taken = { name: 'First', sku: 'new-301', unit: 'box', quantity: 0, reorderLevel: 0 };
    expect((await assistant.post('/api/inventory', taken)).statusCode).toBe(201);
    await assistant.post(`/api/imports/${job?.id}/run`, {});
    expect(await calls.ended(job?.id ?? '')).toMatchObject({
      status: 'done',
      done: 599,
      skipped: 1,
      problems: [{ line: 303, message: 'was here already' }],
    });
  });
});

describe('what may be asked', () => {
  test('is refused to other roles, and with other words', async () => {
    const before = await server.everything();
    for (const role of ['operator', 'scheduler', 'therapist', 'patient'] as const) {
      const caller = await server.signIn(server.practice.email[role]);
      const csv = { 'content-type': 'text/csv' };
      const answers = [
        await caller.post(
          '/api/imports/files?subject=patients&format=csv',
          'First name,Last name\nA,B\n',
          csv,
        ),
        await caller.get('/api/patients/export.csv'),
        await caller.get('/api/inventory/export.csv'),
        await caller.get('/api/imports'),
      ];
      for (const answer of answers) expect(problemOf(answer).code).toBe('forbidden');
    }
    for (const [query, type, code] of [
      ['subject=patients', 'text/csv', 'invalid_fields'],
      ['subject=staff&format=csv', 'text/csv', 'invalid_fields'],
      ['subject=inventory&format=fhir', 'application/json', 'invalid_fields'],
      ['subject=patients&format=csv&x=1', 'text/csv', 'invalid_fields'],
      ['subject=patients&format=csv', 'multipart/form-data; boundary=x', 'unsupported_media_type'],
      ['subject=patients&format=csv', 'image/png', 'unsupported_media_type'],
    ]) {
      const answer = await assistant.post(`/api/imports/files?${query}`, 'x', { 'content-type': type ?? '' });
      expect([query, problemOf(answer).code]).toEqual([query, code]);
    }
    expect(problemOf(await assistant.post('/api/imports/files', { subject: 'patients' })).status).toBe(400);
    expect(await server.everything()).toEqual(before);
  });

  test('a job runs once, is cancelled only before it ran, and cannot be made or changed by hand', async () => {
    const { job } = await calls.check('First name,Last name\nAda,Okafor\n');
    const path = `/api/imports/${job?.id}`;
    expect((await assistant.patch(path, { done: 7 })).statusCode).toBe(403);
    expect((await assistant.delete(path)).statusCode).toBe(403);
    expect((await assistant.post(`${path}/run`, {})).statusCode).toBe(200);
    await calls.ended(job?.id ?? '');
    for (const call of ['run', 'cancel']) {
      expect(problemOf(await assistant.post(`${path}/${call}`, {})).code).toBe('illegal_status');
    }
    const other = await calls.check('First name,Last name\nAda,Okafor\n');
    const cancelled = await assistant.post(`/api/imports/${other.job?.id}/cancel`, {});
    expect(cancelled.json()).toMatchObject({ status: 'cancelled' });
    expect(await staged()).toEqual([]);
    expect((await assistant.get(`/api/imports/${other.job?.id}/preview`)).json()).toEqual({ rows: [] });
  });
});
