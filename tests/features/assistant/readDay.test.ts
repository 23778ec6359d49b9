import { expect, test } from 'vitest';
import type { Day } from '@/domain/primitives';
import { readDays } from '@/features/assistant/engine/readDay';

/** A Wednesday. */
const today = '2026-11-25' as Day;
const read = (text: string, language: 'en' | 'de') =>
  readDays(text, language, today).map(({ from, to }) => (from === to ? from : `${from}..${to}`));

test.each([
  ['tomorrow', ['2026-11-26']],
  ['the day after tomorrow', ['2026-11-27']],
  ['friday', ['2026-11-27']],
  ['this friday', ['2026-11-27']],
  ['next friday', ['2026-12-04']],
  ['wednesday', ['2026-12-02']],
  ['tuesday next week', ['2026-12-01']],
  ['next week', ['2026-11-30..2026-12-06']],
  ['this week', ['2026-11-25..2026-11-29']],
  ['in 2 weeks', ['2026-12-09']],
  ['friday in two weeks', ['2026-12-11']],
  ['a week from friday', ['2026-12-04']],
  ['the weekend', ['2026-11-28..2026-11-29']],
  ['4 December', ['2026-12-04']],
  ['Dec 4th', ['2026-12-04']],
  ['12/4', ['2026-12-04']],
  ['2026-12-04', ['2026-12-04']],
  ['on the 4th', ['2026-12-04']],
  ['jan 5', ['2027-01-05']],
  ['from friday to saturday', ['2026-11-27', '2026-11-28']],
  ['wensday', ['2026-12-02']],
  ['may I come', []],
  ['the second one', []],
  ['the 1st one', []],
  ['30 February', []],
  ['in 20 minutes', []],
])('%s', (text, days) => {
  expect(read(text, 'en')).toEqual(days);
});

test.each([
  ['morgen', ['2026-11-26']],
  ['übermorgen', ['2026-11-27']],
  ['am Freitag', ['2026-11-27']],
  ['nächste Woche Dienstag', ['2026-12-01']],
  ['am 4.12.', ['2026-12-04']],
  ['4. Dezember', ['2026-12-04']],
  ['in zwei Wochen', ['2026-12-09']],
  ['Guten Morgen', []],
  ['so geht das nicht', []],
])('German: %s', (text, days) => {
  expect(read(text, 'de')).toEqual(days);
});
