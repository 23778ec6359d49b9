import type { CommonFields } from '@/domain/entity';
import { LockstepError } from '@/domain/errors';
import type { Instant } from '@/domain/primitives';
import type { ListSource, Sender, WriteAnswer, WriteRequest } from '@/sync/ports';

type Row = CommonFields & Record<string, unknown>;

/**
 * A server in memory that keeps rows, adds amounts and answers when it is told to, for pages about the browser alone.
 * The rules proper are the real server's and tested there.
 */
export function fakeStock(given: Record<string, readonly object[]>) {
  const tables = new Map(
    Object.entries(given).map(([path, rows]) => [
      path,
      new Map(rows.map((row) => [(row as Row).id, row as Row])),
    ]),
  );
  const table = (path: string) => tables.get(path) ?? new Map<Row['id'], Row>();
  const log: string[] = [];
  const waiting: (() => void)[] = [];
  let isHeld = false;
  let seq = 1;

  function write({ method, path, body }: WriteRequest): WriteAnswer {
    const [, name = '', id = '', call] = path.split('?')[0]?.split('/') ?? [];
    const rows = table(name);
    const at = '2026-11-24T14:00:00.000Z' as Instant;
    const known = rows.get(id as Row['id']);
    if (id === '') {
      const row = { ...(body as Row), rev: 1, createdAt: at, updatedAt: at };
      const taken = [...rows.values()].map((other) => other['sku']);
      if (taken.includes((body as Record<string, unknown>)['sku'])) {
        throw new LockstepError('already_exists', {
          detail: 'Something else has this SKU.',
          fields: [{ field: 'sku', message: 'is taken by something else' }],
        });
      }
      rows.set(row.id, row);
      return { row, rev: 1, seq: ++seq };
    }
    if (!known) throw new LockstepError('not_found', 'It is not there any more.');
    if (method === 'DELETE') {
      rows.delete(known.id);
      return { row: null, rev: known.rev + 1, seq: ++seq };
    }
    const { amount, ...patch } = body as { amount?: number };
    const quantity = Number(known['quantity']) + (amount ?? 0);
    if (call === 'adjust' && quantity < 0)
      throw new LockstepError('not_enough', `Only ${String(known['quantity'])} left. Nothing was changed.`);
    const changed = call === 'adjust' ? { quantity } : patch;
    const row = { ...known, ...changed, rev: known.rev + 1, updatedAt: at };
    rows.set(row.id, row);
    return { row, rev: row.rev, seq: ++seq };
  }

  const sender: Sender = {
    send(request) {
      log.push(
        `${request.method} ${request.path.replace(/[0-9a-f-]{36}/g, ':id')} ${JSON.stringify(request.body)}`,
      );
      return new Promise((resolve, reject) => {
        const answer = () => {
          try {
            resolve(write(request));
          } catch (error) {
            reject(error);
          }
        };
        // Answers come later than the call, as from any server.
        if (isHeld) waiting.push(answer);
        else queueMicrotask(answer);
      });
    },
  };

  const lists: ListSource = {
    list(path, query) {
      log.push(`GET /${path}`);
      const wanted = Object.entries(query).filter(([name]) => name !== 'limit' && name !== 'cursor');
      const items = [...table(path).values()].filter((row) =>
        wanted.every(([name, value]) =>
          name === 'id' ? value.split(',').includes(row.id) : String(row[name]) === value,
        ),
      );
      return Promise.resolve({ items, seq, epoch: 'test' });
    },
  };

  return {
    sender,
    lists,
    log,
    nextSeq: () => ++seq,
    rowsOf: (path: string) => [...table(path).values()],
    put: (path: string, row: object) => void table(path).set((row as Row).id, row as Row),
    remove: (path: string, id: string) => void table(path).delete(id as Row['id']),
    /** From now on nothing is answered until `answerOne` or `letGo`. */
    hold: () => void (isHeld = true),
    answerOne: () => waiting.shift()?.(),
    letGo() {
      isHeld = false;
      for (const answer of waiting.splice(0)) answer();
    },
  };
}
