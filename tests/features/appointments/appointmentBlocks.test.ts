import { expect, test } from 'vitest';
import type { Viewer } from '@/domain/policy';
import type { Day, Instant } from '@/domain/primitives';
import { blocksOn, occupiedBy, sameBlocks } from '@/features/appointments/appointmentBlocks';
import { onColumn, wallTimes } from '@/features/appointments/appointmentTimes';
import { appointmentRow, firstDay, idOf, timeZone } from './page/practiceRows';

const viewer: Viewer = { role: 'operator', staffId: null, patientId: null };
const lengthOf = () => ({ durationMinutes: 60, bufferBeforeMinutes: 10, bufferAfterMinutes: 15 });
const options = { day: firstDay, timeZone, viewer, lengthOf };

test('a block stands where the practice’s clock shows it, buffers beside it', () => {
  const [block] = blocksOn([appointmentRow(0, { time: '09:30' })], options);
  expect(block).toEqual({
    id: idOf(5, 0),
    kind: 'appointment',
    start: 570,
    end: 630,
    before: 10,
    after: 15,
    canMove: true,
    canResize: true,
  });
});

test('what takes up no time is not drawn; what began can not be moved; nor what is not this person’s', () => {
  const rows = [
    appointmentRow(0, { status: 'cancelled' }),
    appointmentRow(1, { status: 'noShow' }),
    appointmentRow(2, { status: 'inProgress' }),
  ];
  expect(blocksOn(rows, options).map(({ id, canMove }) => [id, canMove])).toEqual([[idOf(5, 2), false]]);
  const other: Viewer = { role: 'therapist', staffId: idOf(1, 3), patientId: null };
  expect(blocksOn([appointmentRow(0)], { ...options, viewer: other })[0]?.canMove).toBe(false);
});

test('a changed note or a status that is still movable draws the same', () => {
  const before = blocksOn([appointmentRow(0)], options);
  const after = blocksOn([appointmentRow(0, { notes: 'x', status: 'requested' })], options);
  expect(sameBlocks(before, after)).toBe(true);
  expect(sameBlocks(before, blocksOn([appointmentRow(0, { time: '09:15' })], options))).toBe(false);
});

test('what goes over midnight is cut at the day', () => {
  const night = {
    startsAt: '2026-11-25T04:30:00.000Z' as Instant,
    endsAt: '2026-11-25T05:30:00.000Z' as Instant,
  };
  expect(onColumn(night, firstDay, timeZone)).toEqual({ start: 1410, end: 1440 });
  expect(onColumn(night, '2026-11-25' as Day, timeZone)).toEqual({ start: 0, end: 30 });
});

test('on the day the clock is put back nothing has a length below what it has', () => {
  // 01:30 summer time to 01:15 winter time, 45 minutes later.
  const doubled = {
    startsAt: '2026-11-01T05:30:00.000Z' as Instant,
    endsAt: '2026-11-01T06:15:00.000Z' as Instant,
  };
  expect(onColumn(doubled, '2026-11-01' as Day, timeZone)).toEqual({ start: 90, end: 135 });
  expect(wallTimes(doubled, timeZone)).toEqual({ day: '2026-11-01', startTime: '01:30', endTime: '01:15' });
});

test('what is occupied includes buffers, and not what is to be moved', () => {
  const rows = [appointmentRow(0), appointmentRow(1, { status: 'cancelled' })];
  const start = Date.parse(rows[0]?.startsAt ?? '');
  expect(occupiedBy(rows, lengthOf, null)).toEqual([{ start: start - 600_000, end: start + 75 * 60_000 }]);
  expect(occupiedBy(rows, lengthOf, idOf(5, 0))).toEqual([]);
});
