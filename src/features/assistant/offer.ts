import { z } from 'zod';
import { defineEntity, type Row } from '@/domain/entity';
import { ownStaff } from '@/domain/policy';
import { Id, Instant } from '@/domain/primitives';

/** `taken`: not free now, and free again it is open again; `booked`: by whom it was offered to; `expired`: no longer kept true. */
export const offerStatuses = ['open', 'taken', 'booked', 'expired'] as const;

/** A free time that the assistant offered. The database keeps its status true, by triggers; nobody else writes any. */
export const offers = defineEntity({
  name: 'offer',
  path: 'assistant-offers',
  table: 'offer',
  isPersonal: true,
  fields: {
    conversationId: Id,
    /** Who asked. */
    accountId: Id,
    /** The patient who asked; null: somebody of the practice did. */
    patientId: Id.nullable().default(null),
    staffId: Id,
    serviceId: Id,
    startsAt: Instant,
    endsAt: Instant,
    status: z.enum(offerStatuses, `must be one of ${offerStatuses.join(', ')}`),
  },
  references: { staffId: 'staff', serviceId: 'services', patientId: 'patients' },
  rangeField: 'startsAt',
  indexes: { conversation: (row) => row.conversationId },
  compare: (a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0),
  policy: {
    see: {
      admin: 'all',
      operator: 'all',
      scheduler: 'all',
      assistant: 'all',
      therapist: ownStaff,
      patient: { field: 'patientId', equals: 'patientId' },
    },
    create: {},
    change: {},
    delete: {},
  },
  polling: { activeMs: 10_000, idleMs: 30_000 },
});

export type Offer = Row<typeof offers>;
