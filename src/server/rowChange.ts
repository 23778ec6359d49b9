import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import type { FastifyRequest } from 'fastify';
import type { Entity } from '@/domain/entity';
import { shownTo } from '@/domain/fieldPolicy';
import { permits, type Action } from '@/domain/policy';
import type { Id } from '@/domain/primitives';
import { signedIn, viewerOf } from './accessControl';
import type { ApiRow, EntityTable } from './database/entityTable';
import type { RequestContext, Transaction } from './database/practiceTransaction';
import { databaseProblem } from './databaseProblem';
import { changedByOthers, etagOf, refuseEdit } from './editConflict';
import { assertChecked, foundRow, notAllowed } from './entityRules';
import { assertFieldsMayBeSet, assertFollows } from './stateRules';
import { entityStore } from './entityStore';
import type { Answer } from './mutation';
import type { RuledWrite } from './ruledWrite';
import { tellShown } from './sights';

type Fields = Record<string, unknown>;

export interface RowChange {
  table: EntityTable;
  request: FastifyRequest;
  ruled: RuledWrite;
  id: Id;
  /** What `If-Match` names; null: whatever it is now. */
  rev: number | null;
  /** The new values, given the row as it is. */
  patchOf(row: ApiRow): Fields;
}

/**
 * The row, locked until the end, if the caller may do `action` to it.
 * @throws LockstepError `not_found`, `forbidden`
 */
export async function lockRow(
  transaction: Transaction,
  table: EntityTable,
  request: FastifyRequest,
  id: Id,
  action: Action,
): Promise<ApiRow> {
  const viewer = viewerOf(signedIn(request));
  const row = foundRow(await entityStore(table).lock(transaction, viewer, id));
  if (!permits(table.entity.policy, action, viewer, row)) throw notAllowed();
  return row;
}

/**
 * Changes one row under `If-Match`, the entity's policy and its rules.
 * @throws LockstepError whatever refuses it
 */
export async function changeRow(
  transaction: Transaction,
  { client }: RequestContext,
  change: RowChange,
): Promise<Answer> {
  const { table, request, ruled, id, rev } = change;
  const { entity } = table;
  const viewer = viewerOf(signedIn(request));
  const row = await lockRow(transaction, table, request, id, 'change');
  const wanted = change.patchOf(row);
  assertFieldsMayBeSet(entity, viewer.role, Object.keys(wanted));
  const patch = differing(row, wanted);
  if (rev !== null) {
    const others = await changedByOthers(transaction, table, row, rev, client);
    const clash = Object.keys(patch).filter((field) => !others || others.has(table.column(field)));
    if (clash.length > 0) {
      tellShown(request, table, [row], { kind: 'opened' });
      refuseEdit(shownTo(entity, viewer.role, row), clash);
    }
  }
  const merged = { ...row, ...patch };
  assertChecked(entity, merged);
  if (!permits(entity.policy, 'change', viewer, merged)) throw notAllowed();
  if (Object.keys(patch).length === 0) {
    // Nothing is written, but the row is told: that is a way to read it.
    tellShown(request, table, [row], { kind: 'opened' });
    return answered(entity, request, row);
  }
  assertFollows(entity, row, merged);
  await ruled.check(transaction, row, merged);
  return answered(entity, request, (await entityStore(table).update(transaction, id, patch)) ?? row);
}

export interface NewRow {
  table: EntityTable;
  request: FastifyRequest;
  ruled: RuledWrite;
  /** All that the definition asks for, and an id. */
  draft: Fields & { id: string };
}

/**
 * Creates one row under the entity's policy and its rules.
 * @throws LockstepError whatever refuses it
 */
export async function createRow(
  transaction: Transaction,
  { table, request, ruled, draft }: NewRow,
): Promise<ApiRow> {
  const { entity } = table;
  const session = signedIn(request);
  const viewer = viewerOf(session);
  assertChecked(entity, draft);
  if (!permits(entity.policy, 'create', viewer, draft)) throw notAllowed();
  // What was left out is null, and nobody is refused for that.
  const given = Object.keys(draft).filter((field) => draft[field] !== null);
  assertFieldsMayBeSet(entity, viewer.role, given);
  assertFollows(entity, null, draft);
  await ruled.check(transaction, null, draft);
  return entityStore(table).insert(transaction, session.practiceId, draft);
}

/** A row as the answer to what was done to it, as far as whoever did it may know it. */
export function answered(entity: Entity, request: FastifyRequest, row: ApiRow, status = 200): Answer {
  return { status, body: shownTo(entity, signedIn(request).user.role, row), etag: etagOf(row) };
}

/** For `catch`: throws what a refusal of the database means, by the entity's rules or else everywhere. */
export function refusedBy(table: EntityTable, action: 'write' | 'delete', ruled: RuledWrite) {
  return async (error: unknown): Promise<never> => {
    const explained = error instanceof pg.DatabaseError ? await ruled.explain(error) : null;
    throw explained ?? databaseProblem(error, table, action);
  };
}

/** Those fields of a patch that would change something. */
function differing(row: ApiRow, patch: Fields): Fields {
  return Object.fromEntries(
    Object.entries(patch).filter(([field, value]) => !isDeepStrictEqual(row[field], value)),
  );
}
