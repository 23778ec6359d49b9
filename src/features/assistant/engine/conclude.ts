import type { ProblemCode, Slot } from '@/domain/errors';
import { settled, type DialogueState } from './dialogue';
import type { AssistantTools, OfferedSlot, StoredAppointment } from './facts';
import type { WantedWrite } from './replyParts';
import { outcome, type Outcome } from './turn';

/** What became of a write: the row as the database has it, or why there is none. */
export type WriteOutcome =
  | { ok: true; appointment: StoredAppointment }
  | { ok: false; code: ProblemCode; alternatives: readonly Slot[] };

const saidOf = { book: 'booked', move: 'moved', cancel: 'cancelled' } as const;
const offeredInstead = 5;

/** What is said once something was tried. Only here something is said to be done, and only with the stored row in hand. */
export function conclude(
  state: DialogueState,
  write: WantedWrite,
  result: WriteOutcome,
  tools: Pick<AssistantTools, 'newId'>,
): Outcome {
  if (result.ok) {
    const { appointment } = result;
    return outcome({ ...settled(state), lastId: appointment.id }, { kind: saidOf[write.kind], appointment });
  }
  const { code, alternatives } = result;
  if (write.kind === 'cancel') return outcome(settled(state), { kind: 'refused', code });
  const slots = alternatives
    .slice(0, offeredInstead)
    .map((slot): OfferedSlot => ({ ...slot, id: tools.newId(), serviceId: write.slot.serviceId }))
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  const next: DialogueState = {
    ...state,
    pending: null,
    offers: slots,
    asked: slots.length > 0 ? 'slot' : null,
  };
  if (slots.length === 0) return outcome(settled(state), { kind: 'refused', code });
  return {
    ...outcome(next, { kind: 'refused', code }, { kind: 'offered', reason: 'instead', slots }),
    offered: slots,
  };
}
