import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { writeBackup } from '@/server/backup/writeBackup';
import { migrations } from '@/server/database/migrate';
import type { ListPage } from '@/protocol/listPage';
import { keptEvents } from '../audit/auditTable';
import { freshDatabase, type FreshDatabase } from '../freshDatabase';
import type { Caller } from '../inProcess';
import { pushServer, type PushServer } from '../push/pushServer';
import { catalogOf } from './catalog';
import { everyTable } from './everyTable';
import { restoreInto } from './restoreInto';
import { temporaryFolder } from './temporaryFolder';

let server: PushServer;
let admin: Caller;
let other: FreshDatabase;
beforeAll(async () => {
  server = await pushServer();
  admin = await server.signIn(server.practice.email.admin);
});
beforeEach(async () => {
  other = await freshDatabase();
  return () => other.drop();
});
afterAll(() => server.close());

/** Works with a backup of the server's database as it is now. */
const withBackup = (work: (file: string) => Promise<void>) =>
  temporaryFolder(async (folder) => {
    const file = join(folder, 'backup.gz');
    await writeBackup(server.database, file);
    await work(file);
  });

async function epochOf({ sql }: FreshDatabase): Promise<string | undefined> {
  return (await sql<{ id: string }>('select id from epoch'))[0]?.id;
}

/** Everything that must be as before when nothing has changed. */
async function stateNow() {
  // Who saw what is kept a moment behind the answer: that of a test before must not come in between two states.
  await keptEvents(server, admin);
  return {
    tables: await everyTable(server),
    epoch: await epochOf(server),
    catalog: await catalogOf(server),
    sessions: await server.sql('select * from session order by token_hash'),
  };
}

test('[Z3] nodes that are running end their streams, and tell another history from then on', async () => {
  const { token, get, post } = await server.signIn(server.practice.email.operator);
  const page = async () => (await get('/api/availability?date=2026-11-24')).json<ListPage>();
  const kept = await server.insertRow();
  await withBackup(async (file) => {
    const was = await page();
    const stream = await server.open(token);
    await server.insertRow();
    await stream.until(() => stream.changes().length === 1);
    await restoreInto(server, { file, replace: true });
    expect(await stream.ended).toBe('tooOld');

    const is = await page();
    expect(is.items).toEqual(was.items);
    expect(is.items.map(({ id }) => id)).toContain(kept);
    expect([is.seq, is.epoch === was.epoch]).toEqual([was.seq, false]);
    const again = await server.open(token);
    await again.until(() => again.events.length > 0);
    expect(again.hello()).toMatchObject({ seq: was.seq, epoch: is.epoch });
    again.close();
    const slots = await get(
      `/api/slots?serviceId=${server.practice.serviceId}&from=2031-01-01&to=2031-01-01`,
    );
    expect(slots.statusCode).toBe(200);
    const { practice } = server;
    const row = { staffId: practice.staffId, date: '2026-11-24', startTime: '13:00', endTime: '14:00' };
    const answer = await post('/api/availability', { ...row, isActive: true });
    expect(answer.headers).toMatchObject({ 'lockstep-seq': String(was.seq + 1), 'lockstep-epoch': is.epoch });
  });
});

test('[Z6] a restore that fails at its end, or is cut off in the middle, has changed nothing', async () => {
  await withBackup(async (file) => {
    await server.insertRow();
    const before = await stateNow();
    const broken = [...migrations, { name: '9999_broken', sql: 'select 1/0' }];
    await expect(restoreInto(server, { file, replace: true, all: broken })).rejects.toThrow(
      'division by zero',
    );
    await expect(
      restoreInto(server, { file, replace: true, signal: AbortSignal.abort(new Error('Stopped')) }),
    ).rejects.toThrow('abort');
    // As if PostgreSQL lost whoever restores, with the new rows already loaded.
    const killing = { name: '9999_killing', sql: 'select pg_terminate_backend(pg_backend_pid())' };
    await expect(restoreInto(server, { file, replace: true, all: [...migrations, killing] })).rejects.toThrow(
      'terminat',
    );
    expect(await stateNow()).toEqual(before);
  });
});

