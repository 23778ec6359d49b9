import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inProcess, problemOf, type Caller, type InProcess } from '../inProcess';
import { makeAssistantPractice, type AssistantPractice } from './assistantPractice';

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
  for (const table of ['appointment', 'offer', 'conversation']) await server.sql(`delete from ${table}`);
});

const path = '/api/assistant/messages';
const ask = 'deep tissue with James on Friday at 10';
const appointments = () => server.sql('select id from appointment');

test('[Q4] a message under one mutation id is answered once, however often it is sent', async () => {
  const first = await patient.post(path, { text: ask });
  const { conversationId } = first.json<{ conversationId: string }>();
  const key = { 'idempotency-key': v7() };
  const yes = { text: 'yes', conversationId };
  const answers = await Promise.all([0, 1, 2].map(() => patient.post(path, yes, key)));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
  for (const answer of answers) expect(answer.json()).toEqual(answers[0]?.json());
  expect((await appointments()).length).toBe(1);
  const told = (await patient.get(`/api/assistant/conversations/${conversationId}`)).json<{
    messages: unknown[];
  }>();
  expect(told.messages.length).toBe(4);
});

test('[Q4] two messages of one conversation at once are answered one after the other', async () => {
  const { conversationId } = (await patient.post(path, { text: ask })).json<{ conversationId: string }>();
  const answers = await Promise.all(
    ['yes', 'yes'].map((text) => patient.post(path, { text, conversationId })),
  );
  const kinds = answers.flatMap((answer) => answer.json<{ kinds: string[] }>().kinds);
  expect(kinds.toSorted()).toEqual(['booked', 'nothingPending']);
  expect((await appointments()).length).toBe(1);
});

test('a yes is worth nothing once the appointment stands elsewhere', async () => {
  const { conversationId } = (await patient.post(path, { text: ask })).json<{ conversationId: string }>();
  const booked = (await patient.post(path, { text: 'yes', conversationId })).json<{
    appointment: { id: string };
  }>();
  await patient.post(path, { text: 'cancel my appointment', conversationId });
  await server.sql(
    `update appointment set starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour'`,
  );
  const answer = (await patient.post(path, { text: 'yes', conversationId })).json<{
    kinds: string[];
    reply: string;
  }>();
  // Between being thought about and being done, or before: either way nothing is cancelled unseen.
  expect(answer.kinds).not.toContain('cancelled');
  const [row] = await server.sql<{ status: string }>('select status from appointment where id = $1', [
    booked.appointment.id,
  ]);
  expect(row?.status).toBe('requested');
});

test('[Q5] the last conversation is told again, with its offers, to its own account only', async () => {
  const asked = (await patient.post(path, { text: 'deep tissue with James on Friday' })).json<{
    conversationId: string;
    slots: unknown[];
  }>();
  const latest = (await patient.get('/api/assistant/conversations/latest')).json<{
    conversationId: string;
    messages: { author: string; text: string; answer: unknown }[];
  }>();
  expect(latest.conversationId).toBe(asked.conversationId);
  expect(latest.messages.map(({ author }) => author)).toEqual(['person', 'assistant']);
  expect(latest.messages[1]?.answer).toMatchObject({ slots: asked.slots });
  const admin = await server.signIn(practice.email.admin);
  expect(problemOf(await admin.get(`/api/assistant/conversations/${asked.conversationId}`)).code).toBe(
    'not_found',
  );
  const going = await admin.post(path, { text: 'yes', conversationId: asked.conversationId });
  expect(problemOf(going).code).toBe('not_found');
});

test('[Q5] after a week without a message a conversation is forgotten', async () => {
  const { conversationId } = (await patient.post(path, { text: ask })).json<{ conversationId: string }>();
  await server.sql(`update conversation set updated_at = now() - interval '8 days'`);
  expect(problemOf(await patient.post(path, { text: 'yes', conversationId })).code).toBe('not_found');
  expect((await patient.get('/api/assistant/conversations/latest')).json()).toEqual({
    conversationId: null,
    messages: [],
  });
});

test('as events it tells the words line by line, and then the whole answer', async () => {
  const answer = await patient.post(
    path,
    { text: 'deep tissue with James on Friday' },
    { accept: 'text/event-stream' },
  );
  expect(answer.headers['content-type']).toMatch(/^text\/event-stream/);
  const events = answer.body.trim().split('\n\n');
  expect(events[0]).toBe(`event: words\ndata: {"text":"These times are free:"}`);
  const last = events.at(-1)?.replace(/^event: answer\ndata: /, '') ?? '';
  expect(JSON.parse(last)).toMatchObject({
    kinds: ['offered'],
    reply: expect.stringMatching(/^These times/) as string,
  });
});

describe('what is refused', () => {
  test.each([
    [{}],
    [{ text: '' }],
    [{ text: 'x'.repeat(1001) }],
    [{ text: 'a\u0000b' }],
    [{ text: '\ud800' }],
    [{ text: 7 }],
    [{ text: 'hi', conversationId: 'mine' }],
    [{ text: 'hi', more: true }],
  ])('%j', async (body) => {
    expect(problemOf(await patient.post(path, body)).code).toBe('invalid_fields');
    expect(await server.sql('select id from conversation')).toEqual([]);
  });

  test('a patient cannot ask for another one', async () => {
    const { body, statusCode } = await patient.post(path, { text: ask, patientId: practice.strangerId });
    expect([statusCode, body.includes('Zebulon')]).toEqual([404, false]);
  });
});
