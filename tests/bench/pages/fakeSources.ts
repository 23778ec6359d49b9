import { usualPracticeRules } from '@/domain/practiceRules';
import type { Day } from '@/domain/primitives';
import { defaultLimit } from '@/protocol/listPage';
import type { SessionInfo } from '@/protocol/session';
import type { ChangesSource, ListSource, Sender } from '@/sync/ports';
import { availabilityRow, idOf, staffMember } from '../availabilityRows';

/** A server's answers without a server: a full board, and every write stored at once, in the order of asking. */
export function fakeSources(count: number, firstDay: Day): ListSource & ChangesSource & Sender {
  let seq = 1;
  const rows = new Map(
    Array.from({ length: count }, (_, n) => availabilityRow(n, firstDay)).map((row) => [
      row.id as string,
      row,
    ]),
  );
  const staff = Array.from({ length: Math.ceil(count / 42) }, (_, n) => staffMember(n));
  return {
    async list(path, { from = '', to = '9999', cursor = '0' }) {
      const inRange = () => [...rows.values()].filter(({ date }) => from <= date && date <= to);
      const items = path === 'staff' ? staff : path === 'availability' ? inRange() : [];
      const end = Number(cursor) + defaultLimit;
      // A page comes in a task of its own, as from a server.
      await new Promise((resolve) => setTimeout(resolve));
      const page = { items: items.slice(Number(cursor), end) as never[], seq, epoch: 'bench' };
      return items.length > end ? { ...page, nextCursor: String(end) } : page;
    },
    changesSince: () => Promise.resolve({ changes: [], seq, more: false, epoch: 'bench' }),
    send({ path, body }) {
      const id = path.split('/')[2] ?? '';
      const before = rows.get(id);
      if (!before) throw new Error('the benchmark only changes rows');
      const row = { ...before, ...(body as object), rev: before.rev + 1 };
      rows.set(id, row);
      return Promise.resolve({ row, seq: ++seq, rev: row.rev });
    },
  };
}

export const benchSession: SessionInfo = {
  user: {
    id: idOf(3, 1),
    name: 'Bench',
    email: 'bench@royalcare.example',
    role: 'operator',
    staffId: null,
    patientId: null,
  },
  practice: {
    id: idOf(4, 1),
    name: 'Bench',
    timeZone: 'UTC',
    currency: 'USD',
    vocabulary: {
      therapist: { one: 'therapist', many: 'therapists' },
      client: { one: 'client', many: 'clients' },
    },
    stepMinutes: 15,
    weekStartsOn: 1,
    rules: usualPracticeRules,
    language: 'en',
    auditRetentionDays: 3_650,
  },
  pollingFactor: 1000,
  sealKey: 'A'.repeat(43),
};
