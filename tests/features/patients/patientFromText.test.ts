import { expect, test } from 'vitest';
import type { Id } from '@/domain/primitives';
import { patientFacts, patientFromText } from '@/features/patients/patientFromText';
import { withRecent } from '@/features/patients/recentPatients';

test.each([
  ['ana cruz', { firstName: 'Ana', lastName: 'Cruz', phone: '', email: '' }],
  ['Ana Maria de la Cruz', { firstName: 'Ana Maria De La', lastName: 'Cruz', phone: '', email: '' }],
  ['Cruz, Ana Maria', { firstName: 'Ana Maria', lastName: 'Cruz', phone: '', email: '' }],
  ['ana', { firstName: 'Ana', lastName: '', phone: '', email: '' }],
  ['McDonald', { firstName: 'McDonald', lastName: '', phone: '', email: '' }],
  ['+1 555 0100', { firstName: '', lastName: '', phone: '+1 555 0100', email: '' }],
  ['Ana Cruz 555-0100', { firstName: 'Ana', lastName: 'Cruz', phone: '555-0100', email: '' }],
  ['ana@example.com', { firstName: '', lastName: '', phone: '', email: 'ana@example.com' }],
  ['', { firstName: '', lastName: '', phone: '', email: '' }],
])('%j begins a patient', (text, start) => {
  expect(patientFromText(text)).toEqual(start);
});

test('two of the same name are told apart by year of birth and phone, or e-mail', () => {
  expect(patientFacts({ birthDate: '1984-03-01', phone: '555', email: 'a@b.c' })).toBe('1984 · 555');
  expect(patientFacts({ birthDate: null, phone: null, email: 'a@b.c' })).toBe('a@b.c');
  expect(patientFacts({ birthDate: null, phone: null, email: null })).toBe('');
});

test('recents hold the last six, each once, the latest first', () => {
  const chosen = ['a', 'b', 'c', 'a', 'd', 'e', 'f', 'g'].map((id) => id as Id);
  expect(chosen.reduce<readonly Id[]>(withRecent, [])).toEqual(['g', 'f', 'e', 'd', 'a', 'c']);
});
