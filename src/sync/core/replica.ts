import type { ChangeOp } from '@/protocol/change';
import { type Buckets, emptyBuckets, getIn, setIn, valuesOf } from './buckets';
import { indexedAs, type Indexes, type IndexRules } from './rowIndex';

/** Where a row's last accepted change came from. */
export type Source = 'own' | 'tab' | 'push' | 'poll' | 'list';

export interface KeyedRow {
  readonly id: string;
  readonly rev: number;
}

/** A write on its way to the server. What is shown is these, in order, over what the server confirmed. */
export interface Mutation<R> {
  readonly mutationId: string;
  readonly op: ChangeOp;
  /** The whole row, for `created`. */
  readonly row?: R;
  /** The fields it sets, for `updated`. */
  readonly patch?: Readonly<Partial<R>>;
}

/** One row as this replica knows it. An entry without a confirmed row and with a rev is a tombstone. */
export interface Entry<R> {
  /** What is shown: `pending` replayed over `confirmed`; null if that is nothing. */
  readonly row: R | null;
  readonly confirmed: R | null;
  /** Revision of `confirmed`, or the one after the last if it is deleted; 0 if the server never said anything. */
  readonly rev: number;
  /** A position in the feed at which `confirmed` was true. */
  readonly seq: number;
  readonly pending: readonly Mutation<R>[];
  readonly via: Source;
  /** When the last accepted change arrived, by this device's clock; for display only. */
  readonly at: number;
  /** How many changes have arrived: a mark of change plays anew when this grows. */
  readonly arrivals: number;
}

export interface Replica<R> {
  readonly entries: Buckets<Entry<R>>;
  readonly indexes: Indexes;
  /** How many rows are shown. */
  readonly shown: number;
  /** The last mutations whose outcome is known: one that arrives late must not be shown as pending for ever. */
  readonly settled: readonly string[];
}

/** How many settled mutations are remembered; more than can be under way between two tabs at once. */
const settledLimit = 512;

/** A committed state of one row. */
export interface Confirmation<R> {
  readonly id: string;
  readonly rev: number;
  readonly seq: number;
  /** null: deleted, or no longer this person's to see. */
  readonly row: R | null;
  readonly mutationId?: string | undefined;
}

export interface Arrival {
  readonly via: Source;
  readonly at: number;
}

export function emptyReplica<R>(): Replica<R> {
  return { entries: emptyBuckets(), indexes: {}, shown: 0, settled: [] };
}

/**
 * The one way in for committed states: accepted only if `rev` is greater than what is known, so that duplicates, late
 * answers and any order of arrival end the same. The mutation it settles stops being pending either way.
 */
export function confirm<R extends KeyedRow>(
  replica: Replica<R>,
  rules: IndexRules<R>,
  change: Confirmation<R>,
  arrival: Arrival,
): Replica<R> {
  const known = getIn(replica.entries, change.id) ?? nothing<R>();
  const pending = without(known.pending, change.mutationId);
  const settled = settle(replica.settled, change.mutationId);
  if (change.rev <= known.rev) {
    if (pending === known.pending) return settled === replica.settled ? replica : { ...replica, settled };
    return put({ ...replica, settled }, rules, change.id, known, { ...known, pending });
  }
  // A mutation that was already shown arrived when it was first shown.
  const shownBefore = pending !== known.pending;
  const next = {
    ...(shownBefore ? known : arrived(known, arrival)),
    confirmed: change.row,
    rev: change.rev,
    seq: change.seq,
    pending,
  };
  return put(settled === replica.settled ? replica : { ...replica, settled }, rules, change.id, known, next);
}

/** Shows a mutation before the server has answered. One whose outcome is already known changes nothing. */
export function addPending<R extends KeyedRow>(
  replica: Replica<R>,
  rules: IndexRules<R>,
  id: string,
  mutation: Mutation<R>,
  arrival: Arrival,
): Replica<R> {
  const known = getIn(replica.entries, id) ?? nothing<R>();
  const repeated = known.pending.some(({ mutationId }) => mutationId === mutation.mutationId);
  if (repeated || replica.settled.includes(mutation.mutationId)) return replica;
  return put(replica, rules, id, known, {
    ...arrived(known, arrival),
    pending: [...known.pending, mutation],
  });
}

