import { describe, expect, it } from 'vitest';
import { readChange } from '@/dashboards/readChange';
import type { Id } from '@/domain/primitives';
import { availabilities } from '@/features/availability/availability';

const id = '01900001-0000-7000-8000-000000000000' as Id;
const row = { id, staffId: id, date: '2026-11-24', startTime: '09:00', endTime: '12:00' };

describe('readChange', () => {
  it('names whose time it is, when, and what became of it', () => {
    const event = { op: 'updated', id, rev: 2, seq: 7, row } as never;
    expect(readChange({ entity: availabilities, event, extra: { staffName: 'Maria' }, via: 'push' })).toEqual(
      {
        staffId: id,
        day: '2026-11-24',
        who: 'Maria',
        what: 'Tue 24 Nov 09:00–12:00 changed by somebody else',
      },
    );
  });

  it('says what it still can of a deleted row', () => {
    const event = { op: 'deleted', id, rev: 3, seq: 8 } as never;
    const extra = { staffName: null, staffId: id, date: '2026-11-24' };
    expect(readChange({ entity: availabilities, event, extra, via: 'tab' })).toEqual({
      staffId: id,
      day: '2026-11-24',
      who: '',
      what: 'Tue 24 Nov deleted in another tab',
    });
  });
});
