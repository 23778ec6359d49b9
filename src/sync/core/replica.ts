import type { ChangeOp } from '@/protocol/change';
import { type Buckets, edit, emptyBuckets, getIn, valuesOf } from './buckets';
import { indexedAs, type Indexes, type IndexRules, type Move } from './rowIndex';

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
  /** The amounts it adds to fields, for `updated`: two that add one each make two. */
  readonly add?: Readonly<Record<string, number>>;
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
  const draft = draftOf(replica, rules);
  draft.confirm(change, arrival);
  return draft.done();
}

/** Shows a mutation before the server has answered. One whose outcome is already known changes nothing. */
export function addPending<R extends KeyedRow>(
  replica: Replica<R>,
  rules: IndexRules<R>,
  id: string,
  mutation: Mutation<R>,
  arrival: Arrival,
): Replica<R> {
  const draft = draftOf(replica, rules);
  const known = draft.entryOf(id);
  const repeated = known.pending.some(({ mutationId }) => mutationId === mutation.mutationId);
  if (repeated || replica.settled.includes(mutation.mutationId)) return replica;
  draft.put(id, known, { ...arrived(known, arrival), pending: [...known.pending, mutation] });
  return draft.done();
}

/** Takes a mutation back that was refused or given up. */
export function dropPending<R extends KeyedRow>(
  replica: Replica<R>,
  rules: IndexRules<R>,
  id: string,
  mutationId: string,
): Replica<R> {
  const draft = draftOf(replica, rules);
  draft.settle(mutationId);
  const known = draft.entryOf(id);
  const pending = without(known.pending, mutationId);
  if (pending !== known.pending) draft.put(id, known, { ...known, pending });
  return draft.done();
}

/** Takes in one page of a list, true at `seq`: each row in it is a confirmation like any other. */
export function confirmPage<R extends KeyedRow>(
  replica: Replica<R>,
  rules: IndexRules<R>,
  page: { readonly rows: readonly R[]; readonly seq: number },
  arrival: Arrival,
): Replica<R> {
  const draft = draftOf(replica, rules);
  for (const row of page.rows) draft.confirm({ id: row.id, rev: row.rev, seq: page.seq, row }, arrival);
  return draft.done();
}

export interface WholeList<R> {
  /** Ids of all rows in it. */
  readonly ids: ReadonlySet<string>;
  /** The oldest position at which one of its pages was true. */
  readonly seq: number;
  /** Whether the list would have held this row. */
  covers(row: R): boolean;
}

/**
 * After the last page: a row that the list should hold but lacks is gone, unless what is known of it is newer than the
 * list.
 */
export function dropMissing<R extends KeyedRow>(
  replica: Replica<R>,
  rules: IndexRules<R>,
  list: WholeList<R>,
  arrival: Arrival,
): Replica<R> {
  const draft = draftOf(replica, rules);
  for (const known of valuesOf(replica.entries)) {
    const { confirmed } = known;
    if (confirmed === null || list.ids.has(confirmed.id) || known.seq > list.seq || !list.covers(confirmed))
      continue;
    // Its next rev is not known, only that this one is over: the same rev without a row.
    draft.put(confirmed.id, known, { ...arrived(known, arrival), confirmed: null, seq: list.seq });
  }
  return draft.done();
}

/** Changes of one replica that are indexed together at the end, so that a list of thousands costs one pass. */
function draftOf<R extends KeyedRow>(replica: Replica<R>, rules: IndexRules<R>) {
  const entries = edit(replica.entries);
  const moves = new Map<string, Move<R>>();
  let { settled } = replica;

  const entryOf = (id: string) => entries.get(id) ?? nothing<R>();

  function settle(mutationId: string | undefined): void {
    if (mutationId === undefined || settled.includes(mutationId)) return;
    settled = [...settled.slice(1 - settledLimit), mutationId];
  }

  function put(id: string, known: Entry<R>, next: Entry<R>): void {
    const row = next.pending.length === 0 ? next.confirmed : replay(next.confirmed, next.pending);
    entries.set(id, row === next.row ? next : { ...next, row });
    const earlier = moves.get(id);
    if (row !== known.row) moves.set(id, { before: earlier ? earlier.before : known.row, after: row });
  }

  return {
    entryOf,
    settle,
    put,
    confirm(change: Confirmation<R>, arrival: Arrival): void {
      settle(change.mutationId);
      const known = entryOf(change.id);
      const pending = without(known.pending, change.mutationId);
      if (change.rev <= known.rev) {
        if (pending !== known.pending) put(change.id, known, { ...known, pending });
        return;
      }
      // A mutation that was already shown arrived when it was first shown.
      const base = pending === known.pending ? arrived(known, arrival) : known;
      put(change.id, known, { ...base, confirmed: change.row, rev: change.rev, seq: change.seq, pending });
    },
    done(): Replica<R> {
      const after = entries.done();
      if (after === replica.entries && settled === replica.settled) return replica;
      const all = [...moves.values()];
      const indexes = indexedAs(replica.indexes, rules, all, (id) => getIn(after, id)?.row ?? null);
      let { shown } = replica;
      for (const move of all) shown += (move.after === null ? 0 : 1) - (move.before === null ? 0 : 1);
      return { entries: after, indexes, shown, settled };
    },
  };
}

function replay<R extends KeyedRow>(confirmed: R | null, pending: readonly Mutation<R>[]): R | null {
  let row = confirmed;
  for (const mutation of pending) {
    if (mutation.op === 'deleted') row = null;
    else if (mutation.op === 'created') row ??= mutation.row ?? null;
    else if (row !== null) row = added({ ...row, ...mutation.patch }, mutation.add);
  }
  return row;
}

function added<R>(row: R, add: Readonly<Record<string, number>> = {}): R {
  const fields = row as Record<string, unknown>;
  const sums = Object.entries(add).map(([field, amount]) => [field, Number(fields[field]) + amount] as const);
  return sums.length === 0 ? row : { ...row, ...Object.fromEntries(sums) };
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
