import { describe, expect, test } from 'vitest';
import { readWrittenDay } from '@/domain/writtenDay';

describe('a written day', () => {
  test.each([
    ['1980-11-24', '1980-11-24'],
    ['1980/11/24', '1980-11-24'],
    ['1980.11.24', '1980-11-24'],
    ['1980-1-4', '1980-01-04'],
    ['19801124', '1980-11-24'],
    ['1980-11-24 00:00:00', '1980-11-24'],
    ['1980-11-24T00:00:00.000Z', '1980-11-24'],
    ['24.11.1980', '1980-11-24'],
    ['4.3.1980', '1980-03-04'],
    ['24 Nov 1980', '1980-11-24'],
    ['24-Nov-1980', '1980-11-24'],
    ['24th November, 1980', '1980-11-24'],
    ['Nov 24, 1980', '1980-11-24'],
    ['Sept. 4 1980', '1980-09-04'],
    ['24/11/1980', '1980-11-24'],
    ['11/24/1980', '1980-11-24'],
    ['11-24-1980', '1980-11-24'],
    ['04/04/1980', '1980-04-04'],
    [' 1980-11-24 ', '1980-11-24'],
  ])('%s is %s', (text, day) => {
    expect(readWrittenDay(text)).toEqual({ day });
  });

  test.each([
    ['03/04/1980', 'could mean two days'],
    ['3-4-1980', 'could mean two days'],
    ['24.11.80', 'four digits'],
    ['11/24/80', 'four digits'],
    ['1980', 'no day that can be read'],
    ['29914', 'no day that can be read'],
    ['1980-11-24 13:05:00', 'no day that can be read'],
    ['24 Brumaire 1980', 'no day that can be read'],
    ['1980/11-24', 'no day that can be read'],
    ['soon', 'no day that can be read'],
  ])('%s is refused, without being repeated', (text, words) => {
    const read = readWrittenDay(text);
    expect(read).toHaveProperty('problem', expect.stringContaining(words));
    expect(JSON.stringify(read).replace('write it as 1980-11-24', '')).not.toContain(text);
  });
});
