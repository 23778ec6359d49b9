import { describe, expect, it } from 'vitest';
import { compareInvoices, isListed, sumOf, tabOf } from '@/dashboards/clinic/billing/billingTab';
import { invoiceChangeWords } from '@/dashboards/clinic/billing/invoiceChangeWords';
import type { Day, Instant } from '@/domain/primitives';
import { type Invoice, invoices } from '@/features/invoices/invoice';
import type { OthersChange } from '@/store/useOthersChanges';
import { formatMoney } from '@/ui/formatMoney';
import { idOf } from '../../features/appointments/page/practiceRows';
import { invoiceRow, line } from './page/billingRows';

const due = (n: number, dueOn: string | null) => invoiceRow(n, { dueOn: dueOn as Day | null });
const paid = (n: number, amountCents: number) =>
  invoiceRow(n, {
    payments: [{ id: idOf(8, n), at: '2026-11-24T12:00:00.000Z', amountCents, method: 'cash' } as never],
  });

describe('the lists of billing', () => {
  it('begin with open ones unless the address names another', () => {
    expect([null, 'paid', 'visits', 'nonsense'].map(tabOf)).toEqual(['open', 'paid', 'visits', 'open']);
  });

  it('show what is owed by its due day, and what is settled from the latest number on', () => {
    const open = [due(1, null), due(2, '2026-12-01'), due(3, '2026-11-01'), due(4, '2026-12-01')];
    expect(open.toSorted(compareInvoices).map(({ number }) => number)).toEqual([3, 2, 4, 1]);
    const settled = [paid(1, 8_500), paid(3, 8_500), paid(2, 8_500)];
    expect(settled.toSorted(compareInvoices).map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  it('leave out what was settled long ago, and nothing that is owed', () => {
    const since = '2026-11-15T00:00:00.000Z';
    const old = { issuedAt: '2026-11-14T00:00:00.000Z' as Instant };
    expect(isListed({ ...paid(1, 8_500), ...old }, since)).toBe(false);
    expect(isListed(invoiceRow(1, { ...old, status: 'void' }), since)).toBe(false);
    expect(isListed(invoiceRow(1, old), since)).toBe(true);
  });

  it('come to what is owed of open ones', () => {
    const rows = [due(1, '2026-11-23'), due(2, '2026-11-24'), paid(3, 500)];
    expect(sumOf(rows, '2026-11-24')).toEqual({ count: 3, cents: 8_500 + 8_500 + 8_000, overdue: 1 });
    expect(sumOf([invoiceRow(1, { status: 'draft' })], '2026-11-24').cents).toBe(8_500);
  });
});

describe('somebody else’s change in words', () => {
  const said = (op: 'created' | 'updated' | 'deleted', row: Invoice | undefined, before?: Invoice) =>
    invoiceChangeWords(
      {
        entity: invoices,
        event: { op, id: idOf(7, 1), rev: 2, seq: 2, ...(row ? { row } : {}) },
        extra: {},
        via: 'push',
        before,
      } as unknown as OthersChange,
      (cents) => formatMoney(cents, 'USD'),
      'Ana Cruz',
    );
  const draft = invoiceRow(1, { status: 'draft' });
  const open = invoiceRow(1);

  it.each([
    ['Draft for Ana Cruz added by somebody else', 'created', draft, undefined],
    ['Draft for Ana Cruz changed by somebody else', 'updated', { ...draft, lines: [line('B', 1)] }, draft],
    ['Draft for Ana Cruz deleted by somebody else', 'deleted', undefined, draft],
    ['Invoice 1 issued by somebody else', 'updated', open, draft],
    ['Invoice 1: $20 paid, recorded by somebody else', 'updated', paid(1, 2_000), open],
    ['Invoice 1 made void by somebody else', 'updated', { ...open, status: 'void' }, open],
    ['Invoice 1 changed by somebody else', 'updated', { ...open, dueOn: null }, open],
  ] as const)('%s', (words, op, row, before) => {
    expect(said(op, row as Invoice | undefined, before)).toBe(words);
  });

  it('is nothing where nothing is known of it', () => {
    expect(said('deleted', undefined)).toBeNull();
  });
});
