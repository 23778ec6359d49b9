import { tool } from 'ai';
import { z } from 'zod';
import { dayOfInstant, minutesOf } from '@/domain/calendar';
import { Day, Id, WallTime } from '@/domain/primitives';
import { cancelTurn, listTurn, moveTurn } from './engine/appointmentTurn';
import { bookTurn } from './engine/bookTurn';
import { noWish, type DialogueState } from './engine/dialogue';
import { matchNames } from './engine/matchNames';
import { type Message, readMessage } from './engine/readMessage';
import { replyText } from './engine/replyText';
import { chosen } from './engine/chosen';
import { openAppointments, outcome, type Outcome, type Turn } from './engine/turn';
import { widenedWords, wordsOf } from './engine/words';
import type { Talked } from './talk.server';

const When = {
  therapist: z.string().max(120).optional().describe('with whom, by name; leave out for anybody'),
  from: Day.optional().describe('first day, YYYY-MM-DD'),
  to: Day.optional().describe('last day, YYYY-MM-DD'),
  after: WallTime.optional().describe('not before this time of day, HH:mm'),
  before: WallTime.optional().describe('starts before this time of day, HH:mm'),
};
type When = Partial<z.infer<z.ZodObject<typeof When>>>;

/** What a model may do in one turn: the engine's own moves, each checked as if a person had asked for it. Nothing here writes. */
export function modelSession({ state: before, text, facts, tools }: Talked) {
  const today = dayOfInstant(facts.now, facts.timeZone);
  const person = readMessage(text, facts, before.language);
  // What the person typed names for whom; everything else the model says.
  const nothing: Message = {
    ...person,
    intents: [],
    answer: null,
    ordinal: null,
    services: [],
    therapists: [],
    hasUnknownTherapist: false,
    anyTherapist: false,
    days: [],
    fromDays: [],
    time: null,
    isEarliest: false,
    sameTimeInWeeks: null,
    isSameTime: false,
    durationMinutes: null,
  };
  let now: Outcome = outcome(before);

  const turn = (message: Partial<Message>): Turn => ({
    message: { ...nothing, ...message },
    facts,
    tools,
    today,
  });
  const wished = ({ therapist, from, to, after, before: until }: When): Partial<Message> => {
    const therapists = therapist === undefined ? [] : matchNames(wordsOf(therapist), facts.therapists);
    const day = from ?? to;
    const span = {
      from: after === undefined ? 0 : minutesOf(after),
      to: until === undefined ? 1440 : minutesOf(until),
    };
    return {
      therapists,
      hasUnknownTherapist: therapist !== undefined && therapists.length === 0,
      days: day === undefined ? [] : [{ index: 0, from: from ?? day, to: to ?? day }],
      time: after === undefined && until === undefined ? null : { kind: 'within', ...span },
    };
  };
  const done = (next: Outcome) => {
    now = { ...next, write: null, offered: [...now.offered, ...next.offered] };
    return {
      told: replyText(next.reply, facts, next.state.language),
      offers: next.state.offers.map(({ id, startsAt }) => ({ key: id, startsAt })),
    };
  };
  const fresh = (goal: DialogueState['goal']): DialogueState => ({
    ...now.state,
    goal,
    wish: noWish,
    asked: null,
    choices: [],
    offers: [],
    pending: null,
  });
  const ownAppointment = async (id: Id) => {
    const { patient } = now.state;
    const open = patient ? await openAppointments(turn({}), patient.id) : [];
    if (!open.some((one) => one.id === id)) throw new Error('There is no such appointment');
    return id;
  };

  return {
    /** What came of the model's moves. */
    outcome: () => now,
    tools: {
      find_times: tool({
        description: 'Free times of a service. Returns keys by which one can be chosen.',
        inputSchema: z.strictObject({ service: z.string().max(120), ...When }),
        execute: async ({ service, ...when }) => {
          const services = matchNames(widenedWords(wordsOf(service)), facts.services);
          return done(await bookTurn(fresh('book'), turn({ ...wished(when), services })));
        },
      }),
      choose_time: tool({
        description:
          'Propose one of the times that were offered, by its key. The person is then asked for a yes.',
        inputSchema: z.strictObject({ key: Id }),
        execute: async ({ key }) => {
          const slot = now.state.offers.find(({ id }) => id === key);
          if (!slot) throw new Error('That time was not offered');
          return done(await chosen(now.state, slot, turn({})));
        },
      }),
      list_appointments: tool({
        description: "The person's appointments that are ahead, with their ids.",
        inputSchema: z.strictObject({}),
        execute: async () => {
          const told = done(await listTurn(now.state, turn({})));
          return { ...told, ids: now.state.choices };
        },
      }),
      move_appointment: tool({
        description: 'Free times to which an appointment could be moved.',
        inputSchema: z.strictObject({ appointmentId: Id, ...When }),
        execute: async ({ appointmentId, ...when }) =>
          done(
            await moveTurn(
              { ...fresh('move'), appointmentId: await ownAppointment(appointmentId) },
              turn(wished(when)),
            ),
          ),
      }),
      cancel_appointment: tool({
        description: 'Propose to cancel an appointment. The person is then asked for a yes.',
        inputSchema: z.strictObject({ appointmentId: Id }),
        execute: async ({ appointmentId }) =>
          done(
            await cancelTurn(
              { ...fresh('cancel'), appointmentId: await ownAppointment(appointmentId) },
              turn({}),
            ),
          ),
      }),
    },
  };
}
