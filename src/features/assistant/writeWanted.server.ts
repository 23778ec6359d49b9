import type { FastifyRequest } from 'fastify';
import { LockstepError } from '@/domain/errors';
import type { PracticeRules } from '@/domain/practiceRules';
import type { Id, Instant } from '@/domain/primitives';
import type { ApiRow, EntityTable } from '@/server/database/entityTable';
import type { RequestContext, Transaction } from '@/server/database/practiceTransaction';
import { changeRow, createRow } from '@/server/rowChange';
import type { RuledWrite } from '@/server/ruledWrite';
import { wasOffered } from './conversationStore.server';
import type { StoredAppointment } from './engine/facts';
import type { WantedWrite } from './engine/replyParts';

export interface WantedTools {
  table: EntityTable;
  request: FastifyRequest;
  ruled: RuledWrite;
  newId(): string;
  /** What binds whoever talks; null: nothing. */
  rules: PracticeRules | null;
}

/**
 * Does what somebody said yes to, as they would do it themselves: by the policy and the rules of appointments.
 * @returns the row as the database has it
 * @throws LockstepError whatever refuses it; `edit_conflict` if the appointment no longer stands where it was shown
 */
export async function writeWanted(
  transaction: Transaction,
  context: RequestContext,
  conversationId: Id,
  wanted: WantedWrite,
  tools: WantedTools,
): Promise<StoredAppointment> {
  if (wanted.kind !== 'cancel' && !(await wasOffered(transaction, conversationId, wanted.slot)))
    throw new LockstepError('not_found', 'That time was not offered here. Nothing was changed.');
  if (wanted.kind === 'book') return stored(await book(transaction, wanted, tools));
  const { table, request, ruled } = tools;
  const patchOf = (row: ApiRow) => {
    if (row['startsAt'] !== wanted.from)
      throw new LockstepError(
        'edit_conflict',
        'Somebody moved this appointment just now. Nothing was changed.',
      );
    if (wanted.kind === 'cancel') return { status: 'cancelled' };
    const { startsAt, staffId } = wanted.slot;
    return { startsAt, staffId, endsAt: endOf(row, startsAt) };
  };
  const change = { table, request, ruled, id: wanted.appointmentId, rev: null, patchOf };
  return stored((await changeRow(transaction, context, change)).body as ApiRow);
}

function book(
  transaction: Transaction,
  { slot, patientId }: Extract<WantedWrite, { kind: 'book' }>,
  { table, request, ruled, newId, rules }: WantedTools,
): Promise<ApiRow> {
  const { staffId, serviceId, startsAt, endsAt } = slot;
  // A patient asks, unless the practice lets them decide as whoever works here does.
  const status = rules?.confirmsRequests ? 'requested' : 'confirmed';
  const draft = table.entity.draft.parse({ patientId, staffId, serviceId, startsAt, endsAt, status });
  return createRow(transaction, { table, request, ruled, draft: { ...draft, id: newId() } });
}

/** A move keeps the length. */
function endOf(row: ApiRow, startsAt: Instant): Instant {
  const lengthMs = Date.parse(String(row['endsAt'])) - Date.parse(String(row['startsAt']));
  return new Date(Date.parse(startsAt) + lengthMs).toISOString() as Instant;
}

function stored(row: ApiRow): StoredAppointment {
  return row as unknown as StoredAppointment;
}
