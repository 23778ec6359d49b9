import { describe, expect, test } from 'vitest';
import { isLow } from '@/features/inventory/inventoryItem';
import { parseAmount, parseCount } from '@/features/inventory/parseCount';
import { formatStock, movedWords, stockStateOf, unitOf } from '@/features/inventory/stockWords';

describe('how one thing stands', () => {
  test.each([
    [0, 0, 'out'],
    [0, 6, 'out'],
    [1, 0, 'enough'],
    [6, 6, 'low'],
    [7, 6, 'enough'],
    [-1, 6, 'out'],
  ] as const)('%i with orders at %i: %s', (quantity, reorderLevel, state) => {
    expect(stockStateOf({ quantity, reorderLevel })).toBe(state);
    // What has run out runs low as well.
    expect(isLow({ quantity, reorderLevel })).toBe(state !== 'enough');
  });
});

describe('words', () => {
  test.each([
    [1, 'bottle', 'bottle'],
    [0, 'bottle', 'bottles'],
    [2, 'box', 'boxes'],
    [2, 'bunch', 'bunches'],
    [2, 'battery', 'batteries'],
    [2, 'tray', 'trays'],
    [250, 'ml', 'ml'],
    [3, 'pcs', 'pcs'],
    [3, 'm²', 'm²'],
  ])('%i of %s are called %s', (count, unit, words) => {
    expect(unitOf(count, unit)).toBe(words);
  });

  test('say what was taken or added, and what there is then', () => {
    expect(movedWords('Almond oil', -2, 4)).toBe('Almond oil: 2 taken, 4 left');
    expect(movedWords('Almond oil', 1_200, 1_204, ' by somebody else')).toBe(
      'Almond oil: 1,200 added by somebody else, 1,204 there',
    );
  });

  test('have a sign where it is about a change', () => {
    expect([-3, 0, 24].map((count) => formatStock(count, 'always'))).toEqual(['−3', '0', '+24']);
    expect(formatStock(1_250)).toBe('1,250');
  });
});

describe('what somebody types', () => {
  test.each([
    ['12', 12],
    [' 1,200 ', 1_200],
    ['0', 0],
    ['', null],
    ['1.5', null],
    ['-1', null],
    ['1e3', null],
    ['99999999999', null],
  ])('%j is the count %s', (text, count) => {
    expect(parseCount(text)).toBe(count);
  });

  test.each([
    ['3', 3, 0],
    ['+24', 24, 1],
    ['- 3', 3, -1],
    ['−3', 3, -1],
  ])('%j is an amount of %i with the sign %i', (text, size, sign) => {
    expect(parseAmount(text)).toEqual({ size, sign });
  });

  test.each(['', '+', '--3', '3-', 'three'])('%j is no amount', (text) => {
    expect(parseAmount(text)).toBeNull();
  });
});
