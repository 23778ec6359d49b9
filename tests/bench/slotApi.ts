import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { Id, Instant } from '@/domain/primitives';
import { slotSearch } from '@/features/appointments/slotSearch.server';
import { openDatabase } from '@/server/database/openDatabase';
import { openBenchCluster, type BenchPractice } from './benchCluster';
import { line, ms, percentile, title } from './figures';
import { fillSlotYear, type SlotYear } from './slotYear';

const rounds = 100;
const losers = 10_000;

/** `GET /api/slots` of a whole server over loopback HTTP, and what is offered to those who lose a race. */
export async function benchSlotApi(): Promise<void> {
  title('Slot search, API: a server over a practice of 1,000 therapists and a year of bookings');
  const cluster = await openBenchCluster();
  try {
    const practice = await cluster.practice('slots');
    const year = await fillSlotYear(practice);
    line('appointments ahead', String(year.appointments));
    await benchAnswers(practice, year);
    await benchAlternatives(practice, year);
  } finally {
    await cluster.close();
  }
}

async function benchAnswers(practice: BenchPractice, year: SlotYear): Promise<void> {
  const connection = practice.connect();
  const headers = { authorization: `Bearer ${practice.token}` };
  const ask = async (therapists: number, from: string, to: string) => {
    const staffId = therapists < 1_000 ? `&staffId=${year.staffIds.slice(0, therapists).join()}` : '';
    const startedAt = performance.now();
    const answer = await connection.send(
      'GET',
      `/api/slots?serviceId=${year.serviceId}&from=${from}&to=${to}${staffId}`,
      headers,
    );
    return { tookMs: performance.now() - startedAt, body: answer.body };
  };
  const monday = mondayAfter(year.from);
  const first = await ask(1, year.from, year.to);
  line('first answer, which loads the practice', ms(first.tookMs));
  for (const [therapists, days, aim] of [
    [1, 30, 15],
    [60, 30, 150],
    [1_000, 1, 300],
  ] as const) {
    for (const afterWrite of [false, true]) {
      const took: number[] = [];
      let body = '';
      for (let round = 0; round < rounds * 1.1; round++) {
        if (afterWrite) await switchAvailability(practice, year);
        const answer = await (days === 1
          ? ask(therapists, monday, monday)
          : ask(therapists, year.from, year.to));
        ({ body } = answer);
        // The first tenth warms up.
        if (round >= rounds * 0.1) took.push(answer.tookMs);
      }
      const { slots } = JSON.parse(body) as { slots: unknown[] };
      line(
        `${therapists} × ${days} days, ${slots.length} slots${afterWrite ? ', each after a write' : ''}`,
        `p50 ${ms(percentile(took, 0.5))}  p95 ${ms(percentile(took, 0.95))}`,
        `aim p95 < ${aim} ms`,
      );
    }
  }
}

/** Something that every one of these answers depends on. */
async function switchAvailability({ sql }: BenchPractice, year: SlotYear): Promise<void> {
  await sql(
    `update availability set is_active = not is_active
      where id = (select id from availability where staff_id = $1 order by date limit 1)`,
    [year.staffIds[0]],
  );
}

/** A day on which everybody works. */
function mondayAfter(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + ((8 - at.getUTCDay()) % 7));
  return at.toISOString().slice(0, 10);
}

async function benchAlternatives(practice: BenchPractice, year: SlotYear): Promise<void> {
  const database = openDatabase({ url: practice.databaseUrl });
  const search = slotSearch({
    database,
    clock: { now: () => 0 },
    scheduler: { after: () => () => undefined },
    ids: { next: () => v7() },
    random: randomBytes,
    sessionIdleMs: 0,
    tableOf: () => {
      throw new Error('Not needed here');
    },
    rulesOf: () => undefined,
    takeSight: () => undefined,
    tables: [],
    onError: (error) => {
      throw error;
    },
  });
  try {
    const [staffId = ''] = year.staffIds;
    const refused = {
      practiceId: practice.id as Id,
      accountId: null,
      staffId: staffId as Id,
      serviceId: year.serviceId as Id,
      startsAt: `${mondayAfter(year.from)}T15:00:00.000Z` as Instant,
    };
    const found = await search.alternativesFor(refused);
    const took: number[] = [];
    for (let round = 0; round < 550; round++) {
      const startedAt = performance.now();
      await search.alternativesFor(refused);
      if (round >= 50) took.push(performance.now() - startedAt);
    }
    line(
      `alternatives for one loser (${found.length} found), one after the other`,
      `p50 ${ms(percentile(took, 0.5))}  p95 ${ms(percentile(took, 0.95))}`,
      'aim p95 < 5 ms',
    );
    const startedAt = performance.now();
    await Promise.all(Array.from({ length: losers }, () => search.alternativesFor(refused)));
    const all = performance.now() - startedAt;
    line(`alternatives for ${losers} losers at once`, `${ms(all)}, ${ms(all / losers)} each`);
  } finally {
    await search.close?.();
    await database.close();
  }
}
