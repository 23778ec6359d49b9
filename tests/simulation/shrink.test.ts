import { expect, test } from 'vitest';
import { shrink } from './shrink';

const hundred = Array.from({ length: 100 }, (_none, n) => n);

test('what is left is what it takes, in order', () => {
  const fails = (some: readonly number[]) => some.includes(17) && some.includes(71) && some.includes(72);
  expect(shrink(hundred, fails)).toEqual([17, 71, 72]);
});

test('steps that matter only together are kept, those that take each other’s place are not', () => {
  const fails = (some: readonly number[]) => some.length % 2 === 0 && (some.includes(3) || some.includes(97));
  const left = shrink(hundred, fails);
  expect(fails(left)).toBe(true);
  expect(left).toHaveLength(2);
});

test('it gives up after so many tries with what it has', () => {
  let tries = 0;
  const left = shrink(hundred, (some) => (tries++, some.includes(50)), 5);
  expect([tries, left.includes(50)]).toEqual([5, true]);
});
