import { expect, test } from 'vitest';
import type { Id, Instant } from '@/domain/primitives';
import { hereWords, initialsOf, othersHere, samePeople } from '@/features/presence/othersHere';
import type { Presence } from '@/features/presence/presence';

const idOf = (n: number) => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}` as Id;
const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24, 12, 0, seconds)).toISOString() as Instant;

function presence(n: number, account: number | null, seconds = 0): Presence {
  return {
    id: idOf(n),
    rev: 1,
    createdAt: at(0),
    updatedAt: at(seconds),
    subject: 'patient',
    subjectId: idOf(99),
    beat: 0,
    accountId: account === null ? null : idOf(account),
    name: account === null ? null : `Person ${account}`,
    expiresAt: account === null ? null : at(seconds + 75),
  };
}

test('everybody else is told once, however many tabs they have, and oneself never', () => {
  const entries = [
    { row: presence(1, 10), at: 1_000 },
    { row: presence(2, 11), at: 2_000 },
    { row: presence(3, 10, 30), at: 5_000 },
    { row: presence(4, 12), at: 3_000 },
    { row: null, at: 9_000 },
    { row: presence(5, null), at: 9_000 },
  ];
  expect(othersHere(entries, idOf(12))).toEqual([
    { id: idOf(1), accountId: idOf(10), name: 'Person 10', untilMs: 5_000 + 90_000 },
    { id: idOf(2), accountId: idOf(11), name: 'Person 11', untilMs: 2_000 + 90_000 },
  ]);
});

test('how long one lasts does not depend on whose clock is right', () => {
  const [one] = othersHere([{ row: presence(1, 10, 3_600), at: 7 }], idOf(12));
  expect(one?.untilMs).toBe(7 + 90_000);
});

test('two answers are the same if nobody came, went or was renewed', () => {
  const here = othersHere([{ row: presence(1, 10), at: 1 }], idOf(12));
  expect(samePeople(here, othersHere([{ row: presence(1, 10), at: 1 }], idOf(12)))).toBe(true);
  expect(samePeople(here, othersHere([{ row: presence(1, 10), at: 2 }], idOf(12)))).toBe(false);
  expect(samePeople(here, [])).toBe(false);
});

test.each([
  [[], ''],
  [['Ana'], 'Also here: Ana'],
  [['Ana', 'Ben'], 'Also here: Ana and Ben'],
  [['Ana', 'Ben', 'Cy'], 'Also here: Ana, Ben and 1 other'],
  [['Ana', 'Ben', 'Cy', 'Di'], 'Also here: Ana, Ben and 2 others'],
])('%j reads as it is said', (names, words) => {
  expect(hereWords(names)).toBe(words);
});

test.each([
  ['Ana Cruz', 'AC'],
  ['ana', 'A'],
  ['Ana Maria de la Cruz', 'AC'],
  ['  Éva  Ömer ', 'ÉÖ'],
  ['𝒜na', '𝒜'],
  ['', ''],
])('%j has initials', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
