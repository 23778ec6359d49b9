import { v7 } from 'uuid';
import { Problem } from '@/protocol/problem';
import type { FreshDatabase } from '../freshDatabase';
import { bookableDays, bookableFrom, type TestPractice } from '../practice';

export interface RaceAnswer {
  status: number;
  body: string;
}

/** Sends one attempt to one of the nodes. */
export type SendAttempt = (n: number, path: string, body: unknown) => Promise<RaceAnswer>;

export interface RaceOutcome {
  /** How many of each way were sent. */
  sent: Record<string, number>;
  won: { way: string; answer: RaceAnswer }[];
  /** What went otherwise than a loser's answer should, at most a few. */
  wrong: string[];
  /** How many of each code. */
  codes: Record<string, number>;
}

/** A day of long availability; a week later it is open as well. */
const slot = { startsAt: '2031-03-04T15:00:00.000Z', endsAt: '2031-03-04T16:00:00.000Z' };

/** Appointments that can be moved, one for each attempt to do so, at places of their own. @returns their ids */
async function parkMovable(
  sql: FreshDatabase['sql'],
  practice: TestPractice,
  count: number,
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => v7());
  const perDay = 2 * 40;
  if (count > perDay * (bookableDays - 32)) throw new Error('There is no room for so many');
  await sql(
    `insert into appointment (practice_id, id, patient_id, staff_id, service_id, starts_at, ends_at, status)
     select $1, id, $2, ($3::uuid[])[1 + n % 2], $4, at, at + interval '15 minutes', 'confirmed'
       from unnest($5::uuid[]) with ordinality as a(id, k),
            lateral (select (k - 1)::int as n) b,
            lateral (select $6::timestamptz + (n / ${perDay}) * interval '1 day' + (n % ${perDay} / 2) * interval '30 minutes' as at) c`,
    [
      practice.id,
      practice.patientId,
      [practice.staffId, practice.otherStaffId],
      practice.serviceId,
      ids,
      `${bookableFrom}T06:00:00Z`,
    ],
  );
  return ids;
}

/** Everybody wants the same hour of one therapist, by every way there is. @param inFlight how many at the same time */
export async function raceForOneSlot(
  sql: FreshDatabase['sql'],
  practice: TestPractice,
  send: SendAttempt,
  attempts: number,
  inFlight: number,
): Promise<RaceOutcome> {
  const movable = await parkMovable(sql, practice, Math.ceil(attempts / 4));
  const { patientId, staffId, serviceId } = practice;
  const draft = { patientId, staffId, serviceId, ...slot };
  const weekLater = (at: string) => new Date(Date.parse(at) + 7 * 86_400_000).toISOString();
  const second = { ...draft, startsAt: weekLater(slot.startsAt), endsAt: weekLater(slot.endsAt) };
  const base = '/api/appointments';
  const ways: ((n: number) => [way: string, path: string, body: unknown])[] = [
    () => ['create', base, draft],
    (n) => ['move', `${base}/${movable[Math.floor(n / 4)]}/move`, { startsAt: slot.startsAt, staffId }],
    () => ['import', `${base}/import`, { items: [draft, second] }],
    () => ['series', `${base}/series`, { appointment: draft, everyWeeks: 1, count: 2 }],
  ];
  const outcome: RaceOutcome = { sent: {}, won: [], wrong: [], codes: {} };
  let next = 0;
  const run = async () => {
    for (let n = next++; n < attempts; n = next++) {
      const [way, path, body] = ways[n % ways.length]?.(n) ?? ['', '', null];
      const answer = await send(n, path, body);
      outcome.sent[way] = (outcome.sent[way] ?? 0) + 1;
      note(outcome, way, answer);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, run));
  return outcome;
}

function note(outcome: RaceOutcome, way: string, answer: RaceAnswer): void {
  if (answer.status < 300) {
    outcome.won.push({ way, answer });
    return;
  }
  const problem = Problem.safeParse(JSON.parse(answer.body));
  const code = problem.success ? problem.data.code : 'none';
  outcome.codes[code] = (outcome.codes[code] ?? 0) + 1;
  const expected = way === 'import' || way === 'series' ? 'series_conflict' : 'slot_taken';
  const hasAlternatives = (problem.data?.alternatives?.length ?? 0) > 0;
  const told = problem.data?.obstacles ?? problem.data?.conflicts ?? [];
  const isRight = answer.status === 409 && code === expected && hasAlternatives && told.length > 0;
  if (!isRight && outcome.wrong.length < 5)
    outcome.wrong.push(`${way}: ${answer.status} ${answer.body.slice(0, 300)}`);
}

/** Pairs of appointments of one therapist that overlap though none of the two was overbooked. */
export async function doubleBookings(sql: FreshDatabase['sql']): Promise<object[]> {
  return sql(`
    select a.id, b.id as other from appointment a
      join appointment b on b.staff_id = a.staff_id and b.id > a.id and b.occupied && a.occupied
     where a.overbook_reason is null and b.overbook_reason is null`);
}
