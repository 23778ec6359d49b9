import { expect, test } from 'vitest';
import type { Day } from '@/domain/primitives';
import { dayText, readBirthDay } from '@/features/patients/birthDay';
import { ageOn, ageWords } from '@/features/patients/patientAge';

test.each([
  ['1 May 1970', '1970-05-01'],
  ['01 may 1970', '1970-05-01'],
  ['1st May 1970', '1970-05-01'],
  ['May 1, 1970', '1970-05-01'],
  ['1 Sept 1990', '1990-09-01'],
  ['1970-05-01', '1970-05-01'],
  ['1970-5-1', '1970-05-01'],
  ['1.5.1970', '1970-05-01'],
  ['31. 12. 1999', '1999-12-31'],
  ['13/5/1970', '1970-05-13'],
  ['5/13/1970', '1970-05-13'],
  ['5/5/1970', '1970-05-05'],
  ['29 Feb 2000', '2000-02-29'],
])('%j is a day', (text, day) => {
  expect(readBirthDay(text)).toBe(day);
  expect(readBirthDay(dayText(day as Day))).toBe(day);
});

test.each([
  '',
  'may',
  '1 may',
  '5/6/1970',
  '29 feb 1999',
  '31.4.1970',
  '1 May 70',
  'tue',
  '1970',
  '1 Mabel 1970',
])('%j is none', (text) => {
  expect(readBirthDay(text)).toBeNull();
});

test.each([
  ['1950-03-14', 76, '76 years'],
  ['1950-11-24', 76, '76 years'],
  ['1950-11-25', 75, '75 years'],
  ['2025-11-24', 1, '12 months'],
  ['2026-10-25', 0, '0 months'],
  ['2026-10-24', 0, '1 month'],
  ['2024-11-25', 1, '23 months'],
  ['2026-11-25', null, ''],
])('who was born on %s is %s on 24 November 2026', (born, years, words) => {
  expect(ageOn('2026-11-24' as Day, born as Day)).toBe(years);
  expect(ageWords('2026-11-24' as Day, born as Day)).toBe(words);
});
