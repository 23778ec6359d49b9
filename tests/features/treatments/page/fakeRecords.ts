import { LockstepError } from '@/domain/errors';
import type { Id, Instant } from '@/domain/primitives';
import type { Treatment } from '@/features/treatments/treatment';
import type { Calls, ListSource, Sender, WriteRequest } from '@/sync/ports';

export const maria = '01900001-0000-7000-8000-000000000001' as Id;
export const patientId = '01900004-0000-7000-8000-000000000001' as Id;

/** @param n names it */
export function recordOf(n: number, fields: Partial<Treatment> = {}): Treatment {
  return {
    id: `01900007-0000-7000-8000-${String(n).padStart(12, '0')}` as Id,
    rev: 1,
    createdAt: '2026-11-23T14:00:00.000Z' as Instant,
    updatedAt: '2026-11-23T14:00:00.000Z' as Instant,
    patientId,
    appointmentId: null,
    staffId: maria,
    performedAt: `2026-11-${String(20 + n)}T14:00:00.000Z` as Instant,
    subjective: 'Stiff neck.',
    objective: null,
    assessment: null,
    plan: null,
    signedAt: null,
    signedBy: null,
    addenda: null,
    ...fields,
  };
}

const signed = {
  assessment: 'Tension of the neck.',
  plan: 'Again in a week.',
  signedAt: '2026-11-22T15:00:00.000Z' as Instant,
  signedBy: 'Maria Santos',
};

/** A draft, a signed one, one of each of somebody else. */
export const records = [
  recordOf(1),
  recordOf(2, {
    ...signed,
    addenda: [
      {
        id: '01900008-0000-7000-8000-000000000001' as Id,
        at: '2026-11-23T13:00:00.000Z' as Instant,
        author: 'Maria Santos',
        text: 'No pain the morning after.',
      },
    ],
  }),
  recordOf(3, { subjective: null }),
];

/**
 * A server in memory, for pages about the browser alone: it keeps records, signs them and adds to them. Its rules proper are
 * the real server's and tested there. While it is held, it answers nothing.
 */
export function fakeRecords(now: () => number) {
  const rows = new Map(records.map((row) => [row.id, row]));
  let seq = 1;
  const log: { call: string; body: unknown }[] = [];
  let refusal: LockstepError | null = null;
  let waiting: (() => void)[] | null = null;

  function write({ method, path, body }: WriteRequest): Treatment | null {
    const [, , id = '', call] = path.split('/');
    log.push({ call: call ?? method, body });
    if (refusal) {
      const thrown = refusal;
      refusal = null;
      throw thrown;
    }
    if (method === 'DELETE') {
      rows.delete(id as Id);
      return null;
    }
    const known = rows.get(id as Id);
    if (!known && method !== 'POST') throw new LockstepError('not_found', 'It is not there any more.');
    const before = known ?? recordOf(9);
    const at = new Date(now()).toISOString() as Instant;
    const after = { ...before, rev: before.rev + 1, updatedAt: at };
    if (call === 'sign') Object.assign(after, { signedAt: at, signedBy: 'Maria Santos' });
    else if (call === 'addenda') {
      const added = { id: crypto.randomUUID() as Id, at, author: 'Maria Santos', text: textOf(body) };
      after.addenda = [...(before.addenda ?? []), added];
    } else Object.assign(after, body, known ? {} : { rev: 1, createdAt: at });
    rows.set(after.id, after);
    return after;
  }

  const sender: Sender = {
    send: (request) =>
      new Promise((resolve, reject) => {
        const answer = () => {
          try {
            const row = write(request);
            resolve({ row, rev: row?.rev ?? 9, seq: ++seq });
          } catch (error) {
            reject(error);
          }
        };
        // Answers come later than the call, as from any server.
        if (waiting) waiting.push(answer);
        else queueMicrotask(answer);
      }),
  };
  const lists: ListSource = {
    list(path, query) {
      const ids = query['id']?.split(',');
      const items =
        path === 'treatments' ? [...rows.values()].filter(({ id }) => !ids || ids.includes(id)) : [];
      return Promise.resolve({ items: items.map((row) => ({ ...row })), seq, epoch: 'test' });
    },
  };
  const calls: Calls = {
    get: () => Promise.reject(new Error('nothing is read here')),
    post: () => Promise.reject(new Error('nothing else is called here')),
  };
  return {
    sender,
    lists,
    calls,
    log,
    nextSeq: () => ++seq,
    rowOf: (id: string) => rows.get(id as Id),
    put: (_path: string, row: object) => void rows.set((row as Treatment).id, row as Treatment),
    remove: (_path: string, id: string) => void rows.delete(id as Id),
    refuseNext(code: LockstepError['code'], detail: string) {
      refusal = new LockstepError(code, detail);
    },
    hold() {
      waiting = [];
    },
    letGo() {
      const held = waiting ?? [];
      waiting = null;
      for (const answer of held) answer();
    },
  };
}

function textOf(body: unknown): string {
  return (body as { text: string }).text;
}
