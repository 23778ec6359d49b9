import { describe, expect, test } from 'vitest';
import { nextExpected, visitsHere } from '@/dashboards/clinic/visit/visitsInOrder';
import { partsWords } from '@/dashboards/clinic/visit/visitWords';
import { appointmentStatuses } from '@/features/appointments/appointmentStatus';
import { appointmentRow, at, firstDay } from '../../features/appointments/page/practiceRows';

const row = (n: number, status: (typeof appointmentStatuses)[number], time: string) =>
  appointmentRow(n, { status, time });
const noon = Date.parse(at(firstDay, '12:00'));

describe('who is here', () => {
  test('those being treated, then those who wait, each in the order of their times', () => {
    const rows = [
      row(0, 'arrived', '09:00'),
      row(1, 'inProgress', '09:30'),
      row(2, 'arrived', '10:00'),
      row(3, 'inProgress', '11:00'),
    ];
    expect(visitsHere(rows).map(({ id }) => id)).toEqual([1, 3, 0, 2].map((n) => rows[n]?.id));
  });

  test('nobody who has not come yet, or is gone', () => {
    const rows = appointmentStatuses.map((status, n) => row(n, status, '09:00'));
    expect(visitsHere(rows).map(({ status }) => status)).toEqual(['inProgress', 'arrived']);
  });
});

describe('who is expected next', () => {
  test('the first who has not come and is not over', () => {
    const rows = [
      row(0, 'confirmed', '10:00'),
      row(1, 'cancelled', '11:30'),
      row(2, 'arrived', '12:00'),
      row(3, 'requested', '12:30'),
      row(4, 'confirmed', '13:00'),
    ];
    expect(nextExpected(rows, noon)?.id).toBe(rows[3]?.id);
  });

  test('who is late is still expected until their time is over', () => {
    const late = row(0, 'confirmed', '11:30');
    expect(nextExpected([late], noon)).toBe(late);
    expect(nextExpected([late], Date.parse(late.endsAt))).toBeNull();
  });
});

test.each([
  [{ hasNote: true, hasInvoice: true, used: 2 }, 'with note, invoice and 2 things used'],
  [{ hasNote: false, hasInvoice: true, used: 1 }, 'with invoice and 1 thing used'],
  [{ hasNote: false, hasInvoice: true, used: 0 }, 'with invoice'],
  [{ hasNote: false, hasInvoice: false, used: 0 }, ''],
])('the parts of a visit in words: %o', (parts, words) => {
  expect(partsWords(parts)).toBe(words);
});
