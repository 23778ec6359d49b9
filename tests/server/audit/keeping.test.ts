import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entities } from '@/features/entities';
import type { AuditEntry, AuditPage } from '@/features/audit/auditEntry';
import { tidy } from '@/server/database/housekeeping';
import { type Caller, inProcess, type InProcess, problemOf } from '../inProcess';
import { makePractice } from '../practice';

let server: InProcess;
let admin: Caller;

beforeAll(async () => {
  server = await inProcess();
  admin = await server.signIn(server.practice.email.admin);
});
afterAll(() => server.close());

const tidied = () => tidy(server.database, server.clock.ms, 12 * 60 * 60_000, entities);
const read = async (query = ''): Promise<AuditPage> => {
  const answer = await admin.get(`/api/audit?${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<AuditPage>();
};
const pagesFrom = async (first: AuditPage, limit: number): Promise<AuditEntry[]> => {
  const found = [...first.items];
  for (let { nextCursor } = first; nextCursor !== null;) {
    const page: AuditPage = await read(`limit=${limit}&cursor=${nextCursor}`);
    found.push(...page.items);
    nextCursor = page.nextCursor;
  }
  return found;
};
/** Pretends that all of it happened that many days earlier. */
const age = (table: 'change_log' | 'audit_event' | 'audit_change', days: number) =>
  server.sql(`begin; set local session_replication_role = replica;
    update ${table} set at = at - interval '${days} days' where practice_id = '${server.practice.id}'; commit`);
/** Numbers that leave the log without what came before them. */
const leaveBehind = (many: number) =>
  server.sql(`update feed_position set seq = seq + ${many} where practice_id = '${server.practice.id}'`);

describe('nobody edits what was kept', () => {
  const texts = ['audit_event', 'audit_change'].flatMap((table) => [
    `update ${table} set entity = 'x'`,
    `delete from ${table}`,
    `truncate ${table}`,
    `insert into ${table} (practice_id) values (gen_random_uuid())`,
  ]);

  test.each(texts)('[A12] %s: not as the role of requests', async (text) => {
    const asApp = server.database.withClient(async (client) => {
      await client.query('begin; set local role lockstep_app');
      try {
        await client.query(text);
      } finally {
        await client.query('rollback');
      }
    });
    await expect(asApp).rejects.toMatchObject({ code: '42501' });
    const forgets = server.database.withClient(async (client) => {
      await client.query('begin; set local role lockstep_app');
      await client.query('select forget_audit()').finally(() => client.query('rollback'));
    });
    await expect(forgets).rejects.toMatchObject({ code: '42501' });
  });

  test('[A12] not even the owner, who may only have what is over its time forgotten', async () => {
    await admin.get(`/api/patients/${server.practice.patientId}`);
    await read();
    for (const text of [
      'update audit_event set action = action',
      'delete from audit_event',
      'truncate audit_event',
    ])
      await expect(server.sql(text), text).rejects.toThrow('never changed');
    // The word that forgetting uses opens nothing that is younger.
    await expect(
      server.sql(`begin; set local lockstep.forgetting = 'on'; delete from audit_event; commit`),
    ).rejects.toThrow('never changed');
    await server.sql('rollback').catch(() => undefined);
  });
});

describe('writes outlive the feed’s log', () => {
  test('[A14] without their values, in the same order, also for whoever is reading while they move', async () => {
    const { patientId } = server.practice;
    for (let n = 0; n < 9; n++)
      await admin.patch(`/api/patients/${patientId}`, { notes: `Canary ${n}`, phone: `+1 212 555 01${n}0` });
    await age('change_log', 31);
    const whole = (await read('limit=500&kind=changed')).items;
    const first = await read('limit=4&kind=changed');
    const [{ count: inLog } = { count: 0 }] = await server.sql<{ count: number }>(
      `select count(*)::int from change_log where practice_id = $1`,
      [server.practice.id],
    );
    await leaveBehind(10_000);
    await tidied();
    const [moved] = await server.sql<{ kept: number; left: number; text: string }>(
      `select (select count(*)::int from audit_change where practice_id = $1) as kept,
              (select count(*)::int from change_log where practice_id = $1) as left,
              (select string_agg(c::text, '') from audit_change c) as text`,
      [server.practice.id],
    );
    expect(moved).toMatchObject({ kept: inLog, left: 0 });
    expect(moved?.text).not.toMatch(/Canary|\+1 212/);
    const rest: AuditEntry[] = [...first.items];
    for (let { nextCursor } = first; nextCursor !== null;) {
      const page: AuditPage = await read(`limit=4&kind=changed&cursor=${nextCursor}`);
      rest.push(...page.items);
      nextCursor = page.nextCursor;
    }
    expect(rest).toEqual(whole);
    expect((await read('limit=500&kind=changed')).items).toEqual(whole);
    const patched = whole.filter(({ fields }) => fields.length > 0 && fields.includes('notes'));
    expect(patched.length).toBe(9);
    expect(patched[0]).toMatchObject({
      actor: 'admin',
      address: '127.0.0.1',
      rowId: patientId,
      fields: ['notes', 'phone'],
    });
    // Once more moves nothing twice.
    await tidied();
    expect((await read('limit=500&kind=changed')).items).toEqual(whole);
  });

  test('[A14] what comes and goes by itself leaves nothing behind', async () => {
    await admin.post('/api/presences', { subject: 'patient', subjectId: server.practice.patientId, beat: 0 });
    await age('change_log', 31);
    await leaveBehind(10_000);
    await tidied();
    expect(await server.sql(`select from audit_change where entity = 'presence'`)).toEqual([]);
  });
});

describe('how long it is kept', () => {
  test('[A13] is the admin’s to say, within its range', async () => {
    const told = async () => (await admin.get('/api/practice')).json<{ auditRetentionDays: number }>();
    expect((await told()).auditRetentionDays).toBe(3_650);
    for (const auditRetentionDays of [89, 36_501, 100.5, '90', null]) {
      const problem = problemOf(await admin.patch('/api/practice', { auditRetentionDays }));
      expect([problem.code, problem.fields?.map(({ field }) => field)]).toEqual([
        'invalid_fields',
        ['auditRetentionDays'],
      ]);
    }
    const operator = await server.signIn(server.practice.email.operator);
    expect((await operator.patch('/api/practice', { auditRetentionDays: 90 })).statusCode).toBe(403);
    expect((await admin.patch('/api/practice', { auditRetentionDays: 100 })).statusCode).toBe(200);
    expect((await told()).auditRetentionDays).toBe(100);
    const [entry] = (await read('entity=practice&limit=1')).items;
    expect(entry).toMatchObject({ action: 'updated', actor: 'admin', fields: ['auditRetentionDays'] });
  });

  test('[A13] ends: older entries go, others stay, other practices’ too, and how many went is kept', async () => {
    const theirs = await makePractice(server);
    await server.sql(
      `insert into audit_event (practice_id, action, entity, at) values ($1, 'opened', 'patient', now() - interval '1826 days')`,
      [theirs.id],
    );
    await age('audit_change', 100);
    await server.sql(
      `insert into audit_event (practice_id, action, entity, at) select $1, 'opened', 'patient', now() - make_interval(days => d) from unnest(array[98, 102, 400]) d`,
      [server.practice.id],
    );
    const [{ count } = { count: 0 }] = await server.sql<{ count: number }>(
      'select count(*)::int from audit_change',
    );
    expect(count).toBeGreaterThan(5);
    // Over its time it is told no more, even before it is taken away.
    expect((await read('entity=patient&kind=saw&to=2020-01-01T00:00:00Z')).items).toEqual([]);
    await tidied();
    expect(await server.sql('select from audit_change')).toEqual([]);
    const left = await server.sql<{ days: number }>(
      `select round(extract(epoch from now() - at) / 86400)::int as days from audit_event
        where action = 'opened' and account_id is null order by at`,
    );
    expect(left.map(({ days }) => days)).toEqual([1826, 98]);
    const [entry] = (await read('entity=audit&limit=1')).items;
    expect(entry).toMatchObject({ action: 'forgotten', count: count + 2, actorId: null });
    // Nothing to forget leaves no line.
    const before = (await read('entity=audit')).items.length;
    await Promise.all([tidied(), tidied()]);
    expect((await read('entity=audit')).items.length).toBe(before);
  });
});

test('pages of mixed sources hold each entry once', async () => {
  const whole = (await read('limit=500')).items;
  expect(await pagesFrom(await read('limit=3'), 3)).toEqual(whole);
});
