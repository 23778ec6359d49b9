import { describe, expect, test } from 'vitest';
import { groupReferrals, sameReferralItems } from '@/dashboards/clinic/referrals/referralGroups';
import type { Day } from '@/domain/primitives';
import type { Referral } from '@/features/referrals/referral';

const today = '2026-11-24' as Day;

function row(
  id: string,
  status: Referral['status'],
  dueOn: string | null,
  updatedAt = '2026-11-01',
): Referral {
  return { id, status, dueOn, updatedAt: `${updatedAt}T00:00:00.000Z` } as unknown as Referral;
}

const rows = [
  row('a', 'sent', null),
  row('b', 'completed', '2026-11-01', '2026-11-02'),
  row('c', 'accepted', '2026-11-30'),
  row('d', 'sent', '2026-11-10'),
  row('e', 'draft', '2026-12-24'),
  row('f', 'cancelled', null, '2026-11-20'),
  row('g', 'sent', '2026-11-25'),
];

const lines = (of: readonly Referral[]) =>
  groupReferrals(of, today).map((item) =>
    item.kind === 'heading' ? `${item.group} ${item.count}` : item.id,
  );

describe('the list of referrals', () => {
  test('has the most pressing first, and of what is done the latest', () => {
    const expected = ['overdue 1', 'd', 'soon 2', 'g', 'c', 'open 2', 'e', 'a', 'done 2', 'f', 'b'];
    expect(lines(rows)).toEqual(expected);
  });

  test('is in the same order whatever the rows came in, and has no heading over nothing', () => {
    expect(lines(rows.toReversed())).toEqual(lines(rows));
    expect(lines([row('a', 'sent', null), row('b', 'sent', null)])).toEqual(['open 2', 'a', 'b']);
    expect(lines([])).toEqual([]);
  });

  test('is the same until a line comes, goes or moves', () => {
    const items = groupReferrals(rows, today);
    expect(sameReferralItems(items, groupReferrals([...rows], today))).toBe(true);
    expect(sameReferralItems(items, groupReferrals(rows.slice(1), today))).toBe(false);
    const moved = rows.map((one) => (one.id === 'd' ? { ...one, dueOn: today } : one));
    expect(sameReferralItems(items, groupReferrals(moved, today))).toBe(false);
  });
});
