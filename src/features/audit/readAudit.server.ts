import { sql, type RawBuilder } from 'kysely';
import type { EntityTable } from '@/server/database/entityTable';
import type { Transaction } from '@/server/database/practiceTransaction';
import type { FeatureTools } from '@/server/serverFeature';
import type { AuditEntry, AuditPage } from './auditEntry';
import type { AuditPlace, AuditQuery } from './auditQuery.server';

interface Line {
  source: 'change' | 'event';
  /** Position within its source: later is greater. */
  n: string;
  at: Date;
  action: string;
  entity: string;
  row_id: string | null;
  actor_id: string | null;
  actor: string | null;
  client: string | null;
  address: string | null;
  fields: string[] | null;
}

/** Who looks at which record comes and goes by itself; it is nothing that anybody did. */
const passing = ['presence'];

/**
 * One page of what was done, newest first: the log of changes and the log of other events, by one statement. Each source
 * is read backwards from where the page before ended, so that what happens meanwhile moves nothing.
 */
export async function readAudit(
  transaction: Transaction,
  tableOf: FeatureTools['tableOf'],
  query: AuditQuery & { after: AuditPlace | null },
): Promise<AuditPage> {
  const { entity, actor, from, to, limit, after } = query;
  const where = (columns: { entity: string; actor: string; at: string }) =>
    sql.join(
      [
        sql`practice_id = current_practice()`,
        entity === undefined ? null : sql`${sql.ref(columns.entity)} = ${entity}`,
        actor === undefined ? null : sql`${sql.ref(columns.actor)} = ${actor}::uuid`,
        from === undefined ? null : sql`${sql.ref(columns.at)} >= ${from}::timestamptz`,
        // To the millisecond, as it is told: the whole of the last one belongs to it.
        to === undefined ? null : sql`${sql.ref(columns.at)} < ${to}::timestamptz + interval '1 ms'`,
      ].filter((condition): condition is RawBuilder<unknown> => condition !== null),
      sql` and `,
    );
  const lines = await transaction.rows<Line>(sql`
    select x.source, x.n, x.at, x.action, x.entity, x.row_id, x.actor_id, m.name as actor, x.client, x.address, x.fields
      from (
        (select 'change' as source, seq as n, at, op as action, entity, id as row_id, actor as actor_id, client,
                null as address,
                case when op = 'updated' then array(select jsonb_object_keys(before)) end as fields
           from change_log
          where ${where({ entity: 'entity', actor: 'actor', at: 'at' })} and entity <> all (${passing}::text[])
            ${after ? sql`and seq < ${after.seq}::bigint` : sql``}
          order by seq desc limit ${limit + 1})
        union all
        (select 'event', id, at, action, entity, row_id, account_id, null, details ->> 'address', null
           from audit_event
          where ${where({ entity: 'entity', actor: 'account_id', at: 'at' })}
            ${after ? sql`and id < ${after.event}::bigint` : sql``}
          order by id desc limit ${limit + 1})
      ) x
      left join member m on m.practice_id = current_practice() and m.id = x.actor_id
     order by x.n desc`);
  const merged = newestFirst(lines);
  const shown = merged.slice(0, limit);
  const last = (source: Line['source'], before: string) =>
    shown.findLast((line) => line.source === source)?.n ?? before;
  const none = '999999999999999999';
  return {
    items: shown.map((line) => entryOf(line, tableOf)),
    nextCursor:
      merged.length > limit
        ? `${last('change', after?.seq ?? none)}.${last('event', after?.event ?? none)}`
        : null,
  };
}

/** Both sources by time, each in its own order: what was done in the same moment stays as it was numbered. */
function newestFirst(lines: readonly Line[]): Line[] {
  const changes = lines.filter(({ source }) => source === 'change');
  const events = lines.filter(({ source }) => source === 'event');
  const merged: Line[] = [];
  for (let [change, event] = [0, 0]; ;) {
    const [nextChange, nextEvent] = [changes[change], events[event]];
    if (nextChange && (!nextEvent || nextChange.at >= nextEvent.at)) {
      merged.push(nextChange);
      change++;
    } else if (nextEvent) {
      merged.push(nextEvent);
      event++;
    } else return merged;
  }
}

function entryOf(line: Line, tableOf: FeatureTools['tableOf']): AuditEntry {
  return {
    at: line.at.toISOString() as AuditEntry['at'],
    action: line.action,
    entity: line.entity,
    rowId: line.row_id as AuditEntry['rowId'],
    actorId: line.actor_id as AuditEntry['actorId'],
    actor: line.actor,
    client: line.client,
    address: line.address,
    fields: line.fields === null ? [] : fieldsOf(line.fields, knownTable(line.entity, tableOf)),
  };
}

/** The fields of these columns; what the database keeps for itself is no field. */
function fieldsOf(columns: readonly string[], table: EntityTable | null): string[] {
  if (!table) return columns.toSorted();
  return table.entity.fieldNames.filter((field) => columns.includes(table.column(field))).toSorted();
}

function knownTable(entity: string, tableOf: FeatureTools['tableOf']): EntityTable | null {
  try {
    return tableOf(entity);
  } catch {
    // An entity of a later build than this one, during an update.
    return null;
  }
}
