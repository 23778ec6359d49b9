import { describe, expect, test } from 'vitest';
import { readReferralChange } from '@/dashboards/clinic/referrals/readReferralChange';
import type { Referral } from '@/features/referrals/referral';
import type { OthersChange } from '@/store/useOthersChanges';

const row = {
  id: 'a',
  patientId: 'p',
  toProvider: 'City Hospital',
  status: 'accepted',
  dueOn: '2026-12-24',
} as unknown as Referral;
const sent: Referral = { ...row, status: 'sent' };

function read(
  op: 'created' | 'updated' | 'deleted',
  now: Referral | null,
  before?: Referral,
  { via = 'push', patient = null as string | null } = {},
) {
  const change = { event: { op, ...(now ? { row: now } : {}) }, extra: {}, via, before };
  return readReferralChange(change as unknown as OthersChange, () => patient);
}

describe('what somebody else did with a referral, in words', () => {
  const which = 'Referral to City Hospital';

  test('added, drafted, given another status, due on another day, changed, deleted', () => {
    expect(read('created', sent)?.words).toBe(`${which} added by somebody else`);
    expect(read('created', { ...row, status: 'draft' })?.words).toBe(`${which} drafted by somebody else`);
    expect(read('updated', row, sent)?.words).toBe(`${which} accepted by somebody else`);
    const before = { ...row, dueOn: null };
    expect(read('updated', row, before)?.words).toBe(
      `${which} is now due Thu 24 Dec, changed by somebody else`,
    );
    expect(read('updated', before, row)?.words).toBe(
      `${which} is due on no day now, changed by somebody else`,
    );
    expect(read('updated', row, row, { via: 'tab' })?.words).toBe(`${which} changed in another tab`);
    expect(read('deleted', null, row)?.words).toBe(`${which} deleted by somebody else`);
  });

  test('names the patient where the name is here', () => {
    const words = read('updated', row, sent, { patient: 'Ana Cruz' })?.words;
    expect(words).toBe('Referral of Ana Cruz to City Hospital accepted by somebody else');
  });

  test('concerns whoever looks at the status it has, or had', () => {
    expect(read('updated', row, sent)?.statuses).toEqual(['accepted', 'sent']);
  });

  test('a row that was never here is nothing to speak of', () => {
    expect(read('deleted', null)).toBeNull();
  });
});
