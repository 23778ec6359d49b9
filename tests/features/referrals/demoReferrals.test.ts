import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Day } from '@/domain/primitives';
import { referrals } from '@/features/referrals/referral';
import { dueStateOf } from '@/features/referrals/referralDue';
import { referralStatuses } from '@/features/referrals/referralStatus';
import { demoReferrals } from '@/server/demo/demoReferrals';

const today = Temporal.PlainDate.from('2026-11-24');
const id = '01900000-0000-7000-8000-000000000000';

describe('the referrals of the demo', () => {
  const rows = demoReferrals(today, 200);

  test('are in every state, two overdue and some due soon', () => {
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(referralStatuses));
    const states = rows.map((row) =>
      dueStateOf({ ...row, dueOn: row.dueOn as Day | null }, '2026-11-24' as Day),
    );
    expect(states.filter((state) => state === 'overdue')).toHaveLength(2);
    expect(states.filter((state) => state === 'soon').length).toBeGreaterThan(1);
    expect(rows).toHaveLength(14);
  });

  test('are what somebody could have typed, and name patients that are there', () => {
    for (const { patient, from, ...fields } of demoReferrals(today, 50)) {
      expect(patient).toBeLessThan(50);
      expect(from).toBeLessThan(3);
      const read = referrals.draft.safeParse({ ...fields, patientId: id, fromStaffId: id });
      expect(read.data).toEqual({ ...fields, patientId: id, fromStaffId: id });
    }
  });
});
