import type { Role } from '@/domain/policy';

/** `own`: rows that name the viewer, see {@link ownBy}. */
export type Sight = 'all' | 'own' | 'none';

/**
 * Who sees the rows of what, written by hand from what the product promises and read off nothing: where a policy says
 * otherwise, one of the two is wrong. A new entity needs its line.
 */
//                                     admin  operator scheduler therapist assistant patient
const lines: Record<string, readonly [Sight, Sight, Sight, Sight, Sight, Sight]> = {
  staff: /*         */ ['all', 'all', 'all', 'all', 'all', 'all'],
  service: /*       */ ['all', 'all', 'all', 'all', 'all', 'all'],
  availability: /*  */ ['all', 'all', 'all', 'own', 'all', 'none'],
  patient: /*       */ ['all', 'all', 'all', 'all', 'all', 'own'],
  appointment: /*   */ ['all', 'all', 'all', 'own', 'all', 'own'],
  hold: /*          */ ['all', 'all', 'all', 'own', 'all', 'none'],
  treatment: /*     */ ['all', 'none', 'none', 'all', 'all', 'none'],
  invoice: /*       */ ['all', 'none', 'none', 'all', 'all', 'none'],
  inventoryItem: /* */ ['all', 'all', 'none', 'all', 'all', 'none'],
  stockMovement: /* */ ['all', 'all', 'none', 'all', 'all', 'none'],
  referral: /*      */ ['all', 'none', 'none', 'all', 'all', 'none'],
  presence: /*      */ ['all', 'none', 'none', 'all', 'all', 'none'],
  importJob: /*     */ ['all', 'none', 'none', 'none', 'all', 'none'],
  account: /*       */ ['all', 'none', 'none', 'none', 'none', 'none'],
  offer: /*         */ ['all', 'all', 'all', 'own', 'all', 'own'],
  practiceSettings: ['all', 'all', 'all', 'all', 'all', 'all'],
};
const order = ['admin', 'operator', 'scheduler', 'therapist', 'assistant', 'patient'] as const;

/** What a therapist's or a patient's own rows name them by. */
const ownBy: Record<string, Partial<Record<Role, string>>> = {
  availability: { therapist: 'staffId' },
  appointment: { therapist: 'staffId', patient: 'patientId' },
  hold: { therapist: 'staffId' },
  offer: { therapist: 'staffId', patient: 'patientId' },
  patient: { patient: 'id' },
};

/** Fields that only those who treat somebody, or assist them, may know. */
const clinicalFields: Record<string, readonly string[]> = { patient: ['medicalHistory', 'notes'] };
const clinicalRoles: readonly Role[] = ['admin', 'therapist', 'assistant'];

/** Who takes whole files out. */
export const mayExport: readonly Role[] = ['admin', 'assistant'];

export interface Person {
  role: Role;
  staffId: string | null;
  patientId: string | null;
}

/** @throws Error for an entity of which nobody has said who sees it */
export function sightOf(entity: string, role: Role): Sight {
  const sight = lines[entity]?.[order.indexOf(role)];
  if (!sight) throw new Error(`Say in whoSees.ts who sees ${entity}`);
  return sight;
}

export function maySee(entity: string, person: Person, row: Record<string, unknown>): boolean {
  const sight = sightOf(entity, person.role);
  if (sight !== 'own') return sight === 'all';
  const field = ownBy[entity]?.[person.role];
  const mine = person.role === 'therapist' ? person.staffId : person.patientId;
  return field !== undefined && mine !== null && row[field] === mine;
}

export function hiddenFrom(entity: string, role: Role): readonly string[] {
  return clinicalRoles.includes(role) ? [] : (clinicalFields[entity] ?? []);
}

export const listedEntities = Object.keys(lines);
