import { describe, expect, test } from 'vitest';
import { Day } from '@/domain/primitives';
import {
  capitalise,
  formatCount,
  withArticle,
  formatDate,
  formatDay,
  formatDuration,
  formatWeek,
  formatWeekday,
} from '@/ui/format';

const day = (text: string) => Day.parse(text);

describe('a day', () => {
  test('is weekday, day and month', () => {
    expect(formatDay(day('2026-11-24'))).toBe('Tue 24 Nov');
    expect(formatDay(day('2026-11-24'), { weekday: 'long' })).toBe('Tuesday 24 November');
  });

  test('has a word beside today, and its year if that is another one', () => {
    const relativeTo = day('2026-12-31');
    expect(formatDay(day('2026-12-30'), { relativeTo })).toBe('Yesterday');
    expect(formatDay(day('2026-12-31'), { relativeTo })).toBe('Today');
    expect(formatDay(day('2027-01-01'), { relativeTo })).toBe('Tomorrow');
    expect(formatDay(day('2027-01-02'), { relativeTo })).toBe('Sat 2 Jan 2027');
  });
});

describe('in German', () => {
  const language = 'de';

  test('a day has its full stop, its weekday a comma only in full, and words of its own beside today', () => {
    expect(formatDay(day('2026-11-24'), { language })).toBe('Di 24. Nov');
    expect(formatDay(day('2026-11-24'), { weekday: 'long', language })).toBe('Dienstag, 24. November');
    const relativeTo = day('2026-12-31');
    expect(formatDay(day('2026-12-30'), { relativeTo, language })).toBe('Gestern');
    expect(formatDay(day('2026-12-31'), { relativeTo, language })).toBe('Heute');
    expect(formatDay(day('2027-01-01'), { relativeTo, language })).toBe('Morgen');
    expect(formatDay(day('2027-01-02'), { relativeTo, language })).toBe('Sa 2. Jan 2027');
    expect(formatWeekday(day('2026-11-24'), 'long', language)).toBe('Dienstag');
    expect(formatDate(day('2026-03-01'), language)).toBe('1. März');
  });

  test('a week says only what differs', () => {
    expect(formatWeek(day('2026-11-23'), language)).toBe('23.–29. Nov 2026');
    expect(formatWeek(day('2026-11-30'), language)).toBe('30. Nov – 6. Dez 2026');
    expect(formatWeek(day('2026-12-28'), language)).toBe('28. Dez 2026 – 3. Jan 2027');
  });

  test('what was formatted in one language is not shown in the other', () => {
    expect([formatDay(day('2026-05-05')), formatDay(day('2026-05-05'), { language })]).toEqual([
      'Tue 5 May',
      'Di 5. Mai',
    ]);
  });
});

test('a week says only what differs', () => {
  expect(formatWeek(day('2026-11-23'))).toBe('23–29 Nov 2026');
  expect(formatWeek(day('2026-11-30'))).toBe('30 Nov – 6 Dec 2026');
  expect(formatWeek(day('2026-12-28'))).toBe('28 Dec 2026 – 3 Jan 2027');
});

test('a duration is hours, and minutes if there are any', () => {
  expect([0, 45, 60, 65, 390].map(formatDuration)).toEqual(['0 h', '45 min', '1 h', '1 h 05', '6 h 30']);
});

test('one is not many', () => {
  expect([0, 1, 2].map((count) => formatCount(count, 'copy', 'copies'))).toEqual([
    '0 copies',
    '1 copy',
    '2 copies',
  ]);
  expect(capitalise('therapist')).toBe('Therapist');
});

test('takes the article that the practice’s own word has', () => {
  expect(['dentist', 'osteopath', 'Arzt', 'PT'].map(withArticle)).toEqual([
    'a dentist',
    'an osteopath',
    'an Arzt',
    'a PT',
  ]);
});
