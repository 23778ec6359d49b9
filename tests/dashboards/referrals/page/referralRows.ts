import type { Day, Instant } from '@/domain/primitives';
import type { Referral } from '@/features/referrals/referral';
import { idOf } from '../../../features/appointments/page/practiceRows';

/** The referral of this number; its patient has the same. From Maria, by default. */
export function referralRow(n: number, fields: Partial<Referral> = {}): Referral {
  return {
    id: idOf(7, n),
    rev: 1,
    createdAt: '2026-11-01T00:00:00.000Z' as Instant,
    updatedAt: '2026-11-01T00:00:00.000Z' as Instant,
    patientId: idOf(4, n),
    fromStaffId: idOf(1, 0),
    toProvider: 'City Hospital',
    reason: 'Knee pain that does not get better.\nPlease look at the meniscus.',
    status: 'sent',
    dueOn: null,
    ...fields,
  };
}

const day = (text: string) => text as Day;

/** Today is the 24th. */
export const referrals: readonly Referral[] = [
  referralRow(0, { dueOn: day('2026-11-18') }),
  referralRow(1, { status: 'accepted', toProvider: 'Dr. Amir Rahimi, Neurology', dueOn: day('2026-11-22') }),
  referralRow(2, {
    toProvider: 'Riverside Physiotherapy',
    dueOn: day('2026-11-25'),
    fromStaffId: idOf(1, 1),
  }),
  referralRow(3, { status: 'draft', toProvider: 'Manhattan Imaging', dueOn: day('2026-12-22') }),
  referralRow(4, { status: 'draft', toProvider: 'Podiatry on Court Street', fromStaffId: idOf(1, 1) }),
  referralRow(5, { status: 'accepted', toProvider: 'Women’s Health Clinic' }),
  referralRow(6, { status: 'completed', toProvider: 'Riverside Physiotherapy', dueOn: day('2026-11-02') }),
  referralRow(7, { status: 'declined', toProvider: 'City Hospital, Pain Clinic' }),
  referralRow(8, { status: 'cancelled', toProvider: 'Manhattan Imaging' }),
];

/** As many more, all of them open. */
export function manyReferrals(count: number): Referral[] {
  return Array.from({ length: count }, (_, n) => ({
    ...referralRow(100 + n),
    patientId: idOf(4, n % 60),
  }));
}
