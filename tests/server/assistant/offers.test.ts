import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Caller } from '../inProcess';
import { inProcess, problemOf, type InProcess } from '../inProcess';
import { makeAssistantPractice, type AssistantPractice } from './assistantPractice';

interface Told {
  conversationId: string;
  reply: string;
  kinds: string[];
  slots?: { id: string; staffId: string; startsAt: string; endsAt: string }[];
  appointment?: { id: string };
}

let server: InProcess;
let practice: AssistantPractice;
let patient: Caller;

beforeAll(async () => {
  server = await inProcess();
  practice = await makeAssistantPractice(server, server.practice);
  patient = await server.signIn(practice.email.patient);
});
afterAll(() => server?.close());
beforeEach(async () => {
  for (const table of ['hold', 'appointment', 'offer', 'conversation'])
    await server.sql(`delete from ${table}`);
});

async function say(caller: Caller, text: string, more: object = {}): Promise<Told> {
  const answer = await caller.post('/api/assistant/messages', { text, ...more });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<Told>();
}

const offered = async () => {
  const told = await say(patient, 'deep tissue with James on Friday');
  const [slot] = told.slots ?? [];
  if (!slot) throw new Error(`nothing was offered: ${told.reply}`);
  return { told, slot };
};

const statusOf = async (id: string) =>
  (await patient.get(`/api/assistant-offers/${id}`)).json<{ status: string }>().status;

const insertAppointment = (at: { startsAt: string; endsAt: string }, id = v7()) =>
  server
    .sql(
      `insert into appointment (practice_id, id, patient_id, staff_id, service_id, starts_at, ends_at, status)
       values ($1, $2, $3, $4, $5, $6, $7, 'confirmed')`,
      [
        practice.id,
        id,
        practice.strangerId,
        practice.therapists.james,
        practice.services.deep,
        at.startsAt,
        at.endsAt,
      ],
    )
    .then(() => id);

test('[Q1] an offer is taken and open again with an appointment written by plain SQL', async () => {
  const { slot } = await offered();
  expect(await statusOf(slot.id)).toBe('open');
  const id = await insertAppointment(slot);
  expect(await statusOf(slot.id)).toBe('taken');
  await server.sql(`update appointment set status = 'cancelled' where id = $1`, [id]);
  expect(await statusOf(slot.id)).toBe('open');
});

test("an offer is taken while somebody else holds the time, not by the asker's own hold", async () => {
  const { slot } = await offered();
  const [account] = await server.sql<{ id: string }>(`select id from account where email = $1`, [
    practice.email.patient,
  ]);
  const hold = (accountId: string) => {
    const context = {
      practiceId: practice.id,
      accountId,
      role: 'admin' as const,
      staffId: null,
      patientId: null,
      client: null,
      mutationId: null,
    };
    return server.sql(
      `with me as (select set_config('lockstep.account_id', $6, true))
       insert into hold (practice_id, id, staff_id, service_id, starts_at, ends_at)
       select $1, gen_random_uuid(), $2, $3, $4, $5 from me`,
      [
        practice.id,
        practice.therapists.james,
        practice.services.deep,
        slot.startsAt,
        slot.endsAt,
        context.accountId,
      ],
    );
  };
  await hold(v7());
  expect(await statusOf(slot.id)).toBe('taken');
  await server.sql('delete from hold');
  expect(await statusOf(slot.id)).toBe('open');
  await hold(account?.id ?? '');
  expect(await statusOf(slot.id)).toBe('open');
});

test('an offer is taken when the availability below it goes, and open when it is back', async () => {
  const { slot } = await offered();
  const below = `staff_id = $1 and during @> $2::timestamptz`;
  const values = [practice.therapists.james, slot.startsAt];
  await server.sql(`update availability set is_active = false where ${below}`, values);
  expect(await statusOf(slot.id)).toBe('taken');
  await server.sql(`update availability set is_active = true where ${below}`, values);
  expect(await statusOf(slot.id)).toBe('open');
});

test('[Q1] the change of an offer is told by the feed, to whoever asked and to no other patient', async () => {
  const { slot } = await offered();
  const since = (await patient.get('/api/assistant-offers?limit=1')).json<{ seq: number }>().seq;
  await insertAppointment(slot);
  const page = (await patient.get(`/api/changes?since=${since}`)).json<{
    changes: { entity: string; id: string; row?: { status: string } }[];
  }>();
  expect(page.changes.find(({ id }) => id === slot.id)).toMatchObject({
    entity: 'offer',
    row: { status: 'taken' },
  });
  await server.sql('update account set patient_id = $1 where email = $2', [
    practice.strangerId,
    practice.email.patient,
  ]);
  try {
    const other = await server.signIn(practice.email.patient);
    expect((await other.get('/api/assistant-offers')).json<{ items: unknown[] }>().items).toEqual([]);
  } finally {
    await server.sql('update account set patient_id = $1 where email = $2', [
      practice.patientId,
      practice.email.patient,
    ]);
  }
});

