import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardFormula, unguardFormula } from '@/features/imports/formulaGuard';

const anyText = fc.oneof(
  fc.string(),
  fc.array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\n', 'a')).map((parts) => parts.join('')),
);

test('what is guarded is no formula, and comes back as it was', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const guarded = guardFormula(text);
      expect(guarded).not.toMatch(/^[=+\-@\t\r\n]/);
      expect(unguardFormula(guarded)).toBe(text);
    }),
    { numRuns: 2_000 },
  );
});

test('what is no formula stays as it is', () => {
  for (const text of ['', 'Ada', "'", "''", "O'Neill", "'s-Hertogenbosch", 'a=1']) {
    expect([guardFormula(text), unguardFormula(text)]).toEqual([text, text]);
  }
});
