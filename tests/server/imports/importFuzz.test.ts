import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProcess, type Caller, type InProcess } from '../inProcess';
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

/** Bytes that a CSV or JSON reader looks at, among any others. */
const anyBytes = fc
  .array(
    fc.oneof(
      fc.constantFrom('"', ',', ';', '\t', '\n', '\r\n', '\r', "'", '=', '{', '}', '[', ']', ':', '\\', '0'),
      fc.constantFrom(
        'First name',
        'Last name',
        'Birth date',
        '1980-11-24',
        'Ada',
        '"resourceType":"Patient"',
      ),
      fc.constantFrom('"entry":', '"resource":', '"Bundle"', '\uFEFF', '\0', '\ud800', '__proto__'),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.uint8Array({ maxLength: 4 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => Buffer.concat(parts.map((part) => Buffer.from(part as string))));

/** Rows that are right unless chance put something into them. */
const anyRows = fc
  .array(
    fc.record({ first: fc.constantFrom('Ada', 'Wei', '"A, B"', '=1'), last: fc.string({ maxLength: 8 }) }),
    {
      minLength: 1,
      maxLength: 20,
    },
  )
  .map((rows) => rows.map(({ first, last }) => `${first},"${last.replaceAll('"', '""')}x",`).join('\n'))
  .map((text) => Buffer.from(text));

/** A file that begins as a right one does. */
const anyFile = fc.record({
  head: fc.constantFrom(
    'First name,Last name,Notes\n',
    'First name,Last name,Notes\n',
    'Surname;Given\r\n',
    '',
    '[',
    '{"resourceType":"Bundle","entry":[',
  ),
  bytes: fc.oneof(anyRows, anyRows, anyBytes),
});

test('whatever is sent is read or refused, never a defect, and a broken file leaves nothing', async () => {
  let broken = 0;
  let right = 0;
  await fc.assert(
    fc.asyncProperty(
      anyFile,
      fc.constantFrom<'csv' | 'fhir'>('csv', 'csv', 'fhir'),
      async ({ head, bytes }, format) => {
        const before = await server.everything();
        const { job, problems } = await calls.check(
          Buffer.concat([Buffer.from(head), bytes]),
          'patients',
          format,
        );
        expect(await server.sql('select distinct job_id from import_row')).toEqual(
          job ? [{ job_id: job.id }] : [],
        );
        if (job) {
          right++;
          await assistant.post(`/api/imports/${job.id}/run`, { duplicates: 'create' });
          expect(await calls.ended(job.id)).toMatchObject({ status: 'done', done: job.total, skipped: 0 });
        } else {
          broken++;
          expect(problems.length).toBeGreaterThan(0);
          expect(await server.everything()).toEqual(before);
        }
      },
    ),
    { numRuns: 250, seed: 20261124 },
  );
  expect(broken).toBeGreaterThan(100);
  expect(right).toBeGreaterThan(20);
}, 600_000);