test('what is taken between the offer and the yes is refused with what is free instead', async () => {
  const { told, slot } = await offered();
  const { conversationId } = told;
  await say(patient, 'the first one', { conversationId, offerId: slot.id });
  await insertAppointment(slot);
  const answer = await say(patient, 'yes', { conversationId });
  expect(answer.kinds).toEqual(['refused', 'offered']);
  expect(answer.appointment).toBeUndefined();
  expect(answer.slots?.length).toBeGreaterThan(0);
  const second = answer.slots?.[1];
  await say(patient, 'that one', { conversationId, offerId: second?.id });
  const booked = await say(patient, 'yes', { conversationId });
  expect(booked.kinds).toEqual(['booked']);
  expect(await statusOf(second?.id ?? '')).toBe('booked');
});

test('[Q2] a time that was offered to somebody else, or never, is not booked', async () => {
  const { slot } = await offered();
  const scheduler = await server.signIn(practice.email.scheduler);
  const theirs = await say(scheduler, 'swedish for Eleanor Whitfield tomorrow with Aiko');
  for (const offerId of [slot.id, v7()]) {
    const answer = await scheduler.post('/api/assistant/messages', {
      text: 'this one',
      conversationId: theirs.conversationId,
      offerId,
    });
    expect(problemOf(answer).code).toBe('not_found');
  }
  expect(await server.sql('select id from appointment')).toEqual([]);
});

test('[Q1] offers of one answer that overlap are all kept, and all taken, if somebody was quicker', async () => {
  const { slot } = await offered();
  await insertAppointment(slot);
  const made = [v7(), v7(), v7()];
  await server.database.withClient(async (client) => {
    await client.query('begin');
    for (const id of made)
      await client.query(
        `insert into offer (practice_id, id, conversation_id, account_id, patient_id, for_patient_id, staff_id, service_id, starts_at, ends_at)
         select practice_id, $2, conversation_id, account_id, patient_id, for_patient_id, staff_id, service_id, starts_at, ends_at
           from offer where id = $1`,
        [slot.id, id],
      );
    // As every request ends: the log is written before the commit, so that its position can be told.
    await client.query('set constraints all immediate; commit');
  });
  for (const id of made) {
    expect(await statusOf(id)).toBe('taken');
    const told = await server.sql<{ op: string }>('select op from change_log where id = $1 order by seq', [
      id,
    ]);
    expect(told.map(({ op }) => op)).toEqual(['created', 'updated']);
  }
});

test('[Q1] whoever commits first, an offer that is being made and what takes its time meet', async () => {
  const { told, slot } = await offered();
  const insertedIn = (client: { query(text: string, values?: unknown[]): Promise<unknown> }, id: string) =>
    client.query(
      `insert into offer (practice_id, id, conversation_id, account_id, patient_id, for_patient_id, staff_id, service_id, starts_at, ends_at)
       select practice_id, $2, conversation_id, account_id, patient_id, for_patient_id, staff_id, service_id, starts_at, ends_at
         from offer where id = $1`,
      [slot.id, id],
    );
  expect(told.kinds).toEqual(['offered']);
  // The offer is made, somebody books and commits, and only then the offer is there.
  const late = v7();
  await server.database.withClient(async (client) => {
    await client.query('begin');
    await insertedIn(client, late);
    await insertAppointment(slot);
    await client.query('commit');
  });
  expect(await statusOf(late)).toBe('taken');
  await server.sql('delete from appointment');
  expect(await statusOf(late)).toBe('open');
  // Somebody books, the offer is made and there, and only then the booking is.
  const early = v7();
  await server.database.withClient(async (client) => {
    await client.query('begin');
    await client.query(
      `insert into appointment (practice_id, id, patient_id, staff_id, service_id, starts_at, ends_at, status)
       values ($1, $2, $3, $4, $5, $6, $7, 'confirmed')`,
      [
        practice.id,
        v7(),
        practice.strangerId,
        practice.therapists.james,
        practice.services.deep,
        slot.startsAt,
        slot.endsAt,
      ],
    );
    await server.database.withClient((other) => insertedIn(other, early));
    expect(await statusOf(early)).toBe('open');
    await client.query('commit');
  });
  expect(await statusOf(early)).toBe('taken');
});
