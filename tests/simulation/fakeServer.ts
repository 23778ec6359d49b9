import { LockstepError } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import type { Change, ChangeOp } from '@/protocol/change';
import type { ChangesPage } from '@/protocol/changesPage';
import type { ListPage } from '@/protocol/listPage';
import type { WriteAnswer, WriteRequest } from '@/sync/ports';

interface StoredRow extends Record<string, unknown> {
  id: Id;
  rev: number;
}

/**
 * The server's promises in a few lines: one order of commits, `rev` by row, a log without gaps, edits of different
 * fields merged, a mutation done once. The real one is held to the same by its own tests; here it must only be quick.
 */
export function createFakeServer(entity: string) {
  let rows = new Map<string, StoredRow>();
  let log: (Change & { client: string; patch: Record<string, unknown> })[] = [];
  const answers = new Map<string, WriteAnswer>();
  let keptFrom = 0;
  let epoch = 'epoch-1';

  function commit(
    op: ChangeOp,
    row: StoredRow,
    client: string,
    patch: Record<string, unknown>,
    mutationId?: string,
  ) {
    const seq = log.length + 1;
    const rest = {
      seq,
      entity,
      op,
      id: row.id,
      rev: row.rev,
      ...(mutationId ? { mutationId: mutationId as Id } : {}),
    };
    log.push({ ...rest, ...(op === 'deleted' ? {} : { row }), client, patch });
    if (op === 'deleted') rows.delete(row.id);
    else rows.set(row.id, row);
    return { row: op === 'deleted' ? null : row, seq, rev: row.rev };
  }

  function decide({ method, path, body, ifMatch, mutationId }: WriteRequest, client: string): WriteAnswer {
    const [, , id = ''] = path.split('/');
    const fields = (body ?? {}) as Record<string, unknown>;
    if (method === 'POST') {
      if (rows.has(String(fields['id']))) throw new LockstepError('already_exists', 'taken');
      const stamps = { createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' };
      return commit(
        'created',
        { ...fields, ...stamps, rev: 1 } as unknown as StoredRow,
        client,
        fields,
        mutationId,
      );
    }
    const current = rows.get(id);
    if (!current) throw new LockstepError('not_found', 'gone');
    if (method === 'DELETE')
      return commit('deleted', { ...current, rev: current.rev + 1 }, client, {}, mutationId);
    const since = log.filter(
      (change) => change.id === id && change.rev > (ifMatch ?? Infinity) && change.client !== client,
    );
    const clash = Object.keys(fields).find((name) =>
      since.some(({ patch }) => name in patch && current[name] !== fields[name]),
    );
    if (clash) throw new LockstepError('edit_conflict', { detail: clash, current });
    if (Object.entries(fields).every(([name, value]) => current[name] === value))
      return { row: current, seq: null, rev: current.rev };
    return commit('updated', { ...current, ...fields, rev: current.rev + 1 }, client, fields, mutationId);
  }

  return {
    rows: () => rows,
    seq: () => log.length,
    write(request: WriteRequest, client: string): WriteAnswer {
      const before = answers.get(request.mutationId);
      if (before) return before;
      const answer = decide(request, client);
      answers.set(request.mutationId, answer);
      return answer;
    },
    list(covers: (row: Record<string, unknown>) => boolean): ListPage {
      return { items: [...rows.values()].filter(covers), seq: log.length, epoch };
    },
    changesSince(since: number, limit: number): ChangesPage {
      if (since < keptFrom || since > log.length) throw new LockstepError('cursor_too_old', 'too old');
      const page = log.slice(since, since + limit);
      const seq = since + page.length;
      return {
        changes: page.map(({ client: _client, patch: _patch, ...change }) => change),
        seq,
        more: seq < log.length,
        epoch,
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
      epoch = 'epoch-2';
    },
  };
}

export type FakeServer = ReturnType<typeof createFakeServer>;
