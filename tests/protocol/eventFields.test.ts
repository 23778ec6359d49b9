import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Id } from '@/domain/primitives';
import { availabilities } from '@/features/availability/availability';
import { EventFields, readEventFields } from '@/protocol/eventFields';
import { ownEventData, readEventData, toEventData } from '@/protocol/syncEvent';

const id = '01920000-0000-7000-8000-000000000001' as Id;
const mutationId = '01920000-0000-7000-8000-000000000002' as Id;

const sometimes = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary }, { weight: 1, arbitrary: fc.anything() });

describe('event fields', () => {
  test('[B3] the quick check accepts exactly what the schema accepts, and reads the same', () => {
    let accepted = 0;
    const fields = fc.record(
      {
        id: sometimes(fc.constantFrom(id, id.toUpperCase())),
        rev: sometimes(fc.oneof(fc.nat(), fc.double())),
        seq: sometimes(fc.oneof(fc.nat(), fc.constant(null))),
        mutationId: sometimes(fc.constantFrom(mutationId, undefined)),
        epoch: sometimes(fc.constantFrom('one', undefined)),
        patch: sometimes(fc.dictionary(fc.string(), fc.anything())),
        beside: fc.anything(),
      },
      { requiredKeys: ['id', 'rev', 'seq'] },
    );
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: fields }, fc.anything()), (data) => {
        const read = readEventFields(data);
        const parsed = EventFields.safeParse(data);
        expect(read !== null).toBe(parsed.success);
        if (!read || !parsed.success) return;
        accepted++;
        const { patch: _readPatch, ...ours } = read;
        const { patch: _parsedPatch, ...theirs } = parsed.data;
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 2_000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  test('[B3] of an update on its way only a patch of real fields with real values is taken', () => {
    const event = (patch: unknown) => ({
      id,
      rev: 3,
      seq: null,
      mutationId,
      patch,
      availability: 'not a row',
    });
    const read = (patch: unknown) => readEventData(availabilities, 'updated', event(patch));
    expect(read({ endTime: '17:30', isActive: false })?.patch).toEqual({ endTime: '17:30', isActive: false });
    expect(read({ endTime: 17 })).toBeNull();
    expect(read({ endTime: '25:00' })).toBeNull();
    expect(read({ rev: 9 })).toBeNull();
    expect(read(undefined)).toBeNull();
  });

  test('what a tab says of its own writes reads back as it was said', () => {
    const event = { op: 'updated', id, rev: 3, seq: null, mutationId, patch: { isActive: false } } as const;
    const data = toEventData(availabilities, event, { staffName: 'Maria' });
    expect(ownEventData(availabilities, 'updated', data)).toEqual(event);
    expect(readEventData(availabilities, 'updated', data)).toEqual(event);
  });
});
