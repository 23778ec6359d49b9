import { expect, test } from 'vitest';
import { valueText } from '@/ui/record/valueText';

test.each([
  [null, ''],
  [undefined, ''],
  ['two\nlines', 'two\nlines'],
  [12.5, '12.5'],
  [true, 'Yes'],
  [false, 'No'],
  [[], ''],
  [['a', 'b'], 'a\nb'],
  [[{ text: 'Massage', count: 2, note: null }], 'Massage, 2'],
])('%j reads as a person would write it', (value, text) => {
  expect(valueText(value)).toBe(text);
});
