import { describe, expect, test } from 'vitest';
import { engineFiguresOf } from '@/dashboards/admin/sync/engineWords';
import { changeWords, formatArrival, formatDelay, shortId } from '@/dashboards/admin/sync/syncWords';
import type { EngineStatus } from '@/store/useEngineStatus';

test('a change is named by its entity and what became of it', () => {
  expect(changeWords({ type: 'availability_updated', op: 'updated' })).toBe('Availability changed');
  expect(changeWords({ type: 'inventory_item_created', op: 'created' })).toBe('Inventory item added');
  expect(changeWords({ type: 'staff_deleted', op: 'deleted' })).toBe('Staff deleted');
});

test('an id is shortened to its end, which tells rows of one moment apart', () => {
  expect(shortId('01900001-0000-7000-8000-0000c0ffee42')).toBe('…c0ffee42');
});

test.each([
  [0, '<1 ms'],
  [1, '1 ms'],
  [999, '999 ms'],
  [1000, '1.0 s'],
  [9949, '9.9 s'],
  [9950, '10 s'],
  [59_499, '59 s'],
  [59_500, '1 min'],
  [3_569_000, '59 min'],
  [3_570_000, '1 h'],
  [86_400_000, '24 h'],
])('%d ms reads %s', (ms, words) => {
  expect(formatDelay(ms)).toBe(words);
});

test('an arrival reads as the practice’s wall clock, to the millisecond', () => {
  const at = Date.parse('2026-11-24T13:05:09.042Z');
  expect(formatArrival(at, 'Europe/Vienna')).toBe('14:05:09.042');
  expect(formatArrival(at, 'America/New_York')).toBe('08:05:09.042');
});

describe('the engine’s figures say', () => {
  const status: EngineStatus = {
    leads: true,
    hasLocks: true,
    connection: 'live',
    cursor: { from: 1000, at: 1234, ahead: 0 },
    epoch: 'epoch-1',
    waiting: 0,
    gapsRepaired: 2,
    pulls: 3,
    handedOn: 4,
  };
  const figure = (name: string, given: Partial<EngineStatus>, offsetMs: number | null = null) =>
    engineFiguresOf({ ...status, ...given }, offsetMs).find((one) => one.name === name);

  test.each([
    ['Leader', {}, 'This tab', undefined],
    ['Leader', { leads: false }, 'Another tab', undefined],
    ['Leader', { hasLocks: false }, 'Alone', undefined],
    ['Connection', {}, 'Live', 'good'],
    ['Connection', { connection: 'connecting' as const }, 'Connecting', 'warn'],
    ['Connection', { connection: 'waiting' as const }, 'Broken', 'warn'],
    ['Connection', { connection: 'paused' as const }, 'Paused', 'warn'],
    ['Connection', { connection: 'idle' as const }, 'None', undefined],
    ['Position', {}, '1,234', undefined],
    ['Position', { cursor: { from: null, at: 0, ahead: 0 } }, 'None', undefined],
    ['Position', { cursor: { from: 1, at: 5, ahead: 2 } }, '5', 'warn'],
    ['Waiting', { waiting: 1 }, '1', 'warn'],
    ['Gaps repaired', {}, '2', undefined],
    ['Polls', {}, '3', undefined],
    ['Handed on', {}, '4', undefined],
  ])('%s: %j', (name, given, value, tone) => {
    const found = figure(name, given);
    expect([found?.value, found?.tone]).toEqual([value, tone]);
  });

  test('how far the position is beyond a gap, and since when it is followed', () => {
    expect(figure('Position', { cursor: { from: 1, at: 5, ahead: 2 } })?.note).toBe('2 beyond a gap');
    expect(figure('Position', {})?.note).toBe('since 1,000');
  });

  test.each([
    [null, 'Unknown'],
    [0, 'Equal to the server’s'],
    [14, '14 ms ahead of server'],
    [-86_400_000, '24 h behind server'],
  ])('how the clocks differ: %s', (offsetMs, words) => {
    const { value, note } = figure('Clock', {}, offsetMs) ?? {};
    expect(`${value} ${note}`).toContain(words);
  });
});
