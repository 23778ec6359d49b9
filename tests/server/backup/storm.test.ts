import { join } from 'node:path';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { Role } from '@/domain/policy';
import type { Id } from '@/domain/primitives';
import { entities } from '@/features/entities';
import type { Change } from '@/protocol/change';
import { writeBackup, type WrittenBackup } from '@/server/backup/writeBackup';
import { changeFeed } from '@/server/changeFeed';
import { loadEntityTables } from '@/server/database/entityTable';
import { complaintsAbout } from '../feedComplaints';
import { feedReplica } from '../feedReplica';
import { followFeed } from '../followFeed';
import { freshDatabase, type FreshDatabase } from '../freshDatabase';
import { makePractice, type TestPractice } from '../practice';
import { tableSnapshots } from '../tableSnapshot';
import { writeStorm } from '../writeStorm';
import { everyTable } from './everyTable';
import { restoreInto } from './restoreInto';
import { temporaryFolder } from './temporaryFolder';

const storm = { writers: 6, commitsEach: 30, pauseEvery: 10 };

/** All that a practice's feed tells from the beginning on. */
async function feedOf(
  { database }: FreshDatabase,
  practiceId: string,
  role: Role = 'admin',
  staff: string | null = null,
): Promise<Change[]> {
  const feed = changeFeed(database, await loadEntityTables(database, entities));
  const viewer = { role, staffId: staff as Id | null, patientId: null };
  const context = { ...viewer, practiceId, accountId: v7(), client: null, mutationId: null };
  const follower = followFeed(feed, context, viewer);
  await follower.advance();
  return follower.changes;
}

/** What the feed comes to at a position, replayed as naively as possible. */
function replayed(changes: readonly Change[], seq: number) {
  const replica = feedReplica();
  const impossible = changes.slice(0, seq).map((change) => replica.take(change));
  expect(impossible.filter((complaint) => complaint !== null)).toEqual([]);
  return replica.rows;
}

async function snapshotsOf({ database }: FreshDatabase) {
  return tableSnapshots(database, await loadEntityTables(database, entities));
}

/** Writes on where the backup ends, and asks the oracle about the whole feed. */
async function goesOn(restored: FreshDatabase, practices: readonly TestPractice[], backup: WrittenBackup) {
  // A restored database holds every writer to a role's policies; the storm's say none.
  await restored.sql(
    `alter database "${new URL(restored.url).pathname.slice(1)}" set lockstep.role = 'admin'`,
  );
  const after = await writeStorm({ fresh: restored, practices, ...storm, pause: async () => undefined });
  const snapshots = await snapshotsOf(restored);
  for (const practice of practices) {
    const changes = await feedOf(restored, practice.id);
    const base = backup.header.practices.find(({ id }) => id === practice.id)?.seq ?? 0;
    const complaints = complaintsAbout({
      practiceId: practice.id,
      changes,
      followed: changes,
      therapist: {
        staffId: practice.staffId,
        changes: await feedOf(restored, practice.id, 'therapist', practice.staffId),
      },
      base,
      commits: after.commits,
      snapshots: snapshots.filter(({ practiceId }) => practiceId === practice.id),
    });
    expect(complaints).toEqual({});
    expect(changes.length).toBeGreaterThan(base + 50);
  }
}

test('[Z1] [Z2] of backups in a storm of writes each is the feed up to the position it names, and goes on without a gap', async () => {
  await temporaryFolder(async (folder) => {
    const fresh = await freshDatabase();
    const opened = [fresh];
    try {
      const practices = [await makePractice(fresh), await makePractice(fresh)];
      const backups: { file: string; written: WrittenBackup }[] = [];
      const take = async () => {
        const file = join(folder, `${opened.length}-${backups.length}-${v7()}.gz`);
        const written = await writeBackup(fresh.database, file);
        backups.push({ file, written });
      };
      await writeStorm({ fresh, practices, ...storm, pause: take });
      const feeds = new Map<string, Change[]>();
      for (const { id } of practices) feeds.set(id, await feedOf(fresh, id));

      // Each of them was taken at another moment, in the middle of it.
      const positions = backups.map(({ written }) => written.header.practices.map(({ seq }) => seq).join());
      expect(new Set(positions).size).toBeGreaterThan(5);
      const chosen = [backups[Math.floor(backups.length / 2)], backups.at(-1)];
      for (const [n, backup] of chosen.entries()) {
        if (!backup) throw new Error('There is no backup');
        const restored = await freshDatabase();
        opened.push(restored);
        await restoreInto(restored, backup);
        const snapshots = await snapshotsOf(restored);
        for (const { id, seq } of backup.written.header.practices) {
          const source = feeds.get(id) ?? [];
          const snapshot = snapshots.find(({ practiceId }) => practiceId === id);
          expect(snapshot?.seq).toBe(seq);
          expect(snapshot?.rows()).toEqual(replayed(source, seq));
          expect(await feedOf(restored, id)).toEqual(source.slice(0, seq));
        }
        if (n === 0) await goesOn(restored, practices, backup.written);
      }

      // Nobody writes any more: every table is compared, synced or not.
      await take();
      const quiet = await freshDatabase();
      opened.push(quiet);
      await restoreInto(quiet, { file: backups.at(-1)?.file ?? '' });
      expect(await everyTable(quiet)).toEqual(await everyTable(fresh));
    } finally {
      for (const one of opened) await one.drop();
    }
  });
});
