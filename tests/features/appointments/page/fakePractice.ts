import type { z } from 'zod';
import { LockstepError, type Obstacle, type ProblemDetails, type Slot } from '@/domain/errors';
import type { CommonFields, Entity } from '@/domain/entity';
import type { Id, Instant } from '@/domain/primitives';
import type { Calls, ListSource, Sender, WriteRequest } from '@/sync/ports';
import { people, timeZone } from './practiceRows';

type Row = CommonFields & Record<string, unknown>;

const holdMs = 300_000;

/**
 * A server in memory, for pages about the browser alone: it keeps rows, refuses what overlaps, and gives alternatives. The rules
 * proper are the real server's and tested there.
 */
export function fakePractice(
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
  let seq = 1;
  /** What is asked, by test; `fail` makes the next write of a path fail. */
  const log: string[] = [];
  const failing = new Map<string, LockstepError>();

  function obstaclesTo(row: Row, path: string): Obstacle[] {
    const meets = (other: Row) =>
      other.id !== row.id &&
      other['staffId'] === row['staffId'] &&
      String(other['startsAt']) < String(row['endsAt']) &&
      String(other['endsAt']) > String(row['startsAt']);
    const booked = [...table('appointments').values()]
      .filter((other) => meets(other) && other['status'] !== 'cancelled' && other['status'] !== 'noShow')
      .map((other) => obstacle('appointment', other));
    const held = [...table('holds').values()]
      .filter((other) => meets(other) && (path === 'holds' || other['accountId'] !== people[0]?.id))
      .filter((other) => other['accountId'] !== people[0]?.id)
      .map((other) => obstacle('hold', other));
    return [...booked, ...held];
  }

  function obstacle(kind: 'appointment' | 'hold', row: Row): Obstacle {
    return { kind, id: row.id, ...slotOf(row) };
  }

  function slotOf(row: Row): Slot {
    return {
      staffId: row['staffId'] as Id,
      startsAt: row['startsAt'] as Instant,
      endsAt: row['endsAt'] as Instant,
    };
  }

  function later(row: Row, minutes: number): Slot {
    const shift = (at: unknown) =>
      new Date(Date.parse(String(at)) + minutes * 60_000).toISOString() as Instant;
    return { ...slotOf(row), startsAt: shift(row['startsAt']), endsAt: shift(row['endsAt']) };
  }

  function check(path: string, row: Row): void {
    if (path !== 'appointments' && path !== 'holds') return;
    if (row['overbookReason'] || row['status'] === 'cancelled') return;
    const obstacles = obstaclesTo(row, path);
    if (obstacles.length === 0) return;
    throw new LockstepError('slot_taken', {
      detail: 'Something else stands at this time. Choose one of the free times.',
      obstacles,
      alternatives: [90, 105, 180].map((minutes) => later(row, minutes)),
    });
  }

  function write({ method, path, body }: WriteRequest): { row: Row | null; rev: number } {
    const [, name = '', id = ''] = path.split('?')[0]?.split('/') ?? [];
    log.push(`${method} ${path.replace(/[0-9a-f-]{36}/g, ':id')}`);
    const refused = failing.get(name);
    if (refused) {
      failing.delete(name);
      throw refused;
    }
    const rows = table(name);
    const at = new Date(now()).toISOString() as Instant;
    if (method === 'POST') {
      const row = { ...(body as Row), rev: 1, createdAt: at, updatedAt: at };
      if (name === 'holds') {
        Object.assign(row, { accountId: people[0]?.id, expiresAt: new Date(now() + holdMs).toISOString() });
      }
      check(name, row);
      rows.set(row.id, row);
      return { row, rev: 1 };
    }
    const known = rows.get(id as Id);
    if (!known) throw new LockstepError('not_found', 'It is not there any more.');
    if (method === 'DELETE') {
      rows.delete(id as Id);
      return { row: null, rev: known.rev + 1 };
    }
    const row = { ...known, ...(body as object), rev: known.rev + 1, updatedAt: at };
    if (name === 'appointments' && 'startsAt' in (body as object)) check(name, row);
    rows.set(row.id, row);
    return { row, rev: row.rev };
  }

  const sender: Sender = {
    send: (request) =>
      new Promise((resolve, reject) => {
        // Answers come later than the call, as from any server.
        queueMicrotask(() => {
          try {
            resolve({ ...write(request), seq: ++seq });
          } catch (error) {
            reject(error);
          }
        });
      }),
  };

  const lists: ListSource = {
    list(path, query) {
      log.push(`GET /${path}`);
      const ids = query['id']?.split(',');
      const items = [...table(path).values()].filter(({ id }) => !ids || ids.includes(id));
      return Promise.resolve({ items, seq, epoch: 'test' });
    },
  };

  function search(text: string): Row[] {
    const words = text.toLowerCase().split(/\s+/);
    return [...table('patients').values()].filter((row) =>
      words.every((word) =>
        [row['firstName'], row['lastName'], row['phone']].some((field) =>
          (typeof field === 'string' ? field : '').toLowerCase().includes(word),
        ),
      ),
    );
  }

  function series(body: Record<string, unknown>) {
    const draft = body['appointment'] as Row;
    const weeks = Array.from({ length: Number(body['count'] ?? 4) }, (_, n) => n * 7 * 24 * 60);
    const rows = weeks.map((minutes) => ({ ...draft, ...later(draft, minutes) }));
    const conflicts = rows.flatMap((row) => {
      const obstacles = obstaclesTo(row, 'appointments');
      return obstacles.length > 0 ? [{ ...slotOf(row), obstacles }] : [];
    });
    return { items: [], conflicts };
  }

  const calls: Calls = {
    get: () => Promise.reject(new Error('nothing is read here')),
    post<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T> {
      log.push(`POST ${path}`);
      const refused = failing.get(path);
      if (refused) {
        failing.delete(path);
        return Promise.reject(refused);
      }
      if (path === '/patients/search') {
        const items = search((body as { text: string }).text).slice(0, 20);
        return Promise.resolve(schema.parse({ items, seq, epoch: 'test' }));
      }
      if (path.startsWith('/availability/')) {
        const clash = { staffId: people[0]?.id, startsAt: '2026-12-01T14:00:00.000Z' };
        const conflicts = path.endsWith('copy-week')
          ? [{ ...clash, endsAt: '2026-12-01T18:00:00.000Z' }]
          : [];
        const items = [...table('availability').values()].slice(0, 8);
        return Promise.resolve(schema.parse({ items, conflicts }));
      }
      return Promise.resolve(schema.parse(series(body as Record<string, unknown>)));
    },
  };

  return {
    sender,
    lists,
    calls,
    log,
    timeZone,
    nextSeq: () => ++seq,
    rows: (path: string) => [...table(path).values()],
    put: (path: string, row: object) => void table(path).set((row as Row).id, row as Row),
    remove: (path: string, id: string) => void table(path).delete(id as Id),
    failNext(path: string, code: LockstepError['code'], details: string | ProblemDetails) {
      failing.set(path, new LockstepError(code, details));
    },
  };
}
