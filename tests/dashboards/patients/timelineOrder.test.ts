import { expect, test } from 'vitest';
import { monthsOf } from '@/dashboards/clinic/patients/timelineMonths';
import { sameTimeline, timelineOf } from '@/dashboards/clinic/patients/timelineOrder';
import type { TimelineEntry } from '@/dashboards/clinic/patients/timelineSource';
import type { Id, Instant } from '@/domain/primitives';

const entry = (id: string, at: string, isAhead = false): TimelineEntry => ({
  id: id as Id,
  kind: 'things',
  at: at as Instant,
  isAhead,
});

test('what is ahead begins with the next, what was begins with the latest; at one instant the id decides', () => {
  const { ahead, past } = timelineOf([
    entry('b', '2026-11-25T10:00:00.000Z', true),
    entry('a', '2026-11-24T10:00:00.000Z', true),
    entry('c', '2026-11-20T10:00:00.000Z'),
    entry('e', '2026-11-21T10:00:00.000Z'),
    entry('d', '2026-11-21T10:00:00.000Z'),
  ]);
  expect(ahead.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(past.map(({ id }) => id)).toEqual(['e', 'd', 'c']);
});

test('months are the practice’s own, each once', () => {
  const entries = [
    entry('a', '2026-12-01T04:00:00.000Z'),
    entry('b', '2026-11-30T12:00:00.000Z'),
    entry('c', '2026-10-31T12:00:00.000Z'),
  ];
  expect(monthsOf(entries, 'America/New_York').map(({ label, entries: of }) => [label, of.length])).toEqual([
    ['November 2026', 2],
    ['October 2026', 1],
  ]);
  expect(monthsOf(entries, 'UTC').map(({ label }) => label)).toEqual([
    'December 2026',
    'November 2026',
    'October 2026',
  ]);
});

test('two timelines are the same as long as no entry came, went or has another time', () => {
  const one = timelineOf([entry('a', '2026-11-24T10:00:00.000Z')]);
  expect(sameTimeline(one, timelineOf([entry('a', '2026-11-24T10:00:00.000Z')]))).toBe(true);
  expect(sameTimeline(one, timelineOf([entry('a', '2026-11-24T10:00:01.000Z')]))).toBe(false);
  expect(sameTimeline(one, timelineOf([entry('a', '2026-11-24T10:00:00.000Z', true)]))).toBe(false);
  expect(sameTimeline(one, timelineOf([]))).toBe(false);
});
