import { expect, test } from 'vitest';
import type { Id } from '@/domain/primitives';
import { byDayPart, mergeStarts, nextOffer } from '@/features/appointments/offeredStarts';

const [ana, ben] = ['ana' as Id, 'ben' as Id];
const free = (...times: number[]) => mergeStarts([{ staffId: ana, starts: times }]);

test('of several therapists each time is offered once, with the first who is free', () => {
  const merged = mergeStarts([
    { staffId: ana, starts: [20, 30] },
    { staffId: ben, starts: [10, 20] },
  ]);
  expect(merged.map(({ startsAt, staffId }) => [startsAt, staffId])).toEqual([
    [10, ben],
    [20, ana],
    [30, ana],
  ]);
});

test('what is taken while it is looked at stays in its place, struck out, and comes back when it is free again', () => {
  const first = nextOffer(null, 'q', free(10, 20, 30), 0);
  const taken = nextOffer(first, 'q', free(10, 30), 0);
  expect(taken.starts.map(({ startsAt, isTaken }) => [startsAt, isTaken])).toEqual([
    [10, false],
    [20, true],
    [30, false],
  ]);
  expect(nextOffer(taken, 'q', free(10, 20, 30), 0)).toEqual(first);
});

test('what is over goes, and another question begins anew', () => {
  const first = nextOffer(null, 'q', free(10, 20), 0);
  expect(nextOffer(first, 'q', free(20), 15).starts.map(({ startsAt }) => startsAt)).toEqual([20]);
  expect(nextOffer(first, 'other', free(20), 0).starts.map(({ startsAt }) => startsAt)).toEqual([20]);
});

test('nothing changed keeps the identity', () => {
  const first = nextOffer(null, 'q', free(10, 20), 0);
  const taken = nextOffer(first, 'q', free(10), 0);
  expect(nextOffer(first, 'q', free(10, 20), 0)).toBe(first);
  expect(nextOffer(taken, 'q', free(10), 0)).toBe(taken);
});

test('parts of the day are those of the practice’s clock', () => {
  const at = (time: string) => Date.parse(`2026-11-24T${time}:00Z`);
  const starts = free(at('15:45'), at('17:00'), at('21:45'), at('22:00'));
  const parts = byDayPart(starts, 'America/New_York');
  expect(parts.map(({ name, starts: of }) => [name, of.map(({ startTime }) => startTime)])).toEqual([
    ['Morning', ['10:45']],
    ['Afternoon', ['12:00', '16:45']],
    ['Evening', ['17:00']],
  ]);
});