/** Takes a mutation back that was refused or given up. */
export function dropPending<R extends KeyedRow>(
  replica: Replica<R>,
  rules: IndexRules<R>,
  id: string,
  mutationId: string,
): Replica<R> {
  const settled = settle(replica.settled, mutationId);
  const known = getIn(replica.entries, id);
  const base = settled === replica.settled ? replica : { ...replica, settled };
  const pending = without(known?.pending ?? [], mutationId);
  if (!known || pending === known.pending) return base;
  return put(base, rules, id, known, { ...known, pending });
}

export interface Listed<R> {
  /** The pages of one list, each true at its own position in the feed. */
  readonly pages: readonly { readonly rows: readonly R[]; readonly seq: number }[];
  /** Whether the list would have held this row. */
  covers(row: R): boolean;
}

/**
 * Takes in a full list. A row that the list should hold but lacks is gone, unless what is known of it is newer than the
 * list; a row in it is a confirmation like any other.
 */
export function confirmList<R extends KeyedRow>(
  replica: Replica<R>,
  rules: IndexRules<R>,
  list: Listed<R>,
  arrival: Arrival,
): Replica<R> {
  let next = replica;
  const listed = new Set<string>();
  for (const { rows, seq } of list.pages) {
    for (const row of rows) {
      listed.add(row.id);
      next = confirm(next, rules, { id: row.id, rev: row.rev, seq, row }, arrival);
    }
  }
  const oldest = Math.min(...list.pages.map(({ seq }) => seq));
  for (const known of valuesOf(replica.entries)) {
    const { confirmed } = known;
    if (confirmed === null || listed.has(confirmed.id) || known.seq > oldest || !list.covers(confirmed))
      continue;
    // Its next rev is not known, only that this one is over: the same rev without a row.
    next = put(next, rules, confirmed.id, known, {
      ...arrived(known, arrival),
      confirmed: null,
      seq: oldest,
    });
  }
  return next;
}

function put<R extends KeyedRow>(
  replica: Replica<R>,
  rules: IndexRules<R>,
  id: string,
  known: Entry<R>,
  next: Entry<R>,
): Replica<R> {
  const row = next.pending.length === 0 ? next.confirmed : replay(next.confirmed, next.pending);
  const entry = { ...next, row };
  const entries = setIn(replica.entries, id, entry);
  if (row === known.row) return { ...replica, entries };
  const rowOf = (other: string) => getIn(entries, other)?.row ?? null;
  return {
    ...replica,
    entries,
    indexes: indexedAs(replica.indexes, rules, known.row, row, rowOf),
    shown: replica.shown + (row === null ? 0 : 1) - (known.row === null ? 0 : 1),
  };
}

function replay<R extends KeyedRow>(confirmed: R | null, pending: readonly Mutation<R>[]): R | null {
  let row = confirmed;
  for (const mutation of pending) {
    if (mutation.op === 'deleted') row = null;
    else if (mutation.op === 'created') row ??= mutation.row ?? null;
    else if (row !== null) row = { ...row, ...mutation.patch };
  }
  return row;
}

function arrived<R>(known: Entry<R>, { via, at }: Arrival): Entry<R> {
  return { ...known, via, at, arrivals: known.arrivals + 1 };
}

function nothing<R>(): Entry<R> {
  return { row: null, confirmed: null, rev: 0, seq: 0, pending: [], via: 'list', at: 0, arrivals: 0 };
}

function without<R>(pending: readonly Mutation<R>[], mutationId: string | undefined): readonly Mutation<R>[] {
  if (mutationId === undefined || pending.length === 0) return pending;
  const left = pending.filter((mutation) => mutation.mutationId !== mutationId);
  return left.length === pending.length ? pending : left;
}

function settle(settled: readonly string[], mutationId: string | undefined): readonly string[] {
  if (mutationId === undefined || settled.includes(mutationId)) return settled;
  return [...settled.slice(1 - settledLimit), mutationId];
}
