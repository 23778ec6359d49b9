import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LockstepError } from '@/domain/errors';
import type { Day, Id } from '@/domain/primitives';
import { isOverdue, owedOf, totalOf } from '@/features/invoices/invoice';
import { invoiceDraftOf } from '@/features/invoices/invoiceDraftOf';
import { withPayment } from '@/features/invoices/invoicePayment';
import { lineProblems, newLine, withMovedLine, withoutBlankLines } from '@/features/invoices/lineEdits';
import { parseMoney } from '@/features/invoices/parseMoney';
import { invoiceRow, line } from '../../dashboards/billing/page/billingRows';
import { idOf } from '../appointments/page/practiceRows';

describe('parseMoney', () => {
  it.each([
    ['12', 1_200],
    ['12.5', 1_250],
    ['12,50', 1_250],
    ['.5', 50],
    ['12.', null],
    ['1,234.50', 123_450],
    ['1.234,50', 123_450],
    ['1,234', 123_400],
    ['$ 1 234', 123_400],
    ['72.50 €', 7_250],
    ['0', 0],
    ['', null],
    [' ', null],
    ['1.234', null],
    ['1,23,4', null],
    ['12.345', null],
    ['-5', null],
    ['5 or 6', null],
    ['1e3', null],
    ['9'.repeat(20), null],
  ])('reads %j as %j', (text, cents) => {
    expect(parseMoney(text)).toBe(cents);
  });

  it('reads every amount as it is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (cents) => {
        expect(parseMoney((cents / 100).toFixed(2))).toBe(cents);
        const shown = (cents / 100).toLocaleString('en-GB', { style: 'currency', currency: 'EUR' });
        expect(parseMoney(shown)).toBe(cents);
      }),
    );
  });
});

describe('lines', () => {
  const lines = [line('A', 100), line('B', 250, 2)];

  it('come to the sum of their amounts', () => {
    expect(totalOf(lines)).toBe(600);
    expect(totalOf([])).toBe(0);
  });

  it('move by one place, and no further than there is one', () => {
    expect(withMovedLine(lines, 1, -1)).toEqual([lines[1], lines[0]]);
    expect(withMovedLine(lines, 0, -1)).toBeNull();
    expect(withMovedLine(lines, 1, 1)).toBeNull();
  });

  it('in which nothing stands are none', () => {
    expect(withoutBlankLines([newLine(), line(' ', 0), ...lines])).toEqual(lines);
    expect(withoutBlankLines([line('', 1)]).length).toBe(1);
  });

  it('say what is wrong with them, by place and field', () => {
    expect([...lineProblems(lines).keys()]).toEqual([]);
    const wrong = [line('', 100), { ...line('B', Number.NaN), quantity: Number.NaN }, line('C', 1, 10_000)];
    expect([...lineProblems(wrong).keys()]).toEqual([
      '0.description',
      '1.quantity',
      '1.unitCents',
      '2.quantity',
    ]);
    expect(lineProblems([line('A yacht', 1_000_000_000, 2)]).has('total')).toBe(true);
  });
});

describe('what is owed', () => {
  it('is nothing of drafts and void ones, and the rest of all others', () => {
    const lines = [line('A', 5_000)];
    expect(owedOf(invoiceRow(1, { lines, status: 'draft' }))).toBe(0);
    expect(owedOf(invoiceRow(1, { lines, status: 'void' }))).toBe(0);
    expect(owedOf(invoiceRow(1, { lines }))).toBe(5_000);
    expect(owedOf({ ...invoiceRow(1, { lines }), paidCents: 2_000 as never })).toBe(3_000);
  });

  it('is overdue from the day after', () => {
    const row = invoiceRow(1, { dueOn: '2026-11-20' as Day });
    expect(isOverdue(row, '2026-11-20' as Day)).toBe(false);
    expect(isOverdue(row, '2026-11-21' as Day)).toBe(true);
    expect(isOverdue({ ...row, status: 'paid' }, '2026-11-21' as Day)).toBe(false);
    expect(isOverdue({ ...row, dueOn: null }, '2026-11-21' as Day)).toBe(false);
  });
});

describe('withPayment', () => {
  const payment = (amountCents: number) =>
    ({ id: idOf(8, 1), at: '2026-11-24T12:00:00.000Z', amountCents, method: 'cash' }) as never;
  const codeOf = (run: () => unknown) => {
    try {
      run();
      return null;
    } catch (error) {
      return error instanceof LockstepError ? error.code : error;
    }
  };

  it('adds up to what is owed, and no further', () => {
    const row = invoiceRow(1, { lines: [line('A', 5_000)] });
    expect(withPayment(row, payment(5_000), 'USD').length).toBe(1);
    expect(codeOf(() => withPayment(row, payment(5_001), 'USD'))).toBe('not_enough');
  });

  it('is refused of drafts, void ones and whoever pays a thousand times', () => {
    for (const status of ['draft', 'void'] as const)
      expect(codeOf(() => withPayment(invoiceRow(1, { status }), payment(1), 'USD'))).toBe('locked');
    const payments = Array.from({ length: 1_000 }, () => payment(1));
    const row = invoiceRow(1, { payments });
    expect(codeOf(() => withPayment(row, payment(1), 'USD'))).toBe('against_rules');
  });
});

it('a draft of a visit has one line, its service at its price', () => {
  const visit = { id: 'a' as Id, patientId: 'p' as Id };
  const service = { name: 'Back massage', priceCents: 8_500 };
  expect(invoiceDraftOf(visit, service)).toEqual({
    patientId: 'p',
    appointmentId: 'a',
    status: 'draft',
    dueOn: null,
    lines: [line('Back massage', 8_500)],
  });
  const dated = invoiceDraftOf(visit, service, { on: '24 Nov 2026', dueOn: '2026-12-08' as Day });
  expect(dated).toMatchObject({ dueOn: '2026-12-08', lines: [line('Back massage, 24 Nov 2026', 8_500)] });
});
