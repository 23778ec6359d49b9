import { expect, it } from 'vitest';
import { formatAmount, formatMoney } from '@/ui/formatMoney';

it('money leaves out decimals that say nothing', () => {
  expect(formatMoney(7500, 'EUR')).toBe('€75');
  expect(formatMoney(7250, 'EUR')).toBe('€72.50');
  expect(formatMoney(0, 'EUR')).toBe('€0');
});

it('money reads as the language writes it', () => {
  expect([7500, 7250, 123_456].map((cents) => formatMoney(cents, 'EUR', 'de'))).toEqual([
    '75\u00a0€',
    '72,50\u00a0€',
    '1.234,56\u00a0€',
  ]);
});

it('amounts of a column all have their decimals', () => {
  expect([7500, 7250, 0, 123_456].map((cents) => formatAmount(cents, 'USD'))).toEqual([
    '$75.00',
    '$72.50',
    '$0.00',
    '$1,234.56',
  ]);
});
