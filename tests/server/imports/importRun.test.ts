import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ImportJob } from '@/features/imports/importJob';
import { buildServer } from '@/server/buildServer';
import { inProcess, problemOf, type Caller, type InProcess } from '../inProcess';
import { makePractice } from '../practice';
import { testServerOptions } from '../testServerOptions';
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
  await server.sql(`delete from import_row`);
});

const fileOf = (count: number, who = 'Ann') =>
  ['First name,Last name', ...Array.from({ length: count }, (_, n) => `${who},Number ${n}`)].join('\n');
const names = async () =>
  (
    await server.sql<{ last_name: string }>(`select last_name from patient where last_name <> 'Whitfield'`)
  ).map((row) => row.last_name);
const started = async (count: number) => {
  const { job } = await calls.check(fileOf(count));
  const path = `/api/imports/${job?.id}`;
  return { id: job?.id ?? '', path, run: () => assistant.post(`${path}/run`, {}) };
};

describe('an import that runs', () => {
  test('tells how far it is with every batch, by the one way in', async () => {
    const { seq } = (await assistant.get('/api/imports?limit=1')).json<{ seq: number }>();
    const job = await calls.importAll(fileOf(620));
    const { changes } = (await assistant.get(`/api/changes?since=${seq}`)).json<{
      changes: { entity: string; row: ImportJob }[];
    }>();
    const told = changes
      .filter(({ entity }) => entity === 'importJob')
      .map(({ row }) => [row.status, row.done]);
    expect(told).toEqual([
      ['checked', 0],
      ['running', 0],
      ['running', 250],
      ['running', 500],
      ['running', 620],
      ['done', 620],
    ]);
    expect(job.done).toBe(620);
  });

  test('skips by line what the database refuses, and writes everything else once', async () => {
    await server.sql(
      `alter table patient add constraint patient_last_name_test check (last_name not in ('Number 3', 'Number 77', 'Number 299'))`,
    );
    try {
      const job = await calls.importAll(fileOf(400));
      expect(job).toMatchObject({ status: 'done', done: 397, skipped: 3 });
      expect(job.problems.map(({ line }) => line)).toEqual([5, 79, 301]);
      expect(JSON.stringify(job.problems)).not.toContain('Number');
      const written = await names();
      expect(new Set(written).size).toBe(397);
      expect(written.length).toBe(397);
    } finally {
      await server.sql('alter table patient drop constraint patient_last_name_test');
    }
  });

  test('ends where whoever began it loses the right to', async () => {
    const { id, run } = await started(300);
    await server.sql(`update account set role = 'scheduler' where email = $1`, [
      server.practice.email.assistant,
    ]);
    await server.sql(
      `update import_job set status = 'running', account_id = (select id from account where email = $2) where id = $1`,
      [id, server.practice.email.assistant],
    );
    const admin = await server.signIn(server.practice.email.admin);
    const { job } = await importCalls(server, admin).check(fileOf(1, 'Wake'));
    await admin.post(`/api/imports/${job?.id}/run`, {});
    const ended = await importCalls(server, admin).ended(id);
    await importCalls(server, admin).ended(job?.id ?? '');
    await server.sql(`update account set role = 'assistant' where email = $1`, [
      server.practice.email.assistant,
    ]);
    expect(ended).toMatchObject({
      status: 'failed',
      done: 0,
      problems: [{ line: 2, message: 'It stopped here. Whoever began this may not import any more.' }],
    });
    expect((await names()).filter((name) => name !== 'Number 0')).toEqual([]);
    expect(problemOf(await run()).code).toBe('illegal_status');
  });

  test('is run by one node only, whichever, however many there are', async () => {
    const nodes = await Promise.all(
      [1, 2].map(() => buildServer(testServerOptions(server.database, () => server.clock.ms))),
    );
    try {
      const jobs = await Promise.all(Array.from({ length: 3 }, () => started(600)));
      await Promise.all(
        jobs.map(({ path }, n) =>
          (nodes[n % 2] ?? server.app).inject({
            method: 'POST',
            url: `${path}/run`,
            headers: { authorization: `Bearer ${assistant.token}` },
            payload: { duplicates: 'create' },
          }),
        ),
      );
      for (const { id } of jobs) {
        expect(await calls.ended(id)).toMatchObject({ status: 'done', done: 600, skipped: 0 });
      }
      expect((await names()).length).toBe(1_800);
    } finally {
      await Promise.all(nodes.map((node) => node.close()));
    }
  });

  test('belongs to its practice', async () => {
    const theirs = await makePractice(server);
    const them = await server.signIn(theirs.email.admin);
    const { id, path } = await started(1);
    expect((await them.get('/api/imports')).json<{ items: unknown[] }>().items).toEqual([]);
    for (const answer of [
      await them.get(path),
      await them.get(`${path}/preview`),
      await them.post(`${path}/run`, {}),
      await them.post(`${path}/cancel`, {}),
    ]) {
      expect(problemOf(answer).code).toBe('not_found');
    }
    // Nor does the database let anybody at it who gets past the routes.
    const context = { accountId: theirs.staffId, role: 'admin', staffId: null, patientId: null } as const;
    const forced = server.database.inPractice(
      { ...context, practiceId: theirs.id, client: null, mutationId: null },
      (transaction) => transaction.rows(sql`select move_import(${id}::uuid, '{"status":"cancelled"}')`),
    );
    await expect(forced).rejects.toThrow();
    expect(await calls.job(id)).toMatchObject({ status: 'checked' });
  });
});

describe('what is left behind', () => {
  test('is cancelled after a day, and rows of an upload that broke off are forgotten', async () => {
    const { id } = await started(3);
    const fresh = await started(2);
    await server.sql('alter table import_job disable trigger stamp_row');
    await server.sql(`update import_job set created_at = now() - interval '25 hours' where id = $1`, [id]);
    await server.sql('alter table import_job enable trigger stamp_row');
    await server.sql(`update import_row set staged_at = now() - interval '25 hours'`);
    await server.sql(
      `insert into import_row (practice_id, job_id, n, line, row_id, fields, staged_at)
       values ($1, gen_random_uuid(), 0, 2, gen_random_uuid(), '{}', now() - interval '2 hours')`,
      [server.practice.id],
    );
    // A node tidies when it starts.
    const node = await buildServer(testServerOptions(server.database, () => server.clock.ms));
    try {
      await expect.poll(async () => (await calls.job(id)).status).toBe('cancelled');
      const left = () => server.sql('select job_id from import_row');
      await expect.poll(left).toEqual([{ job_id: fresh.id }, { job_id: fresh.id }]);
      expect(await calls.job(fresh.id)).toMatchObject({ status: 'checked' });
    } finally {
      await node.close();
    }
  });
});
