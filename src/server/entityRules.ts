import type { RouteShorthandOptions } from 'fastify';
import { z } from 'zod';
import type { Entity } from '@/domain/entity';
import { LockstepError } from '@/domain/errors';
import { roles, type Action, type Role } from '@/domain/policy';
import { Id } from '@/domain/primitives';
import type { ApiRow } from './database/entityTable';

export const IdParams = z.object({ id: z.string() });
export type IdParams = z.infer<typeof IdParams>;

/** What a route of an entity tells about itself; only `body` is checked by it, the rest is description. */
interface Description {
  summary: string;
  querystring?: z.ZodType;
  params?: z.ZodType;
  body?: z.ZodType;
  response?: Record<number, z.ZodType>;
}

/** Options of a route: open to the roles whose policy reaches at least some rows with `action`. */
export function routeFor(entity: Entity, action: Action, description: Description): RouteShorthandOptions {
  return {
    config: { access: reachingRoles(entity, action), ...(action === 'see' ? { shows: entity.name } : {}) },
    schema: { tags: [entity.path], ...description },
  };
}

function reachingRoles({ policy }: Entity, action: Action): Role[] {
  return roles.filter((role) => (policy[action][role] ?? 'none') !== 'none');
}

/** An id that could exist. Anything else is as unknown as one that does not. */
export function knownId(text: string): Id {
  const id = Id.safeParse(text);
  if (!id.success) throw notFound();
  return id.data;
}

export function foundRow(row: ApiRow | null): ApiRow {
  if (!row) throw notFound();
  return row;
}

/** The rules over more than one field, on the row as it would be. */
export function assertChecked(entity: Entity, row: object): void {
  const wrong = entity.check?.(row) ?? [];
  if (wrong.length === 0) return;
  throw new LockstepError('invalid_fields', {
    detail: `Some fields are not right: ${wrong.map(({ field }) => field).join(', ')}. Nothing was changed.`,
    fields: wrong,
  });
}

export function notAllowed(): LockstepError {
  return new LockstepError('forbidden', 'Your role may not do this to that row. Nothing was changed.');
}

function notFound(): LockstepError {
  return new LockstepError('not_found', 'There is nothing with this id here. It may have been deleted.');
}
