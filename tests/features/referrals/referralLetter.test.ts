import { expect, test } from 'vitest';
import { type LetterFacts, referralLetter } from '@/features/referrals/referralLetter';

const facts: LetterFacts = {
  practice: 'Royal Care',
  writtenOn: 'Tuesday 24 November 2026',
  toProvider: 'City Hospital',
  patient: { name: 'Ana Cruz', bornOn: '14 Mar 1950', address: '1 Elm Street', phone: '+1 555 0100' },
  reason: 'Knee pain.\n\nPlease look at the meniscus.',
  dueOn: 'Tuesday 8 December 2026',
  from: 'Maria Santos',
};

test('a letter says who writes, to whom, about whom, why, and by when', () => {
  expect(referralLetter(facts)).toBe(`Royal Care

Tuesday 24 November 2026

To City Hospital

Referral of Ana Cruz, born 14 Mar 1950
1 Elm Street
Telephone +1 555 0100

Dear colleague,

thank you for seeing Ana Cruz. The reason for this referral:

Knee pain.

Please look at the meniscus.

Please let us have your answer by Tuesday 8 December 2026.

Kind regards,
Maria Santos
Royal Care
`);
});

test('what is not known leaves no gap in it', () => {
  const patient = { name: 'Ana Cruz', bornOn: null, address: null, phone: null };
  const letter = referralLetter({ ...facts, patient, dueOn: null });
  expect(letter).toContain('\n\nReferral of Ana Cruz\n\nDear colleague,');
  expect(letter).not.toMatch(/null|undefined|answer by|\n{3,}| {2}/);
});
