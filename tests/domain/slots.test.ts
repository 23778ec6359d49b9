import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantAt } from '@/domain/practiceTime';
import type { Day, Id, WallTime } from '@/domain/primitives';
import { freeStarts, nearestStarts, obstaclesTo, type SlotQuestion } from '@/domain/slots';
import { alsoOccupied, therapistTime } from '@/domain/slotTime';

const zone = 'America/New_York';
const at = (time: string, day = '2026-11-24') => instantAt(day as Day, time as WallTime, zone);
const span = (start: string, end: string) => ({ start: at(start), end: at(end) });
const hour: SlotQuestion = {
  durationMinutes: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  stepMinutes: 30,
  notBefore: Number.NEGATIVE_INFINITY,
  from: Number.NEGATIVE_INFINITY,
  to: Number.POSITIVE_INFINITY,
};
type Spans = { start: number; end: number }[];
const startsOf = (open: Spans, occupied: Spans = [], question: Partial<SlotQuestion> = {}) =>
  freeStarts(therapistTime(open, occupied), { ...hour, ...question });

describe('free starts', () => {
  test('lie on steps counted from each availability, and each comes once, in order', () => {
    expect(startsOf([span('09:10', '11:00')])).toEqual([at('09:10'), at('09:40')]);
    expect(startsOf([span('10:00', '12:00'), span('09:10', '12:00'), span('09:10', '10:30')])).toEqual([
      at('09:10'),
      at('09:40'),
      at('10:00'),
      at('10:10'),
      at('10:30'),
      at('10:40'),
      at('11:00'),
    ]);
  });

  test('let the service run on into a touching availability, not over a gap', () => {
    expect(startsOf([span('09:00', '09:30'), span('09:30', '10:00')])).toEqual([at('09:00')]);
    expect(startsOf([span('09:00', '09:30'), span('09:31', '10:00')])).toEqual([]);
  });

  test('may touch what is occupied, with buffers that may lie outside availability', () => {
    const buffers = { bufferBeforeMinutes: 15, bufferAfterMinutes: 15 };
    const occupied = [span('07:00', '08:45'), span('11:15', '11:20')];
    expect(startsOf([span('09:00', '10:00')], occupied, buffers)).toEqual([at('09:00')]);
    expect(startsOf([span('09:00', '11:00')], occupied, buffers)).toEqual([
      at('09:00'),
      at('09:30'),
      at('10:00'),
    ]);
    expect(
      startsOf([span('09:00', '10:00')], [{ start: at('10:15') - 1, end: at('11:00') }], buffers),
    ).toEqual([]);
    expect(
      startsOf([span('09:00', '10:00')], [{ start: at('08:00'), end: at('08:45') + 1 }], buffers),
    ).toEqual([]);
  });

  test('are on the step after a gap too, however long what stands between', () => {
    expect(startsOf([span('09:00', '14:00')], [span('09:05', '12:05'), span('11:00', '11:30')])).toEqual([
      at('12:30'),
      at('13:00'),
    ]);
  });

  test('are within what is asked for, and not over', () => {
    const day = [span('09:00', '13:00')];
    expect(startsOf(day, [], { from: at('10:00'), to: at('11:00') })).toEqual([at('10:00'), at('10:30')]);
    expect(startsOf(day, [], { notBefore: at('11:30') + 1 })).toEqual([at('12:00')]);
  });

  test('are counted in real time where the clock is put back', () => {
    const day = '2026-11-01';
    const open = [{ start: at('01:00', day), end: at('03:00', day) }];
    expect(startsOf(open, [], { stepMinutes: 60 })).toEqual(
      [0, 1, 2].map((hours) => at('01:00', day) + hours * 3_600_000),
    );
  });

  test('want a step that leads on', () => {
    expect(() => startsOf([span('09:00', '10:00')], [], { stepMinutes: 0 })).toThrow(RangeError);
  });
});

describe('the nearest starts', () => {
  const [maria, james] = ['maria' as Id, 'james' as Id];
  const both = [
    { staffId: james, time: therapistTime([span('08:00', '17:00')], []) },
    { staffId: maria, time: therapistTime([span('08:00', '17:00')], [span('12:00', '13:00')]) },
  ];

  test('are the wanted therapist’s first where they are equally near, then the earlier ones', () => {
    expect(nearestStarts(both, { staffId: maria, startsAt: at('12:00') }, 4, hour)).toEqual([
      { staffId: james, startsAt: at('12:00') },
      { staffId: james, startsAt: at('11:30') },
      { staffId: james, startsAt: at('12:30') },
      { staffId: maria, startsAt: at('11:00') },
    ]);
  });

  test('are found however far away, and are none where nothing is free', () => {
    const yearLater = { start: at('09:00', '2027-11-24'), end: at('10:00', '2027-11-24') };
    const far = [{ staffId: maria, time: therapistTime([yearLater], []) }];
    const wanted = { staffId: maria, startsAt: at('09:00') };
    expect(nearestStarts(far, wanted, 5, hour)).toEqual([{ staffId: maria, startsAt: yearLater.start }]);
    const full = [{ staffId: maria, time: therapistTime([yearLater], [yearLater]) }];
    expect(nearestStarts(full, wanted, 5, hour)).toEqual([]);
    expect(nearestStarts([], wanted, 5, hour)).toEqual([]);
  });
});

describe('what stands in the way', () => {
  const appointment = { ...span('10:00', '11:15'), id: 'taken' };
  const obstacles = (startsAt: number, notBefore = at('08:00')) =>
    obstaclesTo(
      { open: [span('09:00', '12:00')], occupied: [appointment] },
      { ...hour, startsAt, notBefore },
    );

  test('is nothing where it fits, on a step or not', () => {
    expect(obstacles(at('09:00'))).toEqual({ isPast: false, uncovered: [], occupiedBy: [] });
  });

  test('is told by what the caller knows of it', () => {
    expect(obstacles(at('09:01')).occupiedBy).toEqual([appointment]);
    expect(obstacles(at('11:07'))).toEqual({
      isPast: false,
      uncovered: [span('12:00', '12:07')],
      occupiedBy: [appointment],
    });
    expect(obstacles(at('08:30'), at('08:31'))).toEqual({
      isPast: true,
      uncovered: [span('08:30', '09:00')],
      occupiedBy: [],
    });
  });
});

test('one more occupied range is what preparing all of them anew makes of it', () => {
  const range = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -1, max: 12 }))
    .map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(fc.array(range, { maxLength: 8 }), range, (occupied, more) => {
      const open = [{ start: 0, end: 80 }];
      expect(alsoOccupied(therapistTime(open, occupied), more)).toEqual(
        therapistTime(open, [...occupied, more]),
      );
    }),
    { numRuns: 2_000 },
  );
});
