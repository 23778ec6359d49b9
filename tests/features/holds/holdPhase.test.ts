import { expect, test } from 'vitest';
import {
  type HoldEvent,
  type HoldPhase,
  isOwnHold,
  nextHoldPhase,
  secondsLeft,
} from '@/features/holds/holdPhase';

function after(...events: HoldEvent[]): HoldPhase {
  return events.reduce(nextHoldPhase, 'none');
}

test('a slot that is granted is held until its row goes, and can be asked for again', () => {
  expect(after('want')).toBe('asking');
  expect(after('want', 'granted')).toBe('held');
  expect(after('want', 'granted', 'gone')).toBe('ended');
  expect(after('want', 'granted', 'gone', 'want', 'granted')).toBe('held');
});

test('a refusal says lost, also when the optimistic row went first', () => {
  expect(after('want', 'refused')).toBe('lost');
  expect(after('want', 'gone', 'refused')).toBe('lost');
});

test('another slot begins anew from whatever was before', () => {
  const phases: HoldPhase[] = ['none', 'asking', 'held', 'lost', 'ended', 'unreachable'];
  expect(phases.map((phase) => nextHoldPhase(phase, 'want'))).toEqual(phases.map(() => 'asking'));
  expect(phases.map((phase) => nextHoldPhase(phase, 'leave'))).toEqual(phases.map(() => 'none'));
});

test('an answer to a question that nobody asks any more changes nothing', () => {
  expect(after('want', 'leave', 'granted')).toBe('none');
  expect(after('want', 'granted', 'gone', 'refused')).toBe('ended');
});

test('the time left does not depend on what this device takes the time for', () => {
  const hold = { createdAt: '2026-11-24T10:00:00.000Z', expiresAt: '2026-11-24T10:05:00.000Z' };
  for (const wrongMs of [0, 86_400_000, -86_400_000]) {
    const at = Date.parse('2026-11-24T10:00:00.100Z') + wrongMs;
    expect(secondsLeft(hold, at, at)).toBe(300);
    expect(secondsLeft(hold, at, at + 299_500)).toBe(1);
    expect(secondsLeft(hold, at, at + 400_000)).toBe(0);
  }
  expect(secondsLeft({ ...hold, expiresAt: null }, 0, 0)).toBeNull();
});

test('what only waits for the server’s word is this person’s own', () => {
  expect(isOwnHold({ accountId: null }, 'me')).toBe(true);
  expect(isOwnHold({ accountId: 'me' }, 'me')).toBe(true);
  expect(isOwnHold({ accountId: 'you' }, 'me')).toBe(false);
});
