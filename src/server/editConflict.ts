import { sql } from 'kysely';
import type { FastifyRequest } from 'fastify';
import { LockstepError } from '@/domain/errors';
import type { ApiRow, EntityTable, StoredRow } from './database/entityTable';
import type { Transaction } from './database/practiceTransaction';

/**
 * The rev an `If-Match` names; null without one (or with `*`), which means "whatever it is now".
 * @throws LockstepError `malformed_request`
 */
export function expectedRev(request: FastifyRequest): number | null {
  const given = request.headers['if-match'];
  if (given === undefined || given === '*') return null;
  const rev = /^(?:W\/)?"(\d{1,15})"$/.exec(given)?.[1];
  if (rev !== undefined) return Number(rev);
  throw new LockstepError(
    'malformed_request',
    'If-Match must hold a rev in quotes, such as "3". Nothing was changed.',
  );
}

export function etagOf(row: { rev: number }): string {
  return `"${row.rev}"`;
}

interface LoggedChange {
  rev: string;
  client: string | null;
  before: StoredRow | null;
}

/**
 * Which fields somebody else changed since `since`: a field counts if its last writer is not `client`. A caller without
 * a client id is never "the same". Null if the log no longer tells.
 */
export async function changedByOthers(
  transaction: Transaction,
  table: EntityTable,
  row: ApiRow,
  since: number,
  client: string | null,
): Promise<Set<string> | null> {
  if (since === row.rev) return new Set();
  const log = await transaction.rows<LoggedChange>(sql`
    select rev, client, before from change_log
     where practice_id = current_practice() and entity = ${table.entity.name} and id = ${row.id}::uuid
       and rev > ${since} order by seq`);
  if (log.length !== row.rev - since) return null;
  const lastWriter = new Map<string, string | null>();
  for (const change of log) {
    for (const column of Object.keys(change.before ?? {})) lastWriter.set(column, change.client);
  }
  const others = [...lastWriter].filter(([, writer]) => writer === null || writer !== client);
  return new Set(others.map(([column]) => column));
}

/** @throws LockstepError `edit_conflict`, with the row as it is now */
export function refuseEdit(current: object, fields: readonly string[]): never {
  throw new LockstepError('edit_conflict', {
    detail: 'Somebody else changed this in the meantime. Nothing was changed; look at it as it is now.',
    fields: fields.map((field) => ({ field, message: 'was changed by somebody else' })),
    current,
  });
}