test('[Z7] a database that holds data, or tables of others, is left as it is', async () => {
  await withBackup(async (file) => {
    await server.insertRow();
    const before = await stateNow();
    await expect(restoreInto(server, { file })).rejects.toThrow('--replace');
    expect(await stateNow()).toEqual(before);
    await other.sql('create table ledger (amount int); insert into ledger values (7)');
    await expect(restoreInto(other, { file, replace: true })).rejects.toThrow('not Lockstep');
    expect(await other.sql('select amount from ledger')).toEqual([{ amount: 7 }]);
  });
});

test('[Z8] who is signed in stays so; a session that was ended since does not live again', async () => {
  const { email } = server.practice;
  const [stays, left, demoted] = [
    await server.signIn(email.operator),
    await server.signIn(email.scheduler),
    await server.signIn(email.assistant),
  ];
  const change = (role: string) =>
    server.sql('update account set role = $1 where email = $2', [role, email.assistant]);
  await withBackup(async (file) => {
    const hashes = await server.sql<{ hash: string }>(
      `select encode(token_hash, 'hex') as hash from session`,
    );
    const text = gunzipSync(await readFile(file)).toString();
    expect(hashes.length).toBeGreaterThanOrEqual(3);
    for (const { hash } of hashes) expect(text).not.toContain(hash);

    await left.post('/api/auth/sign-out', {});
    const later = await server.signIn(email.admin);
    await change('operator');
    // Rights that the backup does not know.
    const promoted = await server.signIn(email.assistant);
    await restoreInto(server, { file, replace: true });
    const states = await Promise.all(
      [stays, later, left, demoted, promoted].map(async ({ get }) => (await get('/api/session')).statusCode),
    );
    expect(states).toEqual([200, 200, 401, 401, 401]);
    // Elsewhere nobody is signed in, and everybody can sign in.
    await restoreInto(other, { file });
    expect(await other.sql('select * from session')).toEqual([]);
  });
});

test('[Z9] a backup of an older build is loaded as it was, and then brought up to this one', async () => {
  const newer = [
    ...migrations,
    {
      name: '9999_mottos',
      sql: `alter table staff add column motto text check (motto <> ''); update staff set motto = 'Hello, ' || name`,
    },
  ];
  await withBackup(async (file) => {
    await restoreInto(other, { file, all: newer });
    expect(await other.sql('select motto from staff order by name')).toEqual([
      { motto: 'Hello, James' },
      { motto: 'Hello, Maria' },
    ]);
    // What the migration changed is told like any other change, behind what the backup knows.
    const told = await other.sql<{ op: string }>('select op from change_log where seq > $1', [
      await server.head(),
    ]);
    expect(told).toEqual([{ op: 'updated' }, { op: 'updated' }]);
    const names = await other.sql<{ name: string }>('select name from migration order by name');
    expect(names.at(-1)?.name).toBe('9999_mottos');
    // And the other way round: this build is older than that backup.
    await temporaryFolder(async (folder) => {
      const later = join(folder, 'later.gz');
      await writeBackup(other.database, later);
      await expect(restoreInto(server, { file: later, replace: true })).rejects.toThrow(
        'newer than this build',
      );
    });
  });
});

test('[Z10] a restored database holds everybody to the same as one that a server has started on', async () => {
  for (let n = 0; n < 3; n++)
    await server.sql(
      `insert into audit_event (practice_id, action, entity) values ($1, 'tried', 'practice')`,
      [server.practice.id],
    );
  await withBackup(async (file) => {
    await restoreInto(other, { file });
    const catalog = await catalogOf(other);
    expect(catalog).toEqual(await catalogOf(server));
    expect(catalog.filter((line) => line.startsWith('trigger A')).length).toBe(2);
    expect(catalog.filter((line) => line.includes('role_sees')).length).toBeGreaterThan(10);
    await expect(other.sql('delete from audit_event')).rejects.toThrow('never changed');
    // Where the counters stood, they go on.
    const [highest] = await other.sql<{ before: string }>(
      'select coalesce(max(id), 0) as before from audit_event',
    );
    const [next] = await other.sql<{ id: string }>(
      `insert into audit_event (practice_id, action, entity) values ($1, 'tried', 'practice') returning id`,
      [server.practice.id],
    );
    expect(Number(next?.id)).toBe(Number(highest?.before) + 1);
    const [told] = await other.sql<{ seq: string }>(
      `select details ->> 'seq' as seq from audit_event where action = 'restored' order by id desc limit 1`,
    );
    expect(Number(told?.seq)).toBe(await server.head());
  });
});
