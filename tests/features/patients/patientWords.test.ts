import { describe, expect, test } from 'vitest';
import { compareWords, patientWords, rankOf, typedWords } from '@/features/patients/patientWords';

const person = (
  lastName: string,
  firstName = 'Ana',
  phone: string | null = null,
  email: string | null = null,
) => ({
  lastName,
  firstName,
  phone,
  email,
});
const rank = (row: ReturnType<typeof person>, text: string) => rankOf(row, typedWords(text));

test('names come first, without accents and capitals; a number also as bare digits', () => {
  expect(patientWords(person('Bergström', 'Éva', '+1 (212) 555-0100', 'E@x.org'))).toBe(
    ' bergstrom eva  1  212  555 0100 e x org 12125550100',
  );
  expect(patientWords(person('Cruz'))).toBe(' cruz ana  ');
});

describe('what was typed is found', () => {
  const row = person('Bergström', 'Éva', '+1 212 555 0100', 'eva@example.com');
  test.each([
    ['berg', 1],
    ['BERGSTROM', 1],
    ['Bergström', 1],
    ['eva', 2],
    ['eva berg', 2],
    ['berg eva', 1],
    ['strom', 3],
    ['b', 1],
    ['e', 2],
    ['212-555', 2],
    ['+12125550100', 2],
    ['(212)555-0100', 2],
    ['2125550', 3],
    ['555 0100', 2],
    ['example.com', 2],
    ['eva@example.com', 2],
    ['xample', 3],
  ])('%j with rank %d', (text, expected) => {
    expect(rank(row, text)).toBe(expected);
  });

  test.each(['rg', 'tr', 'zora', 'eva x', '555 0101', '', ' ', '@', '%', '_'])('%j is not', (text) => {
    expect(rank(row, text)).toBe(0);
  });
});

test('the order is by last name, then first name, whatever the language of the browser', () => {
  const rows = [
    person('Smithson'),
    person('Smith', 'Zoe'),
    person('Ångström'),
    person('smith', 'Ana'),
    person('Zorn'),
  ];
  expect(rows.toSorted(compareWords).map(({ lastName, firstName }) => `${lastName} ${firstName}`)).toEqual([
    'Ångström Ana',
    'smith Ana',
    'Smith Zoe',
    'Smithson Ana',
    'Zorn Ana',
  ]);
});
