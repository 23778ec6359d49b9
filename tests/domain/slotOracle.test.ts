import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '@/domain/calendar';
import { daysInterval, instantAt } from '@/domain/practiceTime';
import type { Day, Id, WallTime } from '@/domain/primitives';
import { freeStarts, nearestStarts, obstaclesTo, type SlotQuestion } from '@/domain/slots';
import { therapistTime } from '@/domain/slotTime';
import { oracleInstant, oracleStarts } from './slotOracle';
import { isChangeDay, randomPractice, slotZones, type RandomPractice } from './slotPractices';

/** The same practice, once by what is judged and once by the oracle. */
function bothWays(practice: RandomPractice) {
  const { timeZone, day, therapists, notBeforeOffset, ...service } = practice;
  const midnight = oracleInstant(day, '00:00', timeZone);
  const question: SlotQuestion = {
    ...service,
    notBefore: midnight + notBeforeOffset,
    from: midnight,
    to: oracleInstant(addDays(day, 2), '00:00', timeZone),
  };
  const people = therapists.map(({ stretches, occupied }, n) => {
    const active = stretches.filter(({ isActive }) => isActive);
    const spans = occupied.map(({ offset, length }) => ({
      start: midnight + offset,
      end: midnight + offset + length,
    }));
    const open = active.map(({ dayAfter, startTime, endTime }) => ({
      start: instantAt(addDays(day, dayAfter), startTime, timeZone),
      end: instantAt(addDays(day, dayAfter), endTime, timeZone),
    }));
    const oracleOpen = active.map(({ dayAfter, startTime, endTime }) => ({
      start: oracleInstant(addDays(day, dayAfter), startTime, timeZone),
      end: oracleInstant(addDays(day, dayAfter), endTime, timeZone),
    }));
    return {
      staffId: `therapist ${n}` as Id,
      open,
      occupied: spans,
      time: therapistTime(open, spans),
      expected: oracleStarts(oracleOpen, spans, question),
    };
  });
  return { question, people, midnight };
}

describe('slot search beside a naive minute-by-minute oracle', () => {
  test('5,000 random practices in five zones, many on days when the clock changes: the same starts', () => {
    const seen = { starts: 0, onChangeDays: 0, zones: new Set<string>(), none: 0 };
    fc.assert(
      fc.property(randomPractice, (practice) => {
        const { question, people } = bothWays(practice);
        for (const { time, expected } of people) {
          expect(freeStarts(time, question)).toEqual(expected);
          seen.starts += expected.length;
          if (expected.length === 0) seen.none++;
        }
        seen.zones.add(practice.timeZone);
        if (isChangeDay(practice.timeZone, practice.day)) seen.onChangeDays++;
      }),
      { numRuns: 5_000, seed: 20_261_124 },
    );
    // It was a search worth the name.
    expect(seen.zones.size).toBe(Object.keys(slotZones).length);
    expect(seen.onChangeDays).toBeGreaterThan(1_000);
    expect(seen.starts).toBeGreaterThan(50_000);
    expect(seen.none).toBeGreaterThan(500);
  });

  test('nothing stands in the way of a start on a step exactly where the oracle finds it free', () => {
    let free = 0;
    fc.assert(
      fc.property(randomPractice, fc.integer({ min: 0, max: 288 }), (practice, steps) => {
        const { question, people } = bothWays(practice);
        for (const { open, occupied, expected } of people) {
          for (const { start, end } of open) {
            const startsAt = start + (steps % 20) * question.stepMinutes * 60_000;
            if (startsAt >= end) continue;
            const found = obstaclesTo({ open, occupied }, { ...question, startsAt });
            const isFree = !found.isPast && found.uncovered.length === 0 && found.occupiedBy.length === 0;
            const isExpected =
              startsAt < question.from || startsAt >= question.to || expected.includes(startsAt);
            expect(isFree || !isExpected).toBe(true);
            expect(!isFree || isExpected).toBe(true);
            if (isFree) free++;
          }
        }
      }),
      { numRuns: 1_000, seed: 20_261_125 },
    );
    expect(free).toBeGreaterThan(500);
  });

  test('the nearest are those that sorting every start of every therapist puts first', () => {
    let full = 0;
    fc.assert(
      fc.property(
        randomPractice,
        fc.integer({ min: -48, max: 240 }),
        fc.constantFrom(1, 3, 5, 12),
        fc.constantFrom(0, 1, null),
        (practice, quarters, count, wantedPlace) => {
          const { question, people, midnight } = bothWays(practice);
          const staffId = wantedPlace === null ? null : (people[wantedPlace]?.staffId ?? null);
          const startsAt = midnight + quarters * 15 * 60_000;
          const all = people.flatMap(({ staffId: own, expected }, place) =>
            expected.map((start) => ({ own, place, start, far: Math.abs(start - startsAt) })),
          );
          const sorted = all.toSorted(
            (a, b) =>
              a.far - b.far ||
              Number(b.own === staffId) - Number(a.own === staffId) ||
              a.start - b.start ||
              a.place - b.place,
          );
          const found = nearestStarts(people, { staffId, startsAt }, count, question);
          expect(found).toEqual(
            sorted.slice(0, count).map(({ own, start }) => ({ staffId: own, startsAt: start })),
          );
          if (found.length === count) full++;
        },
      ),
      { numRuns: 1_500, seed: 20_261_126 },
    );
    expect(full).toBeGreaterThan(500);
  });
});

test('every quarter of an hour of every listed day means the same instant as the oracle’s own clock', () => {
  for (const [timeZone, days] of Object.entries(slotZones)) {
    for (const day of days as Day[]) {
      for (let minute = 0; minute < 1440; minute += 15) {
        const time = new Date(minute * 60_000).toISOString().slice(11, 16) as WallTime;
        expect([day, time, instantAt(day, time, timeZone)]).toEqual([
          day,
          time,
          oracleInstant(day, time, timeZone),
        ]);
      }
      expect(daysInterval(day, day, timeZone)).toEqual({
        start: oracleInstant(day, '00:00', timeZone),
        end: oracleInstant(addDays(day, 1), '00:00', timeZone),
      });
    }
  }
});
