import { propose, toldPatient } from './bookTurn';
import { settled, type DialogueState } from './dialogue';
import type { OfferedSlot } from './facts';
import { dayOf, openAppointments, outcome, type Outcome, type Turn } from './turn';

/** Proposes a time that was offered, for a booking or a move. */
export async function chosen(before: DialogueState, slot: OfferedSlot, turn: Turn): Promise<Outcome> {
  // `at 4, rather`: on the day that was chosen.
  const day = dayOf(slot, turn.facts);
  const state: DialogueState = { ...before, wish: { ...before.wish, days: { from: day, to: day } } };
  if (state.goal !== 'move' || state.appointmentId === null)
    return propose(
      state,
      { kind: 'book', slot },
      { kind: 'confirmBook', slot, patient: toldPatient(state, turn.facts) },
    );
  const from = await appointmentAt(state.appointmentId, state, turn);
  if (!from) return outcome(settled(state), { kind: 'noAppointments' });
  return propose(
    state,
    { kind: 'move', appointmentId: from.id, from: from.startsAt, slot },
    { kind: 'confirmMove', from, slot },
  );
}

/** An appointment of theirs that can still be changed; null: it can't, or is none of theirs. */
export async function appointmentAt(id: string, { patient }: DialogueState, turn: Turn) {
  const open = patient ? await openAppointments(turn, patient.id) : [];
  return open.find((one) => one.id === id) ?? null;
}
