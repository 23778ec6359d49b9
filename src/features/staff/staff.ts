import { z } from 'zod';
import { defineEntity, type Row } from '@/domain/entity';
import { adminKeeps } from '@/domain/policy';
import { Colour, Id, Line } from '@/domain/primitives';

/** What a member of staff does in the practice; the practice's vocabulary names it for people. */
export const staffRoles = ['therapist', 'assistant', 'operator', 'scheduler', 'admin'] as const;

export const staff = defineEntity({
  name: 'staff',
  path: 'staff',
  table: 'staff',
  fields: {
    name: Line(),
    role: z.enum(staffRoles, `must be one of ${staffRoles.join(', ')}`),
    colour: Colour,
    serviceIds: z.array(Id, 'must be a list of service ids').max(200, 'must not name more than 200 services'),
    isActive: z.boolean('must be true or false'),
  },
  references: { serviceIds: 'services' },
  indexes: { role: (row) => row.role },
  compare: (a, b) => a.name.localeCompare(b.name),
  policy: adminKeeps,
  polling: { activeMs: 30_000, idleMs: 60_000 },
});

export type Staff = Row<typeof staff>;
