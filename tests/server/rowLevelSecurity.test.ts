import { sql } from 'kysely';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entities } from '@/features/entities';
import { loadEntityTables } from '@/server/database/entityTable';
import type { RequestContext } from '@/server/database/practiceTransaction';
import { applyRolePolicies } from '@/server/database/rolePolicies';
import { inProcess, type InProcess } from './inProcess';
import { makePractice, type TestPractice } from './practice';

let server: InProcess;
let theirs: TestPractice;
const tables = [
  'practice',
  'account',
  'feed_position',
  'change_log',
  'mutation',
  ...entities.map(({ table }) => table),
];

beforeAll(async () => {
  server = await inProcess();
  theirs = await makePractice(server);
});
afterAll(() => server.close());

const as = (practiceId: string): RequestContext => ({
  practiceId,
  accountId: v7(),
  role: 'admin',
  staffId: null,
  patientId: null,
  client: null,
  mutationId: null,
});

/** Runs statements as the role of requests, without any context, and rolls them back. */
function asApp<T>(work: (run: (text: string) => Promise<{ rows: unknown[] }>) => Promise<T>): Promise<T> {
  return server.database.withClient(async (client) => {
    await client.query('begin; set local role lockstep_app');
    try {
      return await work((text) => client.query(text));
    } finally {
      await client.query('rollback');
    }
  });
}

describe('the database itself', () => {
  test('[R19] shows a request no row of another practice', async () => {
    for (const table of tables.filter((name) => name !== 'account')) {
      const column = sql.ref(table === 'practice' ? 'id' : 'practice_id');
      const { result } = await server.database.inPractice(as(server.practice.id), (transaction) =>
        transaction.rows<{ practice: string }>(
          sql`select distinct ${column} as practice from ${sql.table(table)}`,
        ),
      );
      expect([table, result.filter(({ practice }) => practice !== server.practice.id)]).toEqual([table, []]);
    }
  });

  test('[R19] lets a request write nothing into another practice', async () => {
    const insert = server.database.inPractice(as(server.practice.id), (transaction) =>
      transaction.rows(sql`
        insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
        values (${theirs.id}::uuid, ${v7()}::uuid, ${theirs.staffId}::uuid, '2026-11-24', '09:00', '10:00', true)`),
    );
    await expect(insert).rejects.toMatchObject({ code: '42501' });
    const { result } = await server.database.inPractice(as(server.practice.id), (transaction) =>
      transaction.rows(sql`update staff set name = 'X' where practice_id = ${theirs.id}::uuid returning id`),
    );
    expect(result).toEqual([]);
  });

  test('[R19] shows nothing at all without a context', async () => {
    for (const table of tables.filter((name) => name !== 'account')) {
      const { rows } = await asApp((run) => run(`select * from ${table}`));
      expect([table, rows]).toEqual([table, []]);
    }
  });

  test('[R19] binds a role to its policy, also one that an earlier build had written otherwise', async () => {
    const therapist: RequestContext = {
      ...as(server.practice.id),
      role: 'therapist',
      staffId: server.practice.otherStaffId,
    };
    const seen = async () => {
      const { result } = await server.database.inPractice(therapist, (transaction) =>
        transaction.rows<{ staff_id: string }>(sql`select staff_id from availability`),
      );
      return new Set(result.map(({ staff_id }) => staff_id));
    };
    for (const staffId of [server.practice.staffId, server.practice.otherStaffId]) {
      await server.sql(
        `insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
         values ($1, $2, $3, '2026-11-25', '09:00', '10:00', true)`,
        [server.practice.id, v7(), staffId],
      );
    }
    expect(await seen()).toEqual(new Set([server.practice.otherStaffId]));
    await server.sql('drop policy role_sees on availability');
    expect((await seen()).size).toBe(2);
    await applyRolePolicies(server.database, await loadEntityTables(server.database, entities));
    expect(await seen()).toEqual(new Set([server.practice.otherStaffId]));
  });

  test('[R28] gives requests neither accounts, sessions nor a pen for the log', async () => {
    for (const text of [
      'select * from account',
      'select * from session',
      'update account set role = $$admin$$',
      'delete from change_log',
      'update change_log set actor = null',
      'update feed_position set seq = 0',
      'delete from practice',
      'create table mine (id int)',
      'alter table staff disable row level security',
    ]) {
      await expect(
        asApp((run) => run(text)),
        text,
      ).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('[R28] the role of requests owns nothing and cannot sign in', async () => {
    const owned = await server.sql(`select relname from pg_class where relowner = 'lockstep_app'::regrole`);
    expect(owned).toEqual([]);
    const [role] = await server.sql(
      `select rolcanlogin, rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = 'lockstep_app'`,
    );
    expect(role).toEqual({ rolcanlogin: false, rolsuper: false, rolbypassrls: false, rolcreaterole: false });
  });

  test('[R19] every table with a practice has row-level security', async () => {
    const open = await server.sql<{ relname: string }>(`
      select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
       where a.attname = 'practice_id' and c.relkind = 'r' and not c.relrowsecurity`);
    expect(open).toEqual([]);
  });

  test('[R3] id and practice of a row never change', async () => {
    for (const column of ['id', 'practice_id']) {
      const change = server.sql(`update staff set ${column} = $1 where id = $2`, [
        theirs.id,
        server.practice.staffId,
      ]);
      await expect(change).rejects.toMatchObject({ code: '23514' });
    }
  });

  test('[R29] refuses by itself what the definitions refuse', async () => {
    const refused = [
      `update availability set end_time = start_time`,
      `update service set duration_minutes = 4`,
      `update service set price_cents = -1`,
      `update staff set colour = 'red'`,
      `update staff set name = ''`,
      `update staff set service_ids = array[gen_random_uuid()]`,
      `delete from service`,
    ];
    await server.sql(
      `insert into availability (practice_id, id, staff_id, date, start_time, end_time, is_active)
       values ($1, $2, $3, '2026-11-24', '09:00', '10:00', true)`,
      [server.practice.id, v7(), server.practice.staffId],
    );
    for (const text of refused)
      await expect(server.sql(text), text).rejects.toMatchObject({ code: expect.stringMatching(/^23/) });
  });

  test('[R9] a service deleted while somebody begins to offer it: one of the two is refused', async () => {
    for (let round = 0; round < 10; round++) {
      const serviceId = v7();
      await server.sql(
        `insert into service (practice_id, id, name, duration_minutes, buffer_before_minutes, buffer_after_minutes, price_cents, is_active)
         values ($1, $2, 'X', 60, 0, 0, 1, true)`,
        [server.practice.id, serviceId],
      );
      const outcomes = await Promise.allSettled([
        server.sql('update staff set service_ids = array[$1::uuid] where id = $2', [
          serviceId,
          server.practice.staffId,
        ]),
        server.sql('delete from service where id = $1', [serviceId]),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    }
  });
});
