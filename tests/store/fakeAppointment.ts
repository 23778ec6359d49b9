import { z } from 'zod';
import { defineEntity, type Row } from '@/domain/entity';
import { adminKeeps } from '@/domain/policy';
import { Id, Instant } from '@/domain/primitives';
import { createEntitySlice } from '@/store/createEntitySlice';

/** An entity of this name, as small as can be: what listens by names must not need more. */
export const fakeAppointments = defineEntity({
  name: 'appointment',
  path: 'appointments',
  table: 'appointment',
  fields: { staffId: Id, startsAt: Instant, status: z.string() },
  describe: ({ staffId }) => ({ staffId, staffName: 'Maria' }),
  policy: adminKeeps,
  polling: { activeMs: 30_000, idleMs: 30_000 },
});

export type FakeAppointment = Row<typeof fakeAppointments>;

export const fakeAppointmentSlice = createEntitySlice(fakeAppointments);

export function fakeId(kind: number, n: number): Id {
  return `0190000${kind}-0000-7000-8000-${String(n).padStart(12, '0')}` as Id;
}

export function fakeAppointment(n: number, fields: Partial<FakeAppointment> = {}): FakeAppointment {
  const then = '2026-11-24T09:00:00.000Z' as Instant;
  return {
    id: fakeId(1, n),
    rev: 1,
    createdAt: then,
    updatedAt: then,
    staffId: fakeId(2, 1),
    startsAt: then,
    status: 'confirmed',
    ...fields,
  };
}
