import { isDeepStrictEqual } from 'node:util';
import type { Change } from '@/protocol/change';
import { feedReplica, keyOf, type ReplicaRow } from './feedReplica';
import type { Written } from './runStormTransaction';
import type { TableSnapshot } from './tableSnapshot';
import type { Commit } from './writeStorm';

/** All that is known of one practice's feed after a storm. */
export interface FeedRecord {
  practiceId: string;
  /** Read from 0 after the storm, by somebody who may see everything. */
  changes: readonly Change[];
  /** What such a reader was told while the storm raged. */
  followed: readonly Change[];
  /** What a therapist was told, who sees everything but the availability of others. */
  therapist: { staffId: string; changes: readonly Change[] };
  /** Changes up to here were there before the storm. */
  base: number;
  commits: readonly Commit[];
  snapshots: readonly TableSnapshot[];
}

export type ComplaintKind =
  | 'gap'
  | 'impossible'
  | 'missing'
  | 'unwritten'
  | 'torn apart'
  | 'out of order'
  | 'not the tables'
  | 'follower'
  | 'therapist';

/** What is wrong with a feed: for each kind the first case, and how many there are. Nothing if it is right. */
export type Complaints = Partial<Record<ComplaintKind, string>>;

/** The oracle: compares what the feed tells with what the writers did and with what the tables held. */
export function complaintsAbout(record: FeedRecord): Complaints {
  const found = new Map<ComplaintKind, string[]>();
  const complain = (kind: ComplaintKind, text: string) =>
    void found.set(kind, [...(found.get(kind) ?? []).slice(0, 99), text]);
  checkReplay(record, complain);
  checkCommits(record, complain);
  if (!isDeepStrictEqual(record.followed, record.changes)) {
    const seqs = new Set(record.followed.map(({ seq }) => seq));
    const lost = record.changes.find(({ seq }) => !seqs.has(seq));
    complain('follower', lost ? `was never told of ${lost.seq}` : 'was told something else');
  }
  return Object.fromEntries([...found].map(([kind, all]) => [kind, `${all.length}: ${all[0]}`]));
}

type Complain = (kind: ComplaintKind, text: string) => void;

/** Replays the feed and compares with every snapshot at its position, and with the therapist's feed at every one. */
function checkReplay({ changes, snapshots, therapist }: FeedRecord, complain: Complain): void {
  const replica = feedReplica();
  const waiting = snapshots.toSorted((a, b) => a.seq - b.seq);
  const told = new Map(therapist.changes.map((change) => [change.seq, change]));
  const isTheirs = (entity: string, row: ReplicaRow | undefined) =>
    row !== undefined &&
    entity !== 'account' &&
    (entity !== 'availability' || row['staffId'] === therapist.staffId);
  let seq = 0;
  const compare = () => {
    for (; waiting[0]?.seq === seq; waiting.shift()) {
      const difference = differenceOf(waiting[0].rows(), replica.rows);
      if (difference) complain('not the tables', `at ${seq}: ${difference}`);
    }
  };
  for (const change of changes) {
    if (change.seq !== seq + 1) complain('gap', `${change.seq} follows ${seq}`);
    seq = change.seq;
    const before = replica.rows.get(keyOf(change));
    const impossible = replica.take(change);
    if (impossible) complain('impossible', `${seq}: ${impossible}`);
    compare();

    const after = replica.rows.get(keyOf(change));
    const { row, ...withoutRow } = change;
    const due = isTheirs(change.entity, after)
      ? { ...change, row }
      : isTheirs(change.entity, before)
        ? { ...withoutRow, op: 'deleted' }
        : undefined;
    if (!isDeepStrictEqual(told.get(seq), due))
      complain('therapist', `${seq} should be ${due?.op ?? 'untold'}`);
    told.delete(seq);
  }
  for (const { seq: never } of waiting) complain('not the tables', `the feed has no position ${never}`);
  for (const extra of told.keys()) complain('therapist', `was told of ${extra}`);
}

/** Every acknowledged write is told once, each transaction in one piece, in the order of the commits. */
function checkCommits({ changes, commits, practiceId, base }: FeedRecord, complain: Complain): void {
  const nameOf = ({ entity, id, rev, op }: Omit<Written, 'practiceId'>) => `${op} ${entity} ${id} rev ${rev}`;
  const places = new Map(changes.map((change) => [nameOf(change), change.seq]));
  const unwritten = new Set(changes.filter(({ seq }) => seq > base).map(nameOf));
  const placed = commits.flatMap(({ begun, done, written }) => {
    const names = written.filter((one) => one.practiceId === practiceId).map(nameOf);
    for (const name of names) {
      unwritten.delete(name);
      if (!places.has(name)) complain('missing', name);
    }
    const seqs = names.map((name) => places.get(name) ?? 0);
    const [first = 0] = seqs;
    if (seqs.some((seq, n) => seq !== first + n))
      complain('torn apart', `one commit is at ${seqs.join(', ')}`);
    return seqs.length > 0 ? [{ begun, done, first: Math.min(...seqs), last: Math.max(...seqs) }] : [];
  });
  for (const name of unwritten) complain('unwritten', name);

  const byDone = placed.toSorted((a, b) => a.done - b.done);
  let [next, highest] = [0, 0];
  for (const { begun, first } of placed.toSorted((a, b) => a.begun - b.begun)) {
    for (let earlier = byDone[next]; earlier && earlier.done < begun; earlier = byDone[++next])
      highest = Math.max(highest, earlier.last);
    if (first <= highest) complain('out of order', `${first} began when ${highest} was committed`);
  }
}

function differenceOf(stored: Map<string, ReplicaRow>, replayed: Map<string, ReplicaRow>): string | null {
  for (const key of new Set([...stored.keys(), ...replayed.keys()])) {
    const [is, told] = [stored.get(key), replayed.get(key)];
    if (!isDeepStrictEqual(is, told))
      return `${key} has rev ${String(is?.['rev'])}, replayed ${String(told?.['rev'])}`;
  }
  return null;
}
