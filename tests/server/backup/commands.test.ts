import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrations } from '@/server/database/migrate';
import { checkBackup } from '@/server/backup/checkBackup';
import { freshDatabase, type FreshDatabase } from '../freshDatabase';
import { makePractice } from '../practice';
import { signInHeaders, startTestServer } from '../startTestServer';
import { everyTable } from './everyTable';
import { runCommand } from './runCommand';
import { temporaryFolder } from './temporaryFolder';

let fresh: FreshDatabase;
beforeEach(async () => {
  fresh = await freshDatabase();
});
afterEach(() => fresh.drop());

const admin = 'admin@royalcare.example';

test('[Z4] [Z7] the embedded database: backed up while a server runs and while none does, restored while none does', async () => {
  await temporaryFolder(async (folder) => {
    const server = await startTestServer();
    const env = { DATA_DIR: server.dataDir };
    try {
      const [one, two] = [join(folder, 'one.gz'), join(folder, 'two.gz')];
      const running = await runCommand('backup', ['--to', one], env).ended;
      expect(running).toMatchObject({ code: 0, output: expect.stringMatching(/up to seq \d+/) });
      expect((await stat(one)).mode & 0o777).toBe(0o600);
      const again = await runCommand('backup', ['--to', one], env).ended;
      expect(again).toMatchObject({ code: 1, output: expect.stringContaining('already') });
      const refused = await runCommand('restore', ['--from', one, '--replace'], env).ended;
      expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('Stop it first') });
      await signInHeaders(server.url, admin);

      await server.stop();
      expect(await runCommand('backup', ['--to', two], env).ended).toMatchObject({ code: 0 });
      const [before, after] = [await checkBackup(one, migrations), await checkBackup(two, migrations)];
      // Written by the sign-in in between.
      const signIn = ['audit_event', 'known_network'];
      const others = ({ tables }: typeof before) => tables.filter(({ table }) => !signIn.includes(table));
      expect(others(after)).toEqual(others(before));
      const full = await runCommand('restore', ['--from', one], env).ended;
      expect(full).toMatchObject({ code: 1, output: expect.stringContaining('--replace') });
      expect(await runCommand('restore', ['--from', one, '--replace'], env).ended).toMatchObject({ code: 0 });
      const restarted = await startTestServer({ dataDir: server.dataDir });
      await signInHeaders(restarted.url, admin);
      await restarted.close();
      expect((await readdir(folder)).toSorted()).toEqual(['one.gz', 'two.gz']);
    } finally {
      await server.close();
    }
  });
  // So many processes, one after the other: on a slow machine more than other tests have time for.
}, 600_000);

/** Waits until the one other connection of this database waits for a lock. */
async function untilItWaits({ sql }: FreshDatabase): Promise<void> {
  await expect
    .poll(async () => {
      const found = await sql(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return found.length;
    })
    .toBe(1);
}

test('[Z4] a backup that is killed or stopped in the middle leaves no file', async () => {
  await makePractice(fresh);
  for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
    await temporaryFolder(async (folder) => {
      const file = join(folder, 'backup.gz');
      await fresh.database.withClient(async (blocker) => {
        // One of the last tables, which it cannot read as long as this is open.
        await blocker.query('begin; lock table treatment in access exclusive mode');
        const { process: child, ended } = runCommand('backup', ['--to', file], { DATABASE_URL: fresh.url });
        await untilItWaits(fresh);
        expect((await readdir(folder)).length).toBe(1);
        child.kill(signal);
        expect((await ended).code).not.toBe(0);
        await blocker.query('rollback');
      });
      const left = await readdir(folder);
      expect(left.filter((name) => !(name.startsWith('.') && name.endsWith('.part')))).toEqual([]);
      const next = await runCommand('backup', ['--to', file], { DATABASE_URL: fresh.url }).ended;
      expect(next.code).toBe(0);
    });
  }
});

test('[Z6] a restore that is killed in the middle has changed nothing', async () => {
  const practice = await makePractice(fresh);
  await temporaryFolder(async (folder) => {
    const file = join(folder, 'backup.gz');
    expect((await runCommand('backup', ['--to', file], { DATABASE_URL: fresh.url }).ended).code).toBe(0);
    await fresh.sql(`update practice set name = 'Changed since' where id = $1`, [practice.id]);
    const before = await everyTable(fresh);
    await fresh.database.withClient(async (blocker) => {
      // Late on its way, with the new rows loaded, it waits for whoever writes policies.
      await blocker.query('select pg_advisory_lock(7305002)');
      const args = ['--from', file, '--replace'];
      const { process: child, ended } = runCommand('restore', args, { DATABASE_URL: fresh.url });
      await untilItWaits(fresh);
      child.kill('SIGKILL');
      await ended;
      await blocker.query('select pg_advisory_unlock(7305002)');
    });
    expect(await everyTable(fresh)).toEqual(before);
    const done = await runCommand('restore', ['--from', file, '--replace'], { DATABASE_URL: fresh.url })
      .ended;
    expect(done.code).toBe(0);
    expect(await fresh.sql('select name from practice')).toEqual([{ name: 'Test' }]);
  });
});
