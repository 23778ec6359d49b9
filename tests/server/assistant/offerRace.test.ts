import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProcess, type Caller, type InProcess } from '../inProcess';
import { makeAssistantPractice, type AssistantPractice } from './assistantPractice';

let server: InProcess;
let practice: AssistantPractice;
let callers: Caller[];

beforeAll(async () => {
  server = await inProcess();
  practice = await makeAssistantPractice(server, server.practice);
  const { email } = practice;
  callers = await Promise.all(
    [email.patient, email.scheduler, email.operator].map((one) => server.signIn(one)),
  );
});
afterAll(() => server?.close());

const rounds = 12;

/** Books, moves and gives up times by plain SQL; what does not fit there is refused, which is nothing to this test. */
async function disturb(n: number): Promise<void> {
  const { therapists, services, strangerId } = practice;
  const id = v7();
  const staff = n % 2 === 0 ? therapists.james : therapists.tomas;
  const at = `(now() at time zone 'America/New_York')::date + 3 + time '09:00' + make_interval(mins => ${15 * (n % 28)})`;
  await server
    .sql(
      `insert into appointment (practice_id, id, patient_id, staff_id, service_id, starts_at, ends_at, status)
       select $1, $2, $3, $4, $5, s, s + interval '1 hour', 'confirmed' from (select (${at}) at time zone 'America/New_York' as s) x`,
      [practice.id, id, strangerId, staff, services.deep],
    )
    .catch(() => undefined);
  if (n % 3 === 0) await server.sql(`update appointment set status = 'cancelled' where id = $1`, [id]);
  if (n % 4 === 0)
    await server
      .sql('update appointment set staff_id = $2 where id = $1', [
        id,
        staff === therapists.james ? therapists.tomas : therapists.james,
      ])
      .catch(() => undefined);
}

test('whatever is offered and booked at the same time, each offer ends as what it is worth', async () => {
  let made = 0;
  for (let round = 0; round < rounds; round++) {
    const asks = callers.map((caller, n) => {
      const whom = n === 0 ? '' : ' for Eleanor Whitfield';
      return caller.post('/api/assistant/messages', {
        text: `deep tissue${whom} in 3 days${round % 2 ? ' with James' : ''}`,
      });
    });
    const answers = await Promise.all([
      ...asks,
      ...[0, 1, 2, 3].map((n) => disturb(round * 7 + n * 5).then(() => null)),
    ]);
    for (const answer of answers) {
      if (answer === null) continue;
      expect(answer.statusCode, answer.body).toBe(200);
      made += answer.json<{ slots?: unknown[] }>().slots?.length ?? 0;
    }
  }
  const [sum] = await server.sql<{ wrong: number; taken: number; open: number }>(
    `select count(*) filter (where status <> offer_status(o))::int as wrong, count(*) filter (where status = 'taken')::int as taken,
            count(*) filter (where status = 'open')::int as open from offer o`,
  );
  expect(sum?.wrong).toBe(0);
  // It did something: there were offers of both kinds.
  expect([made > 50, (sum?.taken ?? 0) > 5, (sum?.open ?? 0) > 5]).toEqual([true, true, true]);
}, 120_000);
