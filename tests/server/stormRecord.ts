import { v7 } from 'uuid';
import type { Role } from '@/domain/policy';
import type { Id } from '@/domain/primitives';
import { entities } from '@/features/entities';
import { changeFeed } from '@/server/changeFeed';
import { loadEntityTables } from '@/server/database/entityTable';
import type { FeedRecord } from './feedComplaints';
import { followFeed } from './followFeed';
import type { FreshDatabase } from './freshDatabase';
import { makePractice } from './practice';
import { tableSnapshots, type TableSnapshot } from './tableSnapshot';
import { writeStorm, type Storm } from './writeStorm';

export interface StormRecord extends Storm {
  /** One for each of two practices, which share nothing. */
  records: FeedRecord[];
  snapshots: number;
}

/** Lets a storm rage over two practices while snapshots are taken and the feeds followed, then reads everything again. */
export async function stormRecord(
  fresh: FreshDatabase,
  size: { writers: number; commitsEach: number; pauseEvery: number },
): Promise<StormRecord> {
  const practices = [await makePractice(fresh), await makePractice(fresh)];
  const tables = await loadEntityTables(fresh.database, entities);
  const feed = changeFeed(fresh.database, tables);
  const read = (practiceId: string, role: Role, staff: string | null) => {
    const staffId = staff as Id | null;
    const context = {
      practiceId,
      accountId: v7(),
      role,
      staffId,
      patientId: null,
      client: null,
      mutationId: null,
    };
    return followFeed(feed, context, { role, staffId, patientId: null });
  };

  const snapshots: TableSnapshot[] = await tableSnapshots(fresh.database, tables);
  const bases = new Map(snapshots.map(({ practiceId, seq }) => [practiceId, seq]));
  const followers = practices.map(({ id }) => read(id, 'admin', null));
  const storm = await writeStorm({
    fresh,
    practices,
    ...size,
    async pause() {
      snapshots.push(...(await tableSnapshots(fresh.database, tables)));
      await Promise.all(followers.map((follower) => follower.advance()));
    },
  });
  snapshots.push(...(await tableSnapshots(fresh.database, tables)));

  const records = practices.map(async ({ id, staffId }, n): Promise<FeedRecord> => {
    const [all, therapist, follower] = [
      read(id, 'admin', null),
      read(id, 'therapist', staffId),
      followers[n],
    ];
    for (const reader of [all, therapist, follower]) await reader?.advance();
    return {
      practiceId: id,
      changes: all.changes,
      followed: follower?.changes ?? [],
      therapist: { staffId, changes: therapist.changes },
      base: bases.get(id) ?? 0,
      commits: storm.commits,
      snapshots: snapshots.filter(({ practiceId }) => practiceId === id),
    };
  });
  return { ...storm, records: await Promise.all(records), snapshots: snapshots.length };
}
