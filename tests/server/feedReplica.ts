import type { Change } from '@/protocol/change';

export type ReplicaRow = Record<string, unknown>;

/** Where a change belongs in a replica; also the key of a snapshot's rows. */
export function keyOf({ entity, id }: { entity: string; id: string }): string {
  return `${entity} ${id}`;
}

export interface FeedReplica {
  /** The rows that are there, by {@link keyOf}. */
  rows: Map<string, ReplicaRow>;
  /**
   * Takes one change of somebody who is told everything, in order.
   * @returns what cannot be after the changes before it; null if it can
   */
  take(change: Change): string | null;
}

/**
 * The feed replayed as naively as possible: it accepts a change only if it follows from the one before it of that row.
 * No order by rev, no tolerance: the clever replica of the browser must not be needed to read what the server says.
 */
export function feedReplica(): FeedReplica {
  const rows = new Map<string, ReplicaRow>();
  const revs = new Map<string, number>();
  return {
    rows,
    take({ entity, id, op, rev, row }) {
      const key = keyOf({ entity, id });
      const held = rows.get(key);
      const before = revs.get(key) ?? 0;
      revs.set(key, rev);
      if (row) rows.set(key, row);
      else rows.delete(key);

      if (rev !== before + 1) return `rev ${rev} of ${key} after rev ${before}`;
      if (op === 'created' && before > 0) return `${key} was created a second time`;
      if (op !== 'created' && !held) return `${key}, which is unknown, was ${op}`;
      if ((op === 'deleted') === (row !== undefined))
        return `${key} was ${op}, ${row ? 'with' : 'without'} a row`;
      if (row && row['rev'] !== rev) return `${key} has rev ${String(row['rev'])}, its change rev ${rev}`;
      return null;
    },
  };
}
