import { z } from 'zod';
import { defineEntity, type Row } from '@/domain/entity';
import { Day, Id, Line, Text } from '@/domain/primitives';
import type { Scope } from '@/domain/policy';
import { isOver, referralFlow, referralStatuses } from './referralStatus';

const ownReferral = { field: 'fromStaffId', equals: 'staffId' } as const satisfies Scope;

/** Somebody outside of the practice is asked to go on with a patient, and when an answer is due. */
export const referrals = defineEntity({
  name: 'referral',
  path: 'referrals',
  table: 'referral',
  isPersonal: true,
  fields: {
    patientId: Id,
    /** Who refers. */
    fromStaffId: Id,
    /** Whom to: a person or a place. */
    toProvider: Line(200),
    reason: Text(4_000),
    status: z.enum(referralStatuses, `must be one of ${referralStatuses.join(', ')}`).default('draft'),
    /** When an answer is due; it may be put off while one is waited for. */
    dueOn: Day.nullable().default(null),
  },
  flow: referralFlow,
  lockedFields: ({ status }) =>
    status === 'draft' ? [] : [...referralContents, ...(isOver(status) ? ['dueOn'] : [])],
  isKept: ({ status }) => status !== 'draft',
  references: { patientId: 'patients', fromStaffId: 'staff' },
  indexes: { patient: (row) => row.patientId, status: (row) => row.status },
  // What is due first comes first; what is never due comes last.
  compare: (a, b) => {
    const [dueA, dueB] = [a.dueOn ?? '9999', b.dueOn ?? '9999'];
    return dueA < dueB ? -1 : dueA > dueB ? 1 : 0;
  },
  describe: (row, nameOf) => ({
    patientId: row.patientId,
    staffId: row.fromStaffId,
    staffName: nameOf('staff', row.fromStaffId),
  }),
  policy: {
    see: { admin: 'all', therapist: 'all', assistant: 'all' },
    create: { admin: 'all', therapist: ownReferral, assistant: 'all' },
    change: { admin: 'all', therapist: ownReferral, assistant: 'all' },
    delete: { admin: 'all', therapist: ownReferral, assistant: 'all' },
  },
  polling: { activeMs: 60_000, idleMs: 120_000 },
});

export type Referral = Row<typeof referrals>;

/** What was sent, and never changes again. */
const referralContents = ['patientId', 'fromStaffId', 'toProvider', 'reason'] as const;
