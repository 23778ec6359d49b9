import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Id, Instant } from '@/domain/primitives';
import {
  type ListedTreatment,
  type TreatmentFilter,
  treatmentItems,
} from '@/dashboards/clinic/treatments/treatmentItems';

const idOf = (kind: string, n: number) => `${kind}-${String(n).padStart(4, '0')}` as Id;

function listed(n: number, performedAt: string, patient = 1, staff = 1): ListedTreatment {
  return {
    id: idOf('record', n),
    patientId: idOf('patient', patient),
    staffId: idOf('staff', staff),
    performedAt: performedAt as Instant,
  };
}

const all: TreatmentFilter = {
  state: null,
  staffId: null,
  patientIds: null,
  since: '2026-08-22T04:00:00.000Z' as Instant,
  timeZone: 'America/New_York',
};

/** `drafts 2`, `day 2026-11-20`, `record-0001` */
function linesOf(...given: Parameters<typeof treatmentItems>): string[] {
  return treatmentItems(...given).map((item) => (item.kind === 'drafts' ? `drafts ${item.count}` : item.key));
}

const drafts = [listed(1, '2026-11-21T14:00:00.000Z'), listed(2, '2026-03-02T14:00:00.000Z', 2, 2)];
const signed = [
  listed(3, '2026-11-20T14:00:00.000Z'),
  // Still the 20th in New York.
  listed(4, '2026-11-21T03:30:00.000Z', 2),
  listed(5, '2026-11-18T14:00:00.000Z', 1, 2),
  listed(6, '2026-08-21T14:00:00.000Z'),
];

describe('the list of records', () => {
  it('begins with every draft, the oldest first, then what is signed under the practice’s days', () => {
    expect(linesOf(drafts, signed, all)).toEqual([
      'drafts 2',
      'record-0002',
      'record-0001',
      'day 2026-11-20',
      'record-0004',
      'record-0003',
      'day 2026-11-18',
      'record-0005',
    ]);
  });

  it('shows drafts or signed ones alone, those of one member of staff, those of some patients', () => {
    expect(linesOf(drafts, signed, { ...all, state: 'draft' })).toEqual([
      'drafts 2',
      'record-0002',
      'record-0001',
    ]);
    expect(linesOf(drafts, signed, { ...all, state: 'signed' })[0]).toBe('day 2026-11-20');
    expect(linesOf(drafts, signed, { ...all, staffId: idOf('staff', 2) })).toEqual([
      'drafts 1',
      'record-0002',
      'day 2026-11-18',
      'record-0005',
    ]);
    expect(linesOf(drafts, signed, { ...all, patientIds: [idOf('patient', 2)] })).toEqual([
      'drafts 1',
      'record-0002',
      'day 2026-11-20',
      'record-0004',
    ]);
    expect(linesOf(drafts, signed, { ...all, patientIds: [] })).toEqual([]);
  });

  it('lists each record once, and each day once, whatever there is', () => {
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 400 });
    fc.assert(
      fc.property(
        fc.array(minutes, { maxLength: 40 }),
        fc.array(minutes, { maxLength: 10 }),
        (done, begun) => {
          const at = (minute: number) => new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString();
          const items = treatmentItems(
            begun.map((minute, n) => listed(1000 + n, at(minute))),
            done.map((minute, n) => listed(n, at(minute))),
            { ...all, since: '2026-01-01T00:00:00.000Z' as Instant },
          );
          const keys = items.map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
          expect(items.filter(({ kind }) => kind === 'row').length).toBe(done.length + begun.length);
          const days = items.flatMap((item) => (item.kind === 'day' ? [item.day] : []));
          expect(days).toEqual(days.toSorted().toReversed());
        },
      ),
    );
  });
});
