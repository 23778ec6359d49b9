import { LockstepError } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import type { Change, ChangeOp } from '@/protocol/change';
import type { ChangesPage } from '@/protocol/changesPage';
import type { ListPage } from '@/protocol/listPage';
import type { WriteAnswer, WriteRequest } from '@/sync/ports';
import type { Sees } from './fakeStream';

interface StoredRow extends Record<string, unknown> {
  id: Id;
  rev: number;
}

/** One line of the log: the change as whoever sees everything knows it, and what others are judged by. */
interface Logged {
  change: Change;
  before: StoredRow | null;
  client: string;
  patch: Record<string, unknown>;
}

const everybody: Sees = () => true;
const byId = (a: StoredRow, b: StoredRow) => (a.id < b.id ? -1 : 1);

/**
 * The server's promises in a few lines: one order of commits, `rev` by row, a log without gaps, edits of different
 * fields merged, a mutation done once. The real one is held to the same by its own tests; here it must only be quick.
 */
export function createFakeServer(entity: string) {
  let rows = new Map<string, StoredRow>();
  let log: Logged[] = [];
  const answers = new Map<string, WriteAnswer>();
  let keptFrom = 0;
  let histories = 1;
  const epoch = () => `epoch-${histories}`;
  const watchers = new Set<() => void>();

  function commit(
    op: ChangeOp,
    row: StoredRow,
    client: string,
    patch: Record<string, unknown>,
    mutationId?: string,
  ) {
    const seq = log.length + 1;
    // Shared with every tab as it is: frozen, so that none can change it.
    const change = Object.freeze({
      seq,
      entity,
      op,
      id: row.id,
      rev: row.rev,
      ...(op === 'deleted' ? {} : { row: Object.freeze(row) }),
      ...(mutationId ? { mutationId: mutationId as Id } : {}),
    });
    log.push({ change, before: rows.get(row.id) ?? null, client, patch });
    if (op === 'deleted') rows.delete(row.id);
    else rows.set(row.id, row);
    for (const committed of watchers) committed();
    return { row: op === 'deleted' ? null : row, seq, rev: row.rev };
  }

  /** Whoever may not see a row may not write it either, nor give it away. */
  function permit(sees: Sees, row: Record<string, unknown>): void {
    if (!sees(row)) throw new LockstepError('forbidden', 'not yours');
  }

  function decide(request: WriteRequest, client: string, sees: Sees): WriteAnswer {
    const { method, path, body, ifMatch, mutationId } = request;
    const [, , id = ''] = path.split('/');
    const fields = (body ?? {}) as Record<string, unknown>;
    if (method === 'POST') {
      permit(sees, fields);
      if (rows.has(String(fields['id']))) throw new LockstepError('already_exists', 'taken');
      const stamps = { createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' };
      return commit(
        'created',
        { ...fields, ...stamps, rev: 1 } as unknown as StoredRow,
        client,
        fields,
        mutationId,
      );
    }
    const current = rows.get(id);
    if (!current || !sees(current)) throw new LockstepError('not_found', 'gone');
    permit(sees, { ...current, ...fields });
    if (method === 'DELETE')
      return commit('deleted', { ...current, rev: current.rev + 1 }, client, {}, mutationId);
    const since = log.filter(
      (line) => line.change.id === id && line.change.rev > (ifMatch ?? Infinity) && line.client !== client,
    );
    const clash = Object.keys(fields).find((name) =>
      since.some(({ patch }) => name in patch && current[name] !== fields[name]),
    );
    if (clash) throw new LockstepError('edit_conflict', { detail: clash, current });
    if (Object.entries(fields).every(([name, value]) => current[name] === value))
      return { row: current, seq: null, rev: current.rev };
    return commit('updated', { ...current, ...fields, rev: current.rev + 1 }, client, fields, mutationId);
  }

  /** The change as this viewer may know it: losing sight of a row looks like its deletion. */
  function visible({ change, before }: Logged, sees: Sees): Change | null {
    if (change.row && sees(change.row)) return change;
    const { row: _row, ...rest } = change;
    return before && sees(before) ? { ...rest, op: 'deleted' } : null;
  }

  return {
    rows: () => rows,
    seq: () => log.length,
    keptFrom: () => keptFrom,
    epoch,
    changeAt(seq: number, sees: Sees): Change | null {
      const line = log[seq - 1];
      return line ? visible(line, sees) : null;
    },
    /** Calls after each commit. */
    watch(committed: () => void): () => void {
      watchers.add(committed);
      return () => watchers.delete(committed);
    },
    write(request: WriteRequest, client: string, sees: Sees = everybody): WriteAnswer {
      const before = answers.get(request.mutationId);
      if (before) return before;
      const answer = { ...decide(request, client, sees), epoch: epoch() };
      answers.set(request.mutationId, answer);
      return answer;
    },
    /** @param after the `nextCursor` of the page before */
    list(covers: Sees, after = '', limit = Infinity): ListPage {
      const found = [...rows.values()].filter((row) => row.id > after && covers(row)).toSorted(byId);
      const items = found.slice(0, limit);
      const last = items.at(-1)?.id;
      return {
        items,
        seq: log.length,
        epoch: epoch(),
        ...(last !== undefined && items.length < found.length ? { nextCursor: last } : {}),
      };
    },
    changesSince(since: number, limit: number, sees: Sees = everybody): ChangesPage {
      if (since < keptFrom || since > log.length) throw new LockstepError('cursor_too_old', 'too old');
      const page = log.slice(since, since + limit);
      const seq = since + page.length;
      return {
        changes: page.flatMap((line) => visible(line, sees) ?? []),
        seq,
        more: seq < log.length,
        epoch: epoch(),
      };
    },
    /** Forgets the older part of the log, as pruning does. */
    prune(): void {
      keptFrom = log.length;
    },
    /** Becomes an empty database with a history of its own, as when an old backup is restored. */
    restoreOther(): void {
      rows = new Map();
      log = [];
      keptFrom = 0;
      histories++;
      answers.clear();
    },
  };
}

export type FakeServer = ReturnType<typeof createFakeServer>;
