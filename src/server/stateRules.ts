import { isDeepStrictEqual } from 'node:util';
import type { Entity } from '@/domain/entity';
import { LockstepError } from '@/domain/errors';
import { hiddenFields } from '@/domain/fieldPolicy';
import type { Role } from '@/domain/policy';
import { illegalStatus, statusesAfter } from '@/domain/statusFlow';
import type { ApiRow } from './database/entityTable';

type Fields = Readonly<Record<string, unknown>>;

/** @throws LockstepError `forbidden` if one of these fields is none of this role's business */
export function assertFieldsMayBeSet(entity: Entity, role: Role, fields: readonly string[]): void {
  const hidden = hiddenFields(entity, role).filter((field) => fields.includes(field));
  if (hidden.length === 0) return;
  throw new LockstepError('forbidden', {
    detail: `Your role neither sees nor sets ${hidden.join(' and ')}. Nothing was changed.`,
    fields: hidden.map((field) => ({ field, message: 'is not for your role' })),
  });
}

/**
 * What the state of a row allows: its status follows the one before, and what is locked stays.
 * @param before null: the row is new
 * @throws LockstepError `illegal_status`, `locked`
 */
export function assertFollows(entity: Entity, before: ApiRow | null, after: Fields): void {
  const { flow } = entity;
  if (flow) {
    const [was, status] = [before && String(before[flow.field]), String(after[flow.field])];
    const allowed = statusesAfter(flow, was);
    if (was !== status && !allowed.includes(status)) throw illegalStatus(was, status, allowed, flow.field);
  }
  const locked = before && entity.lockedFields?.(before as never);
  const changed = (locked ?? []).filter((field) => !isDeepStrictEqual(before?.[field], after[field]));
  if (changed.length === 0) return;
  throw new LockstepError('locked', {
    detail: `In its state ${changed.join(', ')} of this does not change any more. Nothing was changed.`,
    fields: changed.map((field) => ({ field, message: 'does not change any more' })),
  });
}

/** @throws LockstepError `locked` if the row stays for good */
export function assertMayGo(entity: Entity, row: ApiRow): void {
  if (entity.isKept?.(row as never))
    throw new LockstepError('locked', 'This is kept for good. Nothing was deleted.');
}
