import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Lines, scrollShift } from '@/ui/list/scrollShift';

/** Headings, in capitals, are 40 pixels high and rows 64. */
function lines(...keys: string[]): Lines {
  let end = 0;
  const tops = keys.map((key) => {
    const top = end;
    end += heightOf(key);
    return top;
  });
  return { keys, tops };
}

function heightOf(key: string): number {
  return key === key.toUpperCase() && key !== key.toLowerCase() ? 40 : 64;
}

const before = lines('a', 'b', 'c', 'd', 'e');

test('lines that come and go above the edge are scrolled by, each by its height', () => {
  expect(scrollShift(before, lines('x', 'H', 'a', 'b', 'c', 'd', 'e'), 160)).toBe(104);
  expect(scrollShift(before, lines('c', 'd', 'e'), 160)).toBe(-128);
});

test('where the line at the edge is gone, the next one stays', () => {
  expect(scrollShift(before, lines('a', 'b', 'd', 'e'), 128)).toBe(-64);
  expect(scrollShift(before, lines('a'), 192)).toBe(0);
});

test('a list that begins below the edge, or is the same, stays where it is', () => {
  expect(scrollShift(before, lines('x', 'a', 'b', 'c', 'd', 'e'), -1)).toBe(0);
  expect(scrollShift(before, before, 192)).toBe(0);
});

test('whatever comes and goes, what is looked at is at the same height afterwards', () => {
  const letters = Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJ');
  const keys = fc.shuffledSubarray(letters, { minLength: 1 });
  const run = fc.property(keys, keys, fc.nat(), (one, other, at) => {
    const [from, to] = [lines(...one), lines(...other)];
    const first = at % one.length;
    // Somewhere within the line at the edge.
    const edge = (from.tops[first] ?? 0) + (at % 40);
    const stays = one.slice(first).find((key) => other.includes(key));
    const shift = scrollShift(from, to, edge);
    if (stays === undefined) expect(shift).toBe(0);
    else expect((to.tops[other.indexOf(stays)] ?? 0) - shift).toBe(from.tops[one.indexOf(stays)]);
  });
  fc.assert(run);
});
