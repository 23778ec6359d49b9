import { describe, expect, test } from 'vitest';
import { appointmentStatuses, nextStatuses } from '@/features/appointments/appointmentStatus';
import { InvoiceLine } from '@/features/invoices/invoice';
import { soapParts, treatments } from '@/features/treatments/treatment';
import {
  CompleteVisit,
  isCompletable,
  longestPart,
  noteParts,
  partField,
  stepsToCompleted,
  VisitLine,
} from '@/features/visits/visit';

const itemId = '01900007-0000-7000-8000-000000000000';

describe('a visit agrees with the entities that it becomes', () => {
  test('its note has the parts of a treatment record, as long as they may be there', () => {
    expect([...noteParts]).toEqual([...soapParts]);
    for (const part of noteParts) {
      for (const length of [0, 1, longestPart, longestPart + 1]) {
        const text = { [part]: 'x'.repeat(length) };
        expect(CompleteVisit.safeParse({ note: text }).success).toBe(
          treatments.patch.safeParse(text).success,
        );
      }
    }
  });

  test.each([
    { description: 'Massage', quantity: 1, unitCents: 0 },
    { description: ' Massage ', quantity: 9_999, unitCents: 1_000_000_000 },
    { description: '', quantity: 1, unitCents: 1 },
    { description: 'x'.repeat(200), quantity: 1, unitCents: 1 },
    { description: 'x'.repeat(201), quantity: 1, unitCents: 1 },
    { description: 'Massage', quantity: 0, unitCents: 1 },
    { description: 'Massage', quantity: 1.5, unitCents: 1 },
    { description: 'Massage', quantity: 10_000, unitCents: 1 },
    { description: 'Massage', quantity: 1, unitCents: -1 },
    { description: 'Massage', quantity: 1, unitCents: 1_000_000_001 },
    { description: 'Massage', quantity: 1, unitCents: 1, taxCents: 1 },
  ])('its lines are lines of an invoice: $description $quantity $unitCents', (line) => {
    const [here, there] = [VisitLine.safeParse(line), InvoiceLine.safeParse(line)];
    expect(here.success).toBe(there.success);
    expect(here.data).toEqual(there.data);
  });

  test('it is completed by legal steps, from the statuses that lead there without leaving anything out', () => {
    for (const status of appointmentStatuses.filter(isCompletable)) {
      const steps = stepsToCompleted(status);
      expect(steps.at(-1)).toBe('completed');
      for (const [n, step] of steps.entries())
        expect(nextStatuses((n === 0 ? status : steps[n - 1]) as typeof status)).toContain(step);
    }
    expect(appointmentStatuses.filter(isCompletable)).toEqual(['arrived', 'inProgress']);
  });
});

describe('a visit', () => {
  test('may say nothing at all, and nothing that it does not know', () => {
    expect(CompleteVisit.parse({})).toEqual({});
    for (const wrong of [{ status: 'completed' }, { note: { signedAt: null } }, { stock: [{ itemId }] }])
      expect(CompleteVisit.safeParse(wrong).success).toBe(false);
  });

  test('takes from the stock, never adds to it', () => {
    const use = (amount: number) => CompleteVisit.safeParse({ stock: [{ itemId, amount }] }).success;
    expect([1, 1_000_000].map(use)).toEqual([true, true]);
    expect([0, -1, 0.5, 1_000_001, Number.NaN].map(use)).toEqual([false, false, false, false, false]);
  });
});

test('a refused field is named as the one who sent the visit knows it', () => {
  expect(partField({ kind: 'stock', place: 1 }, 'amount')).toBe('stock.1.amount');
  expect(partField({ kind: 'note' }, 'performedAt')).toBe('note.performedAt');
  expect(partField({ kind: 'invoice' }, 'lines.0.quantity')).toBe('lines.0.quantity');
  expect(partField({ kind: 'invoice' }, 'dueOn')).toBe('dueOn');
  expect(partField({ kind: 'invoice' }, 'status')).toBe('issue');
  expect(partField({ kind: 'invoice' }, 'appointmentId')).toBe('invoice.appointmentId');
  expect(partField({ kind: 'appointment' }, 'status')).toBe('status');
});
