import { z } from 'zod';
import { defineEntity, type Row } from '@/domain/entity';
import { adminKeeps } from '@/domain/policy';
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
  policy: adminKeeps,
  polling: { activeMs: 30_000, idleMs: 60_000 },
});

export type Service = Row<typeof services>;
