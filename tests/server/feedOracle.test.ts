import { describe, expect, test } from 'vitest';
import { complaintsAbout, type ComplaintKind, type FeedRecord } from './feedComplaints';
import { freshDatabase, type FreshDatabase } from './freshDatabase';
import { stormRecord } from './stormRecord';

async function inFresh<T>(work: (fresh: FreshDatabase) => Promise<T>): Promise<T> {
  const fresh = await freshDatabase();
  try {
    return await work(fresh);
  } finally {
    await fresh.drop();
  }
}

test('[F2] after 32,000 commits of 16 connections the feed, replayed, is the tables at every moment', async () => {
  await inFresh(async (fresh) => {
    const storm = await stormRecord(fresh, { writers: 16, commitsEach: 2000, pauseEvery: 100 });
    for (const record of storm.records) {
      expect(complaintsAbout(record)).toEqual({});
      const [head] = await fresh.sql<{ seq: string }>(
        'select seq from feed_position where practice_id = $1',
        [record.practiceId],
      );
      expect(Number(head?.seq)).toBe(record.changes.length);
      const written = storm.commits.flatMap((one) => one.written);
      const own = written.filter(({ practiceId }) => practiceId === record.practiceId);
      expect(record.changes.length).toBe(record.base + own.length);
    }
    // The storm was one.
    expect(storm.commits.length).toBeGreaterThan(32_000);
    expect(storm.snapshots).toBe(2 * (16 * 20 + 2));
    expect(storm.rolledBack).toBeGreaterThan(1000);
    const reached = storm.commits.map(({ written }) => new Set(written.map((one) => one.practiceId)).size);
    expect(reached.filter((count) => count === 2).length).toBeGreaterThan(100);
    const ops = storm.commits.flatMap(({ written }) => written.map(({ op, entity }) => `${op} ${entity}`));
    expect(new Set(ops).size).toBe(6);
  });
}, 600_000);

const fewer = { writers: 8, commitsEach: 60, pauseEvery: 10 };

/** What the oracle says of a feed whose trigger is wrong. Each database is a copy of its own, so nothing is restored. */
const complaintsWith = (plant: (fresh: FreshDatabase) => Promise<void>): Promise<ComplaintKind[]> =>
  inFresh(async (fresh) => {
    await plant(fresh);
    const { records } = await stormRecord(fresh, fewer);
    return records.flatMap((record) => Object.keys(complaintsAbout(record)) as ComplaintKind[]);
  });

/** Changes one place of the trigger's function. */
async function rewrite({ sql }: FreshDatabase, from: string, to: string): Promise<void> {
  const [found] = await sql<{ text: string }>(`select pg_get_functiondef('log_change'::regproc) as text`);
  const text = found?.text ?? '';
  if (text.split(from).length !== 2) throw new Error(`log_change() does not say once: ${from}`);
  await sql(text.replace(from, () => to));
}

describe('a feed that is wrong', () => {
  test('a record damaged in any one way: the oracle notices', async () => {
    const { records } = await inFresh((fresh) => stormRecord(fresh, fewer));
    const [right] = records;
    if (!right) throw new Error('There is no record');
    expect(complaintsAbout(right)).toEqual({});
    const { changes, commits, snapshots } = right;
    const storm = changes.slice(right.base);
    const reversed = storm.toReversed().map((change, n) => ({ ...change, seq: right.base + 1 + n }));
    const damages: Record<ComplaintKind, Partial<FeedRecord>> = {
      gap: { changes: changes.toSpliced(20, 1) },
      missing: { changes: changes.slice(0, -1) },
      impossible: {
        changes: changes.map((change, n) => (n === 20 ? { ...change, rev: change.rev + 1 } : change)),
      },
      unwritten: { commits: commits.slice(1) },
      'torn apart': { changes: [...changes.slice(0, right.base), ...reversed] },
      'out of order': { changes: [...changes.slice(0, right.base), ...reversed] },
      'not the tables': { snapshots: snapshots.map((one) => ({ ...one, seq: one.seq - 1 })) },
      follower: { followed: changes.toSpliced(20, 1) },
      therapist: { therapist: { ...right.therapist, changes: right.therapist.changes.slice(0, -1) } },
    };
    for (const [kind, damage] of Object.entries(damages))
      expect(Object.keys(complaintsAbout({ ...right, ...damage }))).toContain(kind);
  });

  test('positions taken early, from a sequence: gaps, lost changes, another order: the oracle notices', async () => {
    const complaints = await complaintsWith(async (fresh) => {
      await rewrite(
        fresh,
        'position := take_position(practice)',
        `position := nextval('early_' || replace(practice::text, '-', ''))`,
      );
      await fresh.sql(`
        create function early_sequence() returns trigger language plpgsql as $$
        begin
          execute format('create sequence %I', 'early_' || replace(new.id::text, '-', ''));
          return null;
        end $$;
        create trigger early_sequence after insert on practice for each row execute function early_sequence();
        -- A head that locks nothing, as an identity column would have it.
        alter table feed_position rename to feed_start;
        create view feed_position as select practice_id, pruned_to,
          (select coalesce(max(c.seq), 0) from change_log c where c.practice_id = p.practice_id) as seq from feed_start p;
        grant select on feed_position to lockstep_app;
        create or replace function start_feed() returns trigger language plpgsql as $$
        begin
          insert into feed_start (practice_id) values (new.id);
          return null;
        end $$`);
      for (const table of ['staff', 'service', 'availability']) {
        await fresh.sql(`
          drop trigger log_change on ${table};
          create trigger log_change after insert or update or delete on ${table}
            for each row execute function log_change('${table}')`);
      }
    });
    expect(complaints).toEqual(expect.arrayContaining(['gap', 'not the tables', 'follower']));
  });

  test('a trigger that skips a delete: the oracle notices', async () => {
    const complaints = await complaintsWith((fresh) =>
      rewrite(fresh, 'begin\n', `begin if tg_op = 'DELETE' and old.rev > 2 then return null; end if;\n`),
    );
    expect(complaints).toEqual(expect.arrayContaining(['missing', 'not the tables']));
    expect(complaints).not.toContain('gap');
  });

  test('a trigger that forgets what a row was before: the oracle notices', async () => {
    const complaints = await complaintsWith((fresh) =>
      rewrite(fresh, `key not in ('rev', 'updated_at')`, `key not in ('rev', 'updated_at', 'staff_id')`),
    );
    expect([...new Set(complaints)]).toEqual(['therapist']);
  });
});
