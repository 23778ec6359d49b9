import type { z } from 'zod';
import type { CommonFields, Entity } from '@/domain/entity';
import { LockstepError } from '@/domain/errors';
import type { Id, Instant } from '@/domain/primitives';
import { compareWords, rankOf, typedWords } from '@/features/patients/patientWords';
import type { Calls, ListSource, Sender, WriteRequest } from '@/sync/ports';
import type { Patient } from '@/features/patients/patient';

type Row = CommonFields & Record<string, unknown>;

/**
 * A server in memory, for pages about the browser alone: it keeps rows, merges edits of different fields and refuses the
 * second edit of one, finds patients and tells them page by page. The rules proper are the real server's and tested there.
 */
export function fakeClinic(
  entities: readonly Entity[],
  given: Record<string, readonly object[]>,
  now: () => number,
) {
  const tables = new Map(
    entities.map(({ path }) => [
      path,
      new Map((given[path] ?? []).map((row) => [(row as Row).id, row as Row])),
    ]),
  );
  const table = (path: string) => tables.get(path) ?? new Map<Id, Row>();
  /** By row and field: the revision that changed it last. */
  const changedAt = new Map<string, number>();
  const log: string[] = [];
  let seq = 1;
  let isSlow = false;
  const held: (() => void)[] = [];

  function put(path: string, row: Row): void {
    const before = table(path).get(row.id);
    for (const [field, value] of Object.entries(row)) {
      if (before && before[field] !== value) changedAt.set(`${row.id} ${field}`, row.rev);
    }
    table(path).set(row.id, row);
  }

  function write({ method, path, body, ifMatch }: WriteRequest): { row: Row | null; rev: number } {
    const [, name = '', id = ''] = path.split('?')[0]?.split('/') ?? [];
    log.push(`${method} ${path.replace(/[0-9a-f-]{36}/g, ':id')} ${JSON.stringify(body ?? null)}`);
    const rows = table(name);
    const at = new Date(now()).toISOString() as Instant;
    if (method === 'POST') {
      const row = { ...(body as Row), rev: 1, createdAt: at, updatedAt: at };
      put(name, row);
      return { row, rev: 1 };
    }
    const known = rows.get(id as Id);
    if (!known) throw new LockstepError('not_found', 'It is not there any more.');
    if (method === 'DELETE') {
      rows.delete(id as Id);
      return { row: null, rev: known.rev + 1 };
    }
    const clash = Object.keys(body as object).some(
      (field) => (changedAt.get(`${id} ${field}`) ?? 0) > (ifMatch ?? 0),
    );
    if (clash) throw new LockstepError('edit_conflict', { detail: 'Changed meanwhile.', current: known });
    const row = { ...known, ...(body as object), rev: known.rev + 1, updatedAt: at };
    put(name, row);
    return { row, rev: row.rev };
  }

  const sender: Sender = {
    send: (request) =>
      new Promise((resolve, reject) => {
        const answer = () => {
          try {
            resolve({ ...write(request), seq: ++seq });
          } catch (error) {
            reject(error);
          }
        };
        if (isSlow) held.push(answer);
        else queueMicrotask(answer);
      }),
  };

  const lists: ListSource = {
    list(path, query) {
      log.push(`GET /${path}`);
      const wanted = (row: Row) =>
        Object.entries(query).every(([field, value]) =>
          ['from', 'to', 'cursor'].includes(field) ? true : value.split(',').includes(String(row[field])),
        );
      return Promise.resolve({ items: [...table(path).values()].filter(wanted), seq, epoch: 'test' });
    },
  };

  function found({ text, limit = 20, cursor }: { text: string; limit?: number; cursor?: string }) {
    const people = ([...table('patients').values()] as unknown as Patient[]).toSorted(
      (a, b) => compareWords(a, b) || (a.id < b.id ? -1 : 1),
    );
    if (text !== '') {
      const words = typedWords(text);
      const fitting = people.filter((row) => rankOf(row, words) > 0);
      return { items: fitting.toSorted((a, b) => rankOf(a, words) - rankOf(b, words)).slice(0, limit) };
    }
    const from = cursor ? people.findIndex(({ id }) => id === cursor) + 1 : 0;
    const items = people.slice(from, from + limit);
    const last = items.at(-1);
    return { items, ...(last && from + limit < people.length ? { nextCursor: last.id } : {}) };
  }

  const calls: Calls = {
    get: () => Promise.reject(new Error('nothing is read here')),
    post<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T> {
      if (path !== '/patients/search') return Promise.reject(new Error(`nothing is called at ${path}`));
      log.push(`POST ${path}`);
      const answer = schema.parse({ ...found(body as Parameters<typeof found>[0]), seq, epoch: 'test' });
      if (!isSlow) return Promise.resolve(answer);
      return new Promise((resolve) => held.push(() => resolve(answer)));
    },
    upload: () => Promise.reject(new Error('nothing is sent here')),
  } as Calls;

  return {
    sender,
    lists,
    calls,
    log,
    put,
    row: (path: string, id: Id) => table(path).get(id),
    remove: (path: string, id: Id) => void table(path).delete(id),
    nextSeq: () => ++seq,
    /** Keeps answers to writes and searches back until `answer` is called. */
    hold: () => void (isSlow = true),
    /** The latest question is answered first. */
    answer() {
      isSlow = false;
      for (const one of held.splice(0).toReversed()) one();
    },
  };
}
