import { describe, expect, test } from 'vitest';
import type { Day } from '@/domain/primitives';
import { conclude } from '@/features/assistant/engine/conclude';
import { type DialogueState, newDialogue } from '@/features/assistant/engine/dialogue';
import type { KnownAppointment } from '@/features/assistant/engine/facts';
import { step } from '@/features/assistant/engine/step';
import type { Outcome } from '@/features/assistant/engine/turn';
import { fakeFacts, fakeTools, ids, slotAt } from './fakePractice';

const friday = '2026-10-30T13:00:00Z';
const me = { id: ids.patient, name: 'Eleanor Whitfield' };

async function talk(
  lines: readonly string[],
  appointments: readonly KnownAppointment[] = [],
  now = friday,
): Promise<Outcome> {
  const facts = fakeFacts(now);
  const tools = fakeTools(facts, appointments);
  let state: DialogueState = newDialogue('en', me);
  let last: Outcome | null = null;
  for (const line of lines) {
    // As it comes back from the database.
    last = await step(JSON.parse(JSON.stringify(state)) as DialogueState, line, facts, tools);
    state = last.state;
  }
  if (!last) throw new Error('nothing was said');
  return last;
}

const appointment = (day: string, hour: number, n = 31): KnownAppointment => ({
  ...slotAt(ids.maria, day as Day, hour),
  id: `01900000-0000-7000-8000-0000000000${n}` as KnownAppointment['id'],
  patientId: ids.patient,
  serviceId: ids.swedish,
  status: 'confirmed',
  rev: 1,
});

const start = ({ write }: Outcome) => (write && 'slot' in write ? write.slot.startsAt : null);

describe('days and times are those of the practice', () => {
  test('on the day on which the clock is put back an afternoon is the wall clock’s', async () => {
    expect(start(await talk(['swedish with james on sunday at 3pm', 'yes']))).toBe(
      '2026-11-01T20:00:00.000Z',
    );
  });

  test('the same time next week is the same on the wall clock, also when the offset changed between', async () => {
    expect(start(await talk(['same time next week', 'yes'], [appointment('2026-10-31', 10)]))).toBe(
      '2026-11-07T15:00:00.000Z',
    );
  });

  test('tomorrow is the practice’s, when it is the day after in London', async () => {
    expect(start(await talk(['swedish with james tomorrow at 9', 'yes'], [], '2026-11-24T03:30:00Z'))).toBe(
      '2026-11-24T14:00:00.000Z',
    );
  });
});

test('nothing is written before a yes, and only what was proposed', async () => {
  const proposed = await talk(['swedish with james tomorrow at 10']);
  expect([proposed.write, proposed.state.pending?.kind]).toEqual([null, 'book']);
  const agreed = await talk(['swedish with james tomorrow at 10', 'yes']);
  expect(agreed.write).toEqual({ ...proposed.state.pending, patientId: ids.patient });
  expect(agreed.reply).toEqual([]);
});

test('whatever is offered the slot search told', async () => {
  const { offered } = await talk(['swedish on tuesday']);
  expect(offered.length).toBe(5);
  const known = [9, 10, 11, 12, 13, 14, 15, 16].flatMap((hour) =>
    [ids.maria, ids.james].map((one) => slotAt(one, '2026-11-03' as Day, hour).startsAt),
  );
  expect(offered.filter(({ startsAt }) => !known.includes(startsAt))).toEqual([]);
});

test('an appointment of somebody else is neither told nor moved nor cancelled', async () => {
  const theirs = { ...appointment('2026-11-05', 10), patientId: ids.other };
  for (const line of ['what do I have', 'cancel my appointment', 'move my appointment to friday'])
    expect((await talk([line, 'yes'], [theirs])).write).toBeNull();
});

test('what was refused is said with what is free instead, and can be chosen', async () => {
  const agreed = await talk(['swedish with james tomorrow at 10', 'yes']);
  const alternatives = [slotAt(ids.james, '2026-10-31' as Day, 11)];
  if (!agreed.write) throw new Error('nothing was agreed');
  const facts = fakeFacts(friday);
  const said = conclude(
    agreed.state,
    agreed.write,
    { ok: false, code: 'slot_taken', alternatives },
    fakeTools(facts),
  );
  expect(said.reply.map(({ kind }) => kind)).toEqual(['refused', 'offered']);
  const next = await step(said.state, 'the first one', facts, fakeTools(facts));
  expect(next.state.pending).toMatchObject({ kind: 'book', slot: alternatives[0] });
});
