import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { daysInterval } from '@/domain/practiceTime';
import type { Day } from '@/domain/primitives';
import { createSlotCache } from '@/features/appointments/slotCache.server';
import { freshDatabase, type FreshDatabase } from '../freshDatabase';
import { realTimers } from '../testServerOptions';
import { seededChance, type Chance } from '../seededChance';
import { slotCached } from './slotCached';
import { computeSlots, type SlotsAsked } from './slotComputation';
import { slotWrite, stormDays, stormZones, type SlotStormPractice } from './slotStorm';
import { makeSlotPractice } from './slotPractice';

/** Refusals that a random write may meet: constraints, and the rules that triggers enforce. */
const refusals = /^(23|LK)/;

function randomQuestion(chance: Chance, practice: SlotStormPractice): SlotsAsked {
  const [a, b] = [chance.below(stormDays.length), chance.below(stormDays.length)];
  const from = stormDays[Math.min(a, b)] ?? stormDays[0];
  const far = stormDays[Math.max(a, b)] ?? from;
  const isTooFar = daysInterval(from as Day, far as Day, 'UTC').end - Date.parse(from) > 90 * 86_400_000;
  return {
    practiceId: practice.id,
    accountId: chance.pick(practice.accountIds) ?? '',
    serviceId: chance.pick(practice.serviceIds) ?? '',
    staffIds: chance.percent(60) ? null : practice.staffIds.filter(() => chance.percent(50)),
    from,
    to: isTooFar ? from : far,
    stepMinutes: chance.percent(70) ? null : 5 + chance.below(10) * 5,
  };
}

async function attempt(fresh: FreshDatabase, sql: string): Promise<boolean> {
  try {
    await fresh.sql(sql);
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && refusals.test(error.code ?? '')) return false;
    throw error;
  }
}

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

describe('the cache of free times, while anything is written', () => {
  test('the days of the storm are the ones on which clocks change', () => {
    for (const [zone, ...days] of [
      ['America/New_York', '2032-03-14', '2032-11-07'],
      ['Europe/London', '2032-03-28', '2032-10-31'],
      ['Australia/Lord_Howe', '2032-04-04', '2032-10-03'],
    ] as const)
      for (const day of days) {
        expect(stormZones).toContain(zone);
        expect(stormDays).toContain(day);
        const { start, end } = daysInterval(day as Day, day as Day, zone);
        expect(end - start).not.toBe(86_400_000);
      }
  });

  test.each([1, 2, 3])(
    'after each of many random writes it answers what the tables say (seed %i)',
    async (seed) => {
      const practice = await makeSlotPractice(fresh);
      const chance = seededChance(seed);
      const cache = createSlotCache({
        database: fresh.database,
        clock: { now: () => 0 },
        scheduler: realTimers,
      });
      const done = new Map<string, number>();
      let [slots, answers, refused] = [0, 0, 0];
      for (let step = 0; step < 300; step++) {
        for (let n = chance.below(3); n >= 0; n--) {
          const { name, sql } = slotWrite(chance, practice);
          if (await attempt(fresh, sql)) done.set(name, (done.get(name) ?? 0) + 1);
          else refused++;
        }
        const asked = randomQuestion(chance, practice);
        const answer = await slotCached(cache, asked);
        expect(answer).toEqual(await computeSlots(fresh, asked));
        slots += answer.length;
        if (answer.length > 0) answers++;
      }
      cache.close();
      // The storm was one, and the cache lived through it rather than being loaded each time.
      expect(done.size).toBe(18);
      expect(refused).toBeGreaterThan(20);
      expect(answers).toBeGreaterThan(100);
      expect(slots).toBeGreaterThan(2_000);
      expect(cache.loads()).toBeLessThan(60);
    },
  );
});
