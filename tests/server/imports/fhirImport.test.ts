import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Patient } from '@/features/patients/patient';
import { inProcess, type Caller, type InProcess } from '../inProcess';
import { fhirExamples } from './fhirExamples';
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
beforeEach(() => server.sql(`delete from patient where last_name <> 'Whitfield'`));

const listed = async () =>
  (await assistant.get('/api/patients?limit=5000'))
    .json<{ items: Patient[] }>()
    .items.filter(({ lastName }) => lastName !== 'Whitfield');
const imported = async (value: unknown) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  await calls.importAll(text, { format: 'fhir', duplicates: 'create' });
  return listed();
};
const problemsOf = async (text: string) => {
  const before = await server.everything();
  const { job, problems } = await calls.check(text, 'patients', 'fhir');
  expect(job).toBeNull();
  expect(await server.everything()).toEqual(before);
  return problems;
};

type Telecom = { system?: string; value?: string; use?: string; rank?: number };
interface Resource {
  id?: string;
  name?: { use?: string; text?: string; family?: string; given?: string[] }[];
  telecom?: Telecom[];
  birthDate?: string;
  address?: { text?: string; line?: string[]; city?: string; postalCode?: string; country?: string }[];
}

describe('the examples of HL7', () => {
  const examples = fhirExamples();

  test('are all there', () => {
    expect(examples.length).toBeGreaterThanOrEqual(30);
    expect(examples.flatMap(({ patients }) => patients).length).toBeGreaterThanOrEqual(50);
  });

  test.each(examples.map((one) => [one.file, one] as const))('%s imports whole', async (_file, example) => {
    const job = await calls.importAll(example.text, { format: 'fhir', duplicates: 'create' });
    expect(job).toMatchObject({ status: 'done', done: example.patients.length, skipped: 0, problems: [] });
    const rows = await listed();
    expect(rows.length).toBe(example.patients.length);
    for (const [place, patient] of (example.patients as readonly Resource[]).entries()) {
      const row = rows[place];
      // Whatever the resource says that a patient here has a field for stands in that field.
      const [first] = patient.name ?? [];
      const words = `${row?.firstName} ${row?.lastName}`;
      if (first?.family) expect(row?.lastName).toBe(first.family);
      for (const given of first?.given ?? []) expect(row?.firstName).toContain(given);
      for (const word of first?.text && !first.family ? first.text.split(' ') : [])
        expect(words).toContain(word);
      const isSaid = (value: string) => value !== '' && value !== null;
      expect([row?.firstName, row?.lastName].every((name) => isSaid(name ?? ''))).toBe(true);
      expect(row?.birthDate).toBe(patient.birthDate ?? null);
      const usable = (patient.telecom ?? []).filter(({ value, use }) => value && use !== 'old');
      const of = (system: string) => usable.filter((one) => one.system === system).map(({ value }) => value);
      expect(row?.phone === null ? [] : [row?.phone]).toEqual(of('phone').slice(0, 1));
      expect(row?.email === null ? [] : [row?.email]).toEqual(of('email').slice(0, 1));
      for (const part of patient.address?.slice(0, 1) ?? []) {
        if (part.text) expect(row?.address).toBe(part.text);
        else for (const line of part.line ?? []) expect(row?.address).toContain(line.replaceAll(/\s+/g, ' '));
      }
    }
  });

  test('import together as one list, and all of what is not kept is told', async () => {
    const all = examples.flatMap(({ patients }) => patients);
    const job = await calls.importAll(JSON.stringify(all), { format: 'fhir', duplicates: 'create' });
    expect(job).toMatchObject({ done: all.length, skipped: 0 });
    const paths = new Map(job.notKept.map(({ path, count }) => [path, count]));
    expect(paths.get('gender')).toBe(all.filter((one) => 'gender' in one).length);
    expect(paths.get('managingOrganization.reference')).toBe(
      all.filter((one) => JSON.stringify(one['managingOrganization'])?.includes('"reference"')).length,
    );
    expect([...paths.keys()]).not.toContain('birthDate');
    expect([...paths.keys()]).not.toContain('name[].family[]');
  });

  test('are told once when they come again', async () => {
    const all = JSON.stringify(examples.flatMap(({ patients }) => patients));
    const first = await calls.importAll(all, { format: 'fhir' });
    const again = await calls.importAll(all, { format: 'fhir' });
    expect(first.done + first.skipped).toBe(first.total);
    expect(first.done).toBeGreaterThan(20);
    expect(again).toMatchObject({ done: 0, skipped: first.total, alreadyHere: first.total });
  });
});

