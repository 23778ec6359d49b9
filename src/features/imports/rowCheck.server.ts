import type { Entity } from '@/domain/entity';
import { LockstepError, type FieldProblem } from '@/domain/errors';
import { permits, type Viewer } from '@/domain/policy';
import { assertChecked, notAllowed } from '@/server/entityRules';
import { assertFieldsMayBeSet, assertFollows } from '@/server/stateRules';
import { invalidFields } from '@/server/zodValidation';

export type Draft = Record<string, unknown>;

/** What an entity makes of a row that came in by a file: a whole draft, or what is wrong with it. */
export function checkRow(
  entity: Entity,
  viewer: Viewer,
  fields: Readonly<Record<string, unknown>>,
): { draft: Draft } | { wrong: readonly FieldProblem[] } {
  const read = entity.draft.safeParse(fields);
  if (!read.success) return { wrong: problemsOf(invalidFields(read.error)) };
  try {
    assertMayCreate(entity, viewer, read.data);
    return { draft: read.data };
  } catch (error) {
    if (error instanceof LockstepError) return { wrong: problemsOf(error) };
    throw error;
  }
}

/**
 * That this person may make this row, by everything that a definition says. The same for a file as for a form.
 * @throws LockstepError
 */
export function assertMayCreate(entity: Entity, viewer: Viewer, draft: Draft): void {
  assertChecked(entity, draft);
  if (!permits(entity.policy, 'create', viewer, draft)) throw notAllowed();
  const given = Object.keys(draft).filter((field) => draft[field] !== null);
  assertFieldsMayBeSet(entity, viewer.role, given);
  assertFollows(entity, null, draft);
}

/** A refusal field by field. */
export function problemsOf({ details }: LockstepError): readonly FieldProblem[] {
  const { fields, detail } = details;
  return fields && fields.length > 0 ? fields : [{ field: '', message: detail }];
}
