import type { CommonFields } from '@/domain/entity';
import { LockstepError, type ProblemDetails } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import type { Calls, ListSource } from '@/sync/ports';

type Row = CommonFields & Record<string, unknown>;

interface Posted {
  path: string;
  body: unknown;
  mutationId: Id;
}

/**
 * A server in memory that keeps rows and completes visits, for a page about the browser alone. The rules proper are the real
 * server's and tested there.
 * @param complete tells what a completed visit leaves behind; it is told before it is answered
 */
export function fakeVisits(
  given: Record<string, readonly object[]>,
  complete: (appointmentId: Id, mutationId: Id) => void,
) {
  const tables = new Map<string, Map<Id, Row>>();
  const table = (path: string) => {
    const rows = tables.get(path) ?? new Map<Id, Row>();
    tables.set(path, rows);
    return rows;
  };
  for (const [path, rows] of Object.entries(given)) {
    for (const row of rows) table(path).set((row as Row).id, row as Row);
  }
  let seq = 1;
  const posted: Posted[] = [];
  let refusal: LockstepError | null = null;

  const calls: Calls = {
    get: () => Promise.reject(new Error('nothing is read here')),
    async post(path, body, schema, options) {
      const mutationId = (options?.mutationId ?? '') as Id;
      posted.push({ path, body, mutationId });
      const why = refusal;
      refusal = null;
      if (why) throw why;
      const id = path.split('/')[2] as Id;
      complete(id, mutationId);
      return schema.parse({ appointment: { id }, treatment: null, invoice: { id }, movements: [] });
    },
  };
  const lists: ListSource = {
    list: (path, query) => {
      const ids = query['id']?.split(',');
      const items = [...table(path).values()].filter((row) => !ids || ids.includes(row.id));
      return Promise.resolve({ items, seq, epoch: 'test' });
    },
  };
  return {
    calls,
    lists,
    posted,
    nextSeq: () => ++seq,
    row: (path: string, id: Id) => table(path).get(id),
    put: (path: string, row: Row) => void table(path).set(row.id, row),
    remove: (path: string, id: Id) => void table(path).delete(id),
    /** The next visit is not completed. */
    refuseNext(code: LockstepError['code'], details: ProblemDetails): void {
      refusal = new LockstepError(code, details);
    },
  };
}
