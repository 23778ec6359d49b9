import { z } from 'zod';
import { defineEntity, type Row } from '@/domain/entity';
import { type Policy, roles } from '@/domain/policy';
import { Id, Line } from '@/domain/primitives';

const onlyAdmin: Policy = {
  see: { admin: 'all' },
  create: { admin: 'all' },
  change: { admin: 'all' },
  delete: { admin: 'all' },
};

/** Who may sign in, and as what. What they sign in with is kept elsewhere and told to nobody. */
export const accounts = defineEntity({
  name: 'account',
  path: 'accounts',
  table: 'member',
  isPersonal: true,
  fields: {
    name: Line(),
    /** In lower case; nobody else's, in any practice. */
    email: z
      .email('must be an e-mail address')
      .max(254, 'must not be longer than 254 characters')
      .refine((text) => text === text.toLowerCase(), 'must be in lower case'),
    role: z.enum(roles, `must be one of ${roles.join(', ')}`),
    /** Whose calendar is theirs. */
    staffId: Id.nullable().default(null),
    patientId: Id.nullable().default(null),
    isActive: z.boolean('must be true or false'),
  },
  check({ role, staffId, patientId }) {
    if (role === 'patient' && patientId === null)
      return [{ field: 'patientId', message: 'must say who they are among the patients' }];
    if (role === 'therapist' && staffId === null)
      return [{ field: 'staffId', message: 'must say who they are among the staff' }];
    return [];
  },
  references: { staffId: 'staff', patientId: 'patients' },
  indexes: { role: (row) => row.role },
  compare: (a, b) => a.name.localeCompare(b.name),
  policy: onlyAdmin,
  polling: { activeMs: 60_000, idleMs: 120_000 },
});

export type Account = Row<typeof accounts>;