describe('a FHIR file', () => {
  const patient = (more: object) => ({ resourceType: 'Patient', ...more });

  test('takes the official name, then the usual one, never an old one first', async () => {
    const name = [
      { use: 'old', family: 'Before', given: ['Anna'] },
      { use: 'usual', family: 'Nick', given: ['Annie'] },
      { use: 'official', family: 'Okafor', given: ['Ada', 'Grace'] },
    ];
    const told = async () => (await imported(patient({ name }))).at(-1);
    expect(await told()).toMatchObject({ firstName: 'Ada Grace', lastName: 'Okafor' });
    name.pop();
    expect(await told()).toMatchObject({ firstName: 'Annie', lastName: 'Nick' });
    name[1] = { use: 'maiden', family: 'Obi', given: ['Ada'] };
    expect(await told()).toMatchObject({ firstName: 'Ada', lastName: 'Obi' });
  });

  test.each([
    ['a text alone', { name: [{ text: 'Ada Grace Okafor' }] }, 'Ada Grace', 'Okafor'],
    ['a text with a comma', { name: [{ text: 'Okafor, Ada' }] }, 'Ada', 'Okafor'],
    ['one word', { name: [{ text: 'Madonna' }] }, 'Unnamed', 'Madonna'],
    ['a family name and a text', { name: [{ family: 'Okafor', text: 'Okafor, Ada' }] }, 'Ada', 'Okafor'],
    ['a given name alone', { name: [{ given: ['Kenzi'] }] }, 'Kenzi', 'Unknown'],
    [
      'parts in two names',
      { name: [{ use: 'official', given: ['Ada'] }, { family: 'Okafor' }] },
      'Ada',
      'Okafor',
    ],
    ['an identifier', { identifier: [{ value: 'MRN 17' }], id: 'x' }, 'Unnamed', 'MRN 17'],
    ['an id', { id: 'newborn' }, 'Unnamed', 'newborn'],
    ['nothing at all', {}, 'Unnamed', 'Unknown'],
  ])('fills a name from %s', async (_what, resource, firstName, lastName) => {
    expect(await imported(patient(resource))).toMatchObject([{ firstName, lastName }]);
  });

  test('takes the preferred phone and e-mail, and the address at home as one line', async () => {
    const [row] = await imported(
      patient({
        name: [{ family: 'Okafor', given: ['Ada'] }],
        telecom: [
          { system: 'phone', value: '3', use: 'old', rank: 1 },
          { system: 'fax', value: '4' },
          { system: 'phone', value: '2' },
          { system: 'phone', value: '1', rank: 2 },
          { system: 'email', value: 'ada@example.com' },
        ],
        birthDate: '1980-11',
        address: [
          { use: 'work', text: 'Elsewhere' },
          { use: 'home', line: ['12 Elm Street', 'Flat 2'], city: 'Springfield', postalCode: '12345' },
        ],
      }),
    );
    expect(row).toMatchObject({
      phone: '1',
      email: 'ada@example.com',
      birthDate: null,
      address: '12 Elm Street, Flat 2, Springfield, 12345',
    });
    const [job] = (await assistant.get('/api/imports'))
      .json<{ items: { notKept: unknown[] }[] }>()
      .items.toReversed();
    expect(job?.notKept).toEqual(
      expect.arrayContaining([
        { path: 'birthDate', count: 1 },
        { path: 'telecom[].value', count: 1 },
        { path: 'address[].text', count: 1 },
      ]),
    );
  });

  test('may be NDJSON, a list, or Bundles within Bundles; what is no patient is told', async () => {
    const named = (given: string) => patient({ name: [{ family: 'Okafor', given: [given] }] });
    const bundle = (...resources: object[]) => ({
      resourceType: 'Bundle',
      entry: resources.map((resource) => ({ resource })),
    });
    const text = [
      JSON.stringify(named('A')),
      JSON.stringify([named('B'), { resourceType: 'Observation' }]),
      JSON.stringify(bundle(named('C'), bundle(named('D')), { resourceType: 'Observation' }), null, 2),
    ].join('\n');
    const rows = await imported(text);
    expect(rows.map(({ firstName }) => firstName)).toEqual(['A', 'B', 'C', 'D']);
    const [job] = (await assistant.get('/api/imports'))
      .json<{ items: { notKept: unknown }[] }>()
      .items.toReversed();
    expect(job?.notKept).toEqual([{ path: 'Observation', count: 2 }]);
  });

  test.each([
    ['nothing', '', 1, 'empty'],
    ['no JSON', 'First name,Last name', 1, 'neither a JSON object nor a list'],
    ['a value that never ends', '{"resourceType":"Patient",', 1, 'never ends'],
    ['a broken entry', '[\n{"resourceType":"Patient"},\n{"resourceType":}\n]', 3, 'not valid JSON'],
    ['broken brackets', '[\n{"resourceType":"Patient"}\n}', 1, 'not valid JSON'],
    ['no patient', '{"resourceType":"Observation"}', 1, 'no FHIR Patient'],
    ['deep nonsense', '['.repeat(60_000), 1, 'never ends'],
    [
      'a wrong e-mail',
      '\n\n{"resourceType":"Patient","telecom":[{"system":"email","value":"x"}]}',
      3,
      'e-mail',
    ],
  ])('with %s is broken as a whole, by line', async (_what, text, line, message) => {
    const [first] = await problemsOf(text);
    expect(first?.line).toBe(line);
    expect(first?.message).toContain(message);
  });
});
