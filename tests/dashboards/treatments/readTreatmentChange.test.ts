import { describe, expect, it } from 'vitest';
import { readTreatmentChange } from '@/dashboards/clinic/treatments/readTreatmentChange';
import type { Id, Instant } from '@/domain/primitives';
import { type Treatment, treatments } from '@/features/treatments/treatment';
import type { ChangeOp } from '@/protocol/change';
import type { OthersChange } from '@/store/useOthersChanges';
import { recordOf } from '../../features/treatments/page/fakeRecords';

const draft = recordOf(1);
const signed: Treatment = {
  ...draft,
  signedAt: '2026-11-21T15:00:00.000Z' as Instant,
  signedBy: 'Maria Santos',
};
const added: Treatment = {
  ...signed,
  addenda: [{ id: draft.id, at: draft.performedAt, author: 'Carla Mendes', text: 'Phoned.' }],
};

function wordsOf(op: ChangeOp, row?: Treatment, before?: Treatment, via: OthersChange['via'] = 'push') {
  const event = { op, id: draft.id, rev: 2, seq: 7, ...(row ? { row } : {}) };
  const change: OthersChange = { entity: treatments, event, extra: {}, via, before };
  const words = { dayText: () => 'Sat 21 Nov', patientNameOf: () => null };
  return readTreatmentChange(change, words)?.words;
}

describe('somebody else’s change of a record', () => {
  it('is named by what was done, to which record', () => {
    expect(wordsOf('created', draft)).toBe('Draft of Sat 21 Nov begun by somebody else');
    expect(wordsOf('updated', draft, draft)).toBe('Draft of Sat 21 Nov changed by somebody else');
    expect(wordsOf('updated', draft, draft, 'tab')).toBe('Draft of Sat 21 Nov changed in another tab');
    expect(wordsOf('updated', signed, draft)).toBe('Record of Sat 21 Nov signed by Maria Santos');
    expect(wordsOf('updated', added, signed)).toBe('Addendum by Carla Mendes to the record of Sat 21 Nov');
    expect(wordsOf('deleted', undefined, draft)).toBe('Draft of Sat 21 Nov deleted by somebody else');
  });

  it('begins with the patient’s name where that is known, and is nothing where nothing is', () => {
    const change: OthersChange = {
      entity: treatments,
      event: { op: 'updated', id: draft.id, rev: 2, seq: 7, row: draft },
      extra: {},
      via: 'push',
    };
    const dayText = () => 'Sat 21 Nov';
    const named = readTreatmentChange(change, { dayText, patientNameOf: (_id: Id) => 'Ana Cruz' });
    expect(named?.words).toBe('Ana Cruz: draft of Sat 21 Nov changed by somebody else');
    expect(wordsOf('deleted')).toBeUndefined();
  });
});
