import { z } from 'zod';
import { defineEntity, type Row } from '@/domain/entity';
import { Cents, Line, Minutes } from '@/domain/primitives';

export const services = defineEntity({
  name: 'service',
  path: 'services',
  table: 'service',
  fields: {
    name: Line(),
    durationMinutes: Minutes.min(5, 'must be at least 5 minutes'),
    bufferBeforeMinutes: Minutes.max(240, 'must not be longer than 4 hours'),
    bufferAfterMinutes: Minutes.max(240, 'must not be longer than 4 hours'),
    priceCents: Cents,
    isActive: z.boolean('must be true or false'),
  },
  compare: (a, b) => a.name.localeCompare(b.name),
  policy: {
    see: {
      admin: 'all',
      operator: 'all',
      scheduler: 'all',
      therapist: 'all',
      assistant: 'all',
      patient: 'all',
    },
    create: { admin: 'all' },
    change: { admin: 'all' },
    delete: { admin: 'all' },
  },
  polling: { activeMs: 30_000, idleMs: 60_000 },
});

export type Service = Row<typeof services>;
