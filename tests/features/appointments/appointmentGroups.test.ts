import { expect, test } from 'vitest';
import { addDays } from '@/domain/calendar';
import {
  belongsTo,
  itemsByDay,
  itemsByStatus,
  sameListItems,
} from '@/features/appointments/appointmentGroups';
import { appointmentStatuses, nextStatuses } from '@/features/appointments/appointmentStatus';
import { boundsOf } from '@/features/appointments/appointmentTimes';
import { usualNext } from '@/features/appointments/statusWords';
import { appointmentRow, at, firstDay, timeZone } from './page/practiceRows';

const tomorrow = addDays(firstDay, 1);
const row = (n: number, day: typeof firstDay, time: string) =>
  appointmentRow(n, { startsAt: at(day, time), endsAt: at(day, '23:00') });

test('days are the practice’s: ten in the evening there is the next day in UTC', () => {
  const items = itemsByDay(
    [row(0, firstDay, '09:00'), row(1, firstDay, '22:00'), row(2, tomorrow, '08:00')],
    timeZone,
  );
  expect(items.map((item) => ('day' in item ? item.day : item.kind))).toEqual([
    firstDay,
    'row',
    'row',
    tomorrow,
    'row',
  ]);
});

test('statuses come in the order in which one follows the other; empty ones are left out', () => {
  const rows = [
    appointmentRow(0, { status: 'cancelled' }),
    appointmentRow(1, { status: 'requested' }),
    appointmentRow(2, { status: 'requested' }),
  ];
  expect(itemsByStatus(rows).map((item) => ('status' in item ? item.status : item.kind))).toEqual([
    'requested',
    'row',
    'row',
    'cancelled',
    'row',
  ]);
});

test('upcoming leaves out what is called off and what has ended; a day holds what meets it', () => {
  const bounds = boundsOf(firstDay, firstDay, timeZone);
  const upcoming = { kind: 'upcoming' } as const;
  expect(belongsTo(upcoming, row(0, tomorrow, '09:00'), bounds)).toBe(true);
  expect(belongsTo(upcoming, row(0, addDays(firstDay, -1), '09:00'), bounds)).toBe(false);
  expect(belongsTo(upcoming, appointmentRow(0, { status: 'cancelled' }), bounds)).toBe(false);
  expect(belongsTo({ kind: 'day', day: firstDay }, row(0, tomorrow, '09:00'), bounds)).toBe(false);
  expect(belongsTo({ kind: 'status', status: 'arrived' }, appointmentRow(0), bounds)).toBe(false);
});

test('a changed status of a row keeps a list by day as it is', () => {
  const list = (status: 'confirmed' | 'arrived') => itemsByDay([appointmentRow(0, { status })], timeZone);
  expect(sameListItems(list('confirmed'), list('arrived'))).toBe(true);
});

test('the one press leads where the rules allow, and nowhere once it is over', () => {
  for (const status of appointmentStatuses) {
    const next = usualNext(status);
    if (next) expect(nextStatuses(status)).toContain(next);
    else expect(nextStatuses(status)).toEqual([]);
  }
});
