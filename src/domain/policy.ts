import type { Id } from './primitives';

export const roles = ['admin', 'operator', 'scheduler', 'therapist', 'assistant', 'patient'] as const;
export type Role = (typeof roles)[number];

/** Who is asking: what a policy may depend on, and nothing else. */
export interface Viewer {
  role: Role;
  staffId: Id | null;
  patientId: Id | null;
}

/**
 * Which rows of an entity a role reaches. It is data rather than a function, so that the same value becomes a test in
 * memory (feed, push), a `where` clause (lists) and a row-level security policy.
 */
export type Scope = 'all' | 'none' | { field: string; equals: 'staffId' | 'patientId' };

export type Action = 'see' | 'create' | 'change' | 'delete';

/** For each action, the scope of each role. A role that is not named reaches nothing. */
export type Policy = Record<Action, Partial<Record<Role, Scope>>>;

/** The rows that `viewer` reaches with `action`; `none` unless the policy says otherwise. */
export function scopeOf(policy: Policy, action: Action, viewer: Viewer): Scope {
  return policy[action][viewer.role] ?? 'none';
}

/** Whether `viewer` may do `action` to this row. */
export function permits(policy: Policy, action: Action, viewer: Viewer, row: object): boolean {
  const scope = scopeOf(policy, action, viewer);
  if (scope === 'all') return true;
  if (scope === 'none') return false;
  const mine = viewer[scope.equals];
  return mine !== null && (row as Record<string, unknown>)[scope.field] === mine;
}

/** What the whole practice looks things up in, and only an admin changes. */
export const adminKeeps: Policy = {
  see: Object.fromEntries(roles.map((role) => [role, 'all'])),
  create: { admin: 'all' },
  change: { admin: 'all' },
  delete: { admin: 'all' },
};

/** Rows that belong to the signed-in therapist. */
export const ownStaff = { field: 'staffId', equals: 'staffId' } as const satisfies Scope;
