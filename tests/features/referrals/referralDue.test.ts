import { describe, expect, test } from 'vitest';
import type { Day } from '@/domain/primitives';
import { dueStateOf } from '@/features/referrals/referralDue';
import { referralStatuses } from '@/features/referrals/referralStatus';

const today = '2026-11-24' as Day;
const stateOf = (status: (typeof referralStatuses)[number], dueOn: string | null) =>
  dueStateOf({ status, dueOn: dueOn as Day | null }, today);

describe('how pressing a referral is', () => {
  test('overdue from the day after, due soon for a week, and open before or without a day', () => {
    const days = ['2026-11-23', '2026-11-24', '2026-12-01', '2026-12-02', null];
    expect(days.map((day) => stateOf('sent', day))).toEqual(['overdue', 'soon', 'soon', 'open', 'open']);
  });

  test('a draft nobody sent in time is overdue as well', () => {
    expect(stateOf('draft', '2026-11-23')).toBe('overdue');
  });

  test('what is over is never due', () => {
    const over = referralStatuses.filter((status) => stateOf(status, '2020-01-01') === 'done');
    expect(over).toEqual(['completed', 'declined', 'cancelled']);
  });
});
