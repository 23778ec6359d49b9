import { sql } from 'kysely';
import type { EntityTable } from '@/server/database/entityTable';
import type { Transaction } from '@/server/database/practiceTransaction';
import type { FeatureTools } from '@/server/serverFeature';
import type { AuditEntry, AuditPage } from './auditEntry';
import { type AuditFilter, type AuditPlace, cursorOf } from './auditQuery.server';
import { auditSources } from './auditSources.server';

interface Line {
  source: 'change' | 'event';
  /** Position within its source: later is greater. */
  n: string;
  /** Of events: when, exactly. */
  micros: string | null;
  at: Date;
  action: string;
  entity: string;
  row_id: string | null;
  actor_id: string | null;
  actor: string | null;
  client: string | null;
  address: string | null;
  device: string | null;
  fields: string[];
  details: { count?: unknown; times?: unknown };
}

/** Before everything: where a source begins of which nothing was told yet. */
const beginning = { seq: '999999999999999999', micros: '253402300799000000', event: '999999999999999999' };

export interface AuditPart {
  filter: AuditFilter;
  limit: number;
  after: AuditPlace | null;
}

/** `last`: where the next page goes on; null: there is none. */
export type ReadPage = AuditPage & { last: AuditPlace | null };

/**
 * One page of what was done, newest first: writes and other events, by one statement. Each source is read backwards from
 * where the page before ended, so that what happens meanwhile moves nothing, nor does what moves from one log to the other.
 */
export async function readAudit(
  transaction: Transaction,
  tables: FeatureTools['tables'],
  { filter, limit, after }: AuditPart,
): Promise<ReadPage> {
  const { changes, pastChanges, events } = auditSources(tables, filter, after);
  const lines = await transaction.rows<Line>(sql`
    select x.*, m.name as actor
      from (
        (select c.*, row_number() over (order by c.n desc) as place
           from ((${changes} order by n desc limit ${limit + 1})
                 union all (${pastChanges} order by seq desc limit ${limit + 1})) c
          order by place limit ${limit + 1})
        union all
        (select e.*, row_number() over (order by e.at desc, e.n desc) as place
           from (${events} order by at desc, n desc limit ${limit + 1}) e)
      ) x
      left join member m on m.practice_id = current_practice() and m.id = x.actor_id
     order by x.source, x.place`);
  const merged = newestFirst(lines);
  const shown = merged.slice(0, limit);
  const from = after ?? beginning;
  const change = shown.findLast(({ source }) => source === 'change');
  const event = shown.findLast(({ source }) => source === 'event');
  const last = {
    seq: change?.n ?? from.seq,
    micros: event?.micros ?? from.micros,
    event: event?.n ?? from.event,
  };
  const more = merged.length > limit ? last : null;
  return {
    items: shown.map((line) => entryOf(line, tables)),
    nextCursor: more && cursorOf(more),
    last: more,
  };
}

/** How many lines there are, and where the log stands now: what comes later lies before that place. */
export async function countAudit(
  transaction: Transaction,
  tables: FeatureTools['tables'],
  filter: AuditFilter,
): Promise<{ count: number; place: AuditPlace }> {
  const [now] = await transaction.rows<{ seq: string; micros: string }>(sql`
    select p.seq + 1 as seq, (extract(epoch from clock_timestamp()) * 1000000)::bigint as micros
      from feed_position p where p.practice_id = current_practice()`);
  if (!now) throw new Error('This practice has no feed position');
  const place = { ...now, event: '0' };
  const { changes, pastChanges, events } = auditSources(tables, filter, place);
  const [counted] = await transaction.rows<{ count: string }>(sql`
    select (select count(*) from (${changes}) c) + (select count(*) from (${pastChanges}) p)
           + (select count(*) from (${events}) e) as count`);
  return { count: Number(counted?.count ?? 0), place };
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

function entryOf(line: Line, tables: FeatureTools['tables']): AuditEntry {
  const { count, times } = line.details;
  return {
    at: line.at.toISOString() as AuditEntry['at'],
    action: line.action,
    entity: line.entity,
    rowId: line.row_id as AuditEntry['rowId'],
    actorId: line.actor_id as AuditEntry['actorId'],
    actor: line.actor,
    client: line.client,
    address: line.address,
    device: line.device,
    fields: fieldsOf(line, tables),
    count: typeof count === 'number' ? count : null,
    times: typeof times === 'number' ? times : null,
  };
}

/** Changes name columns, which are told as the fields they hold; what the database keeps for itself is no field. */
function fieldsOf({ source, entity, fields }: Line, tables: readonly EntityTable[]): string[] {
  const table = tables.find((one) => one.entity.name === entity);
  // Else it is an entity of a later build than this one, during an update.
  if (source === 'event' || !table) return fields.map(fieldOf).toSorted();
  return table.entity.fieldNames.filter((field) => fields.includes(table.column(field))).toSorted();
}

/** `time_zone` → `timeZone`. */
function fieldOf(column: string): string {
  return column.replaceAll(/_[a-z]/g, (part) => part.slice(1).toUpperCase());
}
