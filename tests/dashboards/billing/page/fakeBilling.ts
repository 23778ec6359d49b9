import type { CommonFields } from '@/domain/entity';
import { LockstepError, type ProblemDetails } from '@/domain/errors';
import type { Instant } from '@/domain/primitives';
import type { Invoice } from '@/features/invoices/invoice';
import type { Calls, ListSource, Sender, WriteRequest } from '@/sync/ports';
import { settled } from './billingRows';

type Row = CommonFields & Record<string, unknown>;

/**
 * A server in memory, for a page about the browser alone: it numbers and settles invoices, and knows when two people changed the
 * same. The rules proper are the real server's and tested there.
 */
export function fakeBilling(given: Record<string, readonly object[]>, now: () => number) {
  const tables = new Map<string, Map<string, Row>>();
  const past = new Map<string, Row>();
  const log: string[] = [];
  let seq = 1;
  let refusal: LockstepError | null = null;
  let held: (() => void)[] | null = null;
  const table = (path: string) => {
    const rows = tables.get(path) ?? new Map<string, Row>();
    tables.set(path, rows);
    return rows;
  };
  function put(path: string, row: object): void {
    const known = row as Row;
    table(path).set(known.id, known);
    past.set(`${known.id} ${known.rev}`, known);
  }
  for (const [path, rows] of Object.entries(given)) for (const row of rows) put(path, row);

  const numbers = () => [...table('invoices').values()].map((row) => Number(row['number'] ?? 0));
  const stamp = () => new Date(now()).toISOString() as Instant;

  function assertUnchanged({ body, ifMatch }: WriteRequest, row: Row): void {
    const seen = ifMatch === undefined ? row : past.get(`${row.id} ${ifMatch}`);
    const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
    const clash = Object.entries(body as object).filter(
      ([field, value]) => !same(row[field], seen?.[field]) && !same(row[field], value),
    );
    if (clash.length === 0) return;
    throw new LockstepError('edit_conflict', {
      detail: 'Somebody else changed this in the meantime.',
      fields: clash.map(([field]) => ({ field, message: 'was changed by somebody else' })),
      current: row,
    });
  }

  function changed(row: Row, fields: object): Row {
    const next = { ...row, ...fields, rev: row.rev + 1, updatedAt: stamp() } as unknown as Invoice;
    const isIssued = next.status === 'open' && next.number === null;
    const issued = isIssued ? { number: Math.max(0, ...numbers()) + 1, issuedAt: stamp() } : {};
    return settled({ ...next, ...issued }) as unknown as Row;
  }

  function created(path: string, body: object): Row {
    const row = { ...body, rev: 1, createdAt: stamp(), updatedAt: stamp() } as Row;
    if (path !== 'invoices') return row;
    const first = [...table('invoices').values()].find(
      (one) =>
        row['appointmentId'] && one['appointmentId'] === row['appointmentId'] && one['status'] !== 'void',
    );
    if (first)
      throw new LockstepError('already_exists', {
        detail: 'This appointment is invoiced already.',
        fields: [{ field: 'appointmentId', message: 'is invoiced already' }],
        affected: [first.id],
      });
    const empty = { number: null, issuedAt: null, payments: null, totalCents: null, paidCents: null };
    return settled({ ...empty, ...row } as unknown as Invoice) as unknown as Row;
  }

  function write(request: WriteRequest): { row: Row | null; rev: number } {
    const { method, path, body } = request;
    const [, name = '', id = '', call] = path.split('/');
    log.push(`${method} ${path.replace(/[0-9a-f-]{36}/g, ':id')} ${JSON.stringify(body ?? null)}`);
    const refused = refusal;
    refusal = null;
    if (refused) throw refused;
    if (method === 'POST' && call === undefined) {
      const row = created(name, body as object);
      put(name, row);
      return { row, rev: 1 };
    }
    const known = table(name).get(id);
    if (!known) throw new LockstepError('not_found', 'It is not there any more.');
    if (method === 'DELETE') {
      table(name).delete(id);
      return { row: null, rev: known.rev + 1 };
    }
    if (method === 'PATCH') assertUnchanged(request, known);
    const payments = (known['payments'] as object[] | null) ?? [];
    const fields =
      call === 'payments'
        ? { payments: [...payments, { id: uuid(), at: stamp(), ...(body as object) }] }
        : body;
    const row = changed(known, fields as object);
    put(name, row);
    return { row, rev: row.rev };
  }

  let made = 0;
  const uuid = () => `01900009-0000-7000-8000-${String(++made).padStart(12, '0')}`;

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
        if (held) held.push(answer);
        else queueMicrotask(answer);
      }),
  };
  const lists: ListSource = {
    list(path, query) {
      const { from, to, limit: _limit, cursor: _cursor, ...equal } = query;
      const at = (row: Row) => (row['issuedAt'] ?? row['startsAt'] ?? '') as string;
      const items = [...table(path).values()].filter(
        (row) =>
          Object.entries(equal).every(([field, value]) => value.split(',').includes(String(row[field]))) &&
          (from === undefined || at(row) >= from) &&
          (to === undefined || at(row) <= to),
      );
      return Promise.resolve({ items, seq, epoch: 'test' });
    },
  };
  const calls: Calls = {
    get: () => Promise.reject(new Error('nothing is read here')),
    post(_path, body, schema) {
      const text = (body as { text: string }).text.toLowerCase();
      const items = [...table('patients').values()].filter((row) =>
        `${String(row['firstName'])} ${String(row['lastName'])}`.toLowerCase().includes(text),
      );
      return Promise.resolve(schema.parse({ items, seq, epoch: 'test' }));
    },
  };
  return {
    sender,
    lists,
    calls,
    log,
    put,
    remove: (path: string, id: string) => void table(path).delete(id),
    nextSeq: () => ++seq,
    row: (path: string, id: string) => table(path).get(id),
    rows: (path: string) => [...table(path).values()],
    refuseNext(code: LockstepError['code'], details: ProblemDetails) {
      refusal = new LockstepError(code, details);
    },
    /** From now on nothing is answered until `answer` is called. */
    hold: () => void (held ??= []),
    answer() {
      for (const one of held ?? []) one();
      held = null;
    },
  };
}
