import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sight } from '@/features/audit/sight';
import { sightLedger, usualLedgerLimits } from '@/features/audit/sightLedger';

const limits = { windowMs: 1_000, mostTold: 1_000, mostDenied: 3 };
const sight = (more: Partial<Sight> = {}): Sight => ({
  practiceId: 'p',
  accountId: 'a',
  address: null,
  device: null,
  kind: 'opened',
  entity: 'patient',
  rowId: 'r',
  subjects: ['r'],
  rows: 1,
  fields: [],
  ...more,
});
const list = (...subjects: string[]) =>
  sight({ kind: 'listed', rowId: null, subjects, rows: subjects.length });

describe('what was seen', () => {
  it('[A9] is told at once, then counted, and told again when its window is over', () => {
    const ledger = sightLedger(limits);
    expect(ledger.take(sight(), 0)).toMatchObject([{ at: 0, repeats: null, subjects: ['r'] }]);
    expect(ledger.take(sight(), 10)).toEqual([]);
    expect(ledger.take(sight(), 999)).toEqual([]);
    expect(ledger.endOver(999)).toEqual([]);
    expect(ledger.endOver(1_000)).toMatchObject([
      { at: 999, repeats: { times: 2, since: 0 }, subjects: ['r'] },
    ]);
    expect(ledger.take(sight(), 1_001)).toMatchObject([{ at: 1_001, repeats: null }]);
    expect(ledger.endAll()).toEqual([]);
  });

  it('[A9] is another thing by another person, from elsewhere, of another row or asked by other fields', () => {
    const ledger = sightLedger(limits);
    const others: Partial<Sight>[] = [
      {},
      { accountId: 'b' },
      { practiceId: 'q' },
      { address: '10.0.0.1' },
      { device: 'Chrome on Mac' },
      { rowId: 's', subjects: ['s'] },
      { entity: 'invoice' },
      { kind: 'listed', rowId: null },
      { kind: 'listed', rowId: null, fields: ['status'] },
    ];
    for (const one of others) expect(ledger.take(sight(one), 0)).toHaveLength(1);
    for (const one of others) expect(ledger.take(sight(one), 1)).toHaveLength(0);
  });

  it('[A9] of a list is told again if somebody is in it of whom nothing was told, and then of them alone', () => {
    const ledger = sightLedger(limits);
    expect(ledger.take(list('x', 'y'), 0)).toMatchObject([{ subjects: ['x', 'y'] }]);
    expect(ledger.take(list('y', 'x'), 1)).toEqual([]);
    expect(ledger.take(list('y', 'z'), 2)).toMatchObject([{ subjects: ['z'], sight: { rows: 2 } }]);
    expect(ledger.take(list(), 3)).toEqual([]);
    expect(ledger.endAll()).toMatchObject([{ subjects: [], repeats: { times: 2 } }]);
  });

  it('[A8] refused row by row is told one by one, up to a number', () => {
    const ledger = sightLedger(limits);
    const denied = (rowId: string) => sight({ kind: 'denied', rowId, subjects: [] });
    const told = ['1', '1', '2', '3', '4', '5'].map((id) => ledger.take(denied(id), 0).length);
    expect(told).toEqual([1, 0, 1, 1, 0, 0]);
    expect(ledger.endAll()).toMatchObject([{ repeats: { times: 3 } }]);
  });

  it('[A10] by following is told once for each session and day', () => {
    const ledger = sightLedger(limits);
    const follow = (session: string, at: number) =>
      ledger.take(sight({ kind: 'followed', session }), at).length;
    const day = 24 * 60 * 60_000;
    expect([follow('s', 0), follow('s', 10_000), follow('t', 0), follow('s', day - 1)]).toEqual([1, 0, 1, 0]);
    expect([follow('s', day), follow('s', day + 1), follow('t', day)]).toEqual([1, 0, 1]);
  });

  it('[A9] in whatever order and however much: everybody seen in a window is told, and each time is counted once', () => {
    const step = fc.record({
      who: fc.constantFrom('a', 'b'),
      ids: fc.uniqueArray(fc.constantFrom('1', '2', '3', '4', '5'), { maxLength: 4 }),
      after: fc.nat({ max: 400 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 3, max: 30 }), (steps, mostTold) => {
        const ledger = sightLedger({ ...limits, mostTold });
        let now = 0;
        const entries = [];
        for (const { who, ids, after } of steps) {
          now += after;
          const mine = ledger.take({ ...list(...ids), accountId: who }, now);
          entries.push(...mine);
          // Told now, or by an entry that is at most a window old.
          for (const id of ids) {
            const telling = entries.filter(
              (one) =>
                one.sight.accountId === who && one.subjects.includes(id) && now - one.at <= limits.windowMs,
            );
            expect(telling.length).toBeGreaterThan(0);
          }
        }
        entries.push(...ledger.endAll());
        const times = entries.map(({ repeats }) => repeats?.times ?? 1);
        expect(times.reduce((sum, one) => sum + one, 0)).toBe(steps.length);
      }),
    );
  });

  it('remembers so much and no more', () => {
    const ledger = sightLedger({ ...limits, mostTold: 10 });
    const told = Array.from({ length: 40 }, (_, n) =>
      ledger.take(sight({ rowId: `${n}`, subjects: [`${n}`] }), 0),
    );
    expect(told.every((entries) => entries.length === 1)).toBe(true);
    // The oldest windows were ended: what they held is news again.
    expect(ledger.take(sight({ rowId: '0', subjects: ['0'] }), 0)).toHaveLength(1);
    expect(ledger.take(sight({ rowId: '39', subjects: ['39'] }), 0)).toHaveLength(0);
    expect(usualLedgerLimits.windowMs).toBe(5 * 60_000);
  });
});
