import { expect, test } from 'vitest';
import { readTime } from '@/features/assistant/engine/readTime';

const at = (hour: number, minute = 0) => ({ kind: 'at', minute: hour * 60 + minute });
const within = (from: number, to: number) => ({ kind: 'within', from: from * 60, to: to * 60 });

test.each([
  ['at 3', at(15)],
  ['at 10', at(10)],
  ['3pm', at(15)],
  ['9:45am', at(9, 45)],
  ['15:30', at(15, 30)],
  ['half past three', at(15, 30)],
  ['quarter to 4', at(15, 45)],
  ['at noon', at(12)],
  ['3 in the afternoon', at(15)],
  ['at 8 in the evening', at(20)],
  ['after 3', within(15, 24)],
  ['not before 2pm', within(14, 24)],
  ['before noon', within(0, 12)],
  ['between 2 and 4', within(14, 16)],
  ['tomorrow afternoon', within(12, 18)],
  ['um 14 Uhr 30', at(14, 30)],
  ['halb vier', at(15, 30)],
  ['8 Uhr', at(8)],
  ['nach 15 Uhr', within(15, 24)],
  ['nachmittags', within(12, 18)],
  ['on 24 November', null],
  ['about 2 December', null],
  ['after the 24th', null],
  ['am 24.11.', null],
  ['in two weeks', null],
  ['60 minutes', null],
  ['I am free', null],
  ['at 25:00', null],
])('%s', (text, wish) => {
  expect(readTime(text).wish).toEqual(wish);
});

test('what is left still tells the day', () => {
  expect(readTime('heute früh um 9').rest).toContain('heute');
  expect(readTime('tonight after 6').rest).toContain('tonight');
});
