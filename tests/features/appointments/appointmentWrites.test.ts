import { expect, test } from 'vitest';
import type { Day } from '@/domain/primitives';
import { appointments } from '@/features/appointments/appointment';
import {
  draftOf,
  mayOverbook,
  mayRemove,
  patchTo,
  placeAt,
  reversal,
} from '@/features/appointments/appointmentWrites';
import { conflictsOf, SeriesAnswer, seriesBody } from '@/features/appointments/seriesCalls';
import { appointmentRow, at, firstDay, idOf } from './page/practiceRows';

const row = appointmentRow(0, { notes: 'Bring oil' });

test('undoing a cancellation books the same again, with a status it may begin with', () => {
  expect(draftOf({ ...row, status: 'requested' }).status).toBe('requested');
  expect(draftOf({ ...row, status: 'arrived' }).status).toBe('confirmed');
  const draft = draftOf({ ...row, status: 'cancelled' });
  expect(appointments.draft.safeParse(draft).success).toBe(true);
  expect(draft).toMatchObject({ status: 'confirmed', notes: 'Bring oil', patientId: row.patientId });
});

test('a patch names only what changes, and undoing puts back exactly that', () => {
  const to = { startsAt: row.startsAt, endsAt: at(firstDay, '11:00'), staffId: idOf(1, 1) };
  const patch = patchTo(row, to);
  expect(patch).toEqual({ endsAt: to.endsAt, staffId: to.staffId });
  expect(reversal(row, patch ?? {})).toEqual({ endsAt: row.endsAt, staffId: row.staffId });
  expect(patchTo(row, { startsAt: row.startsAt })).toBeNull();
});

test('an alternative keeps the length of what was wanted', () => {
  const slot = { staffId: idOf(1, 2), startsAt: at(firstDay, '16:00'), endsAt: at(firstDay, '16:45') };
  expect(placeAt(row, slot)).toEqual({ ...slot, endsAt: at(firstDay, '17:00') });
});

test('only operators and admins overbook; a therapist cancels, and deletes nothing', () => {
  expect(
    ['admin', 'operator', 'scheduler', 'assistant', 'therapist', 'patient'].map((role) =>
      mayOverbook({ role: role as 'admin' }),
    ),
  ).toEqual([true, true, false, false, false, false]);
  expect(mayRemove({ role: 'therapist', staffId: row.staffId, patientId: null }, row)).toBe(false);
  expect(mayRemove({ role: 'scheduler', staffId: null, patientId: null }, row)).toBe(true);
});

test('a series is asked for by count or by its last day, never both', () => {
  const draft = draftOf(row);
  expect(seriesBody(draft, { everyWeeks: 2, ends: { count: 6 } }, true)).toEqual({
    appointment: draft,
    everyWeeks: 2,
    count: 6,
    dryRun: true,
  });
  expect(seriesBody(draft, { everyWeeks: 1, ends: { until: '2026-12-24' as Day } }, false)).toEqual({
    appointment: draft,
    everyWeeks: 1,
    until: '2026-12-24',
  });
  expect(conflictsOf(SeriesAnswer.parse({ items: [] }))).toEqual([]);
});
