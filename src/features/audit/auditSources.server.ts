import { sql, type RawBuilder } from 'kysely';
import type { FeatureTools } from '@/server/serverFeature';
import type { AuditFilter, AuditPlace } from './auditQuery.server';

/** What somebody saw, or was not shown. */
const saw = ['opened', 'listed', 'searched', 'followed', 'denied'];

/** Where the log comes from, each narrowed to what is asked for. All have the columns of a line. */
export interface AuditSources {
  /** Writes that the feed's log still holds, and those it has forgotten: one order, that of `n`. */
  changes: RawBuilder<unknown>;
  pastChanges: RawBuilder<unknown>;
  /** All else, in the order of `at` and then `n`. */
  events: RawBuilder<unknown>;
}

type Condition = RawBuilder<unknown> | null;

/** @param after only what lies beyond this place; null: all of it */
export function auditSources(
  tables: FeatureTools['tables'],
  filter: AuditFilter,
  after: AuditPlace | null,
): AuditSources {
  const { kind, entity, actor, record, from, to } = filter;
  const given = (value: unknown, condition: RawBuilder<unknown>): Condition =>
    value === undefined || value === null ? null : condition;
  const where = (actorColumn: string, more: readonly Condition[]) =>
    sql.join(
      [
        sql`practice_id = current_practice()`,
        // What need not be kept any more is not told either, wherever it may still stand.
        sql`at >= (select now() - make_interval(days => audit_retention_days) from practice
                    where id = current_practice())`,
        given(entity, sql`entity = ${entity}`),
        given(actor, sql`${sql.ref(actorColumn)} = ${actor}::uuid`),
        given(from, sql`at >= ${from}::timestamptz`),
        // To the millisecond, as it is told: the whole of the last one belongs to it.
        given(to, sql`at < ${to}::timestamptz + interval '1 ms'`),
        ...more,
      ].filter((condition) => condition !== null),
      sql` and `,
    );

  const definitions = tables.map((table) => table.entity);
  const passing = definitions.filter(({ isPassing }) => isPassing === true).map(({ name }) => name);
  const changed = where('actor', [
    kind === undefined || kind === 'changed' ? null : sql`false`,
    sql`entity <> all (${passing}::text[])`,
    given(after, sql`seq < ${after?.seq}::bigint`),
    given(
      record,
      sql`seq in (select audit_changes_of(${record}::uuid, ${definitions.map(({ name }) => name)}::text[]))`,
    ),
  ]);
  const events = where('account_id', [
    kindOf(kind),
    given(
      after,
      sql`(at, id) < (timestamptz 'epoch' + ${after?.micros}::bigint * interval '1 microsecond', ${after?.event}::bigint)`,
    ),
    given(record, ofRecord(tables, record ?? '')),
  ]);
  return {
    changes: sql`
      select 'change' as source, seq as n, null::bigint as micros, at, op as action, entity, id as row_id,
             actor as actor_id, client, address, device,
             case when op = 'updated' then array(select jsonb_object_keys(before)) else '{}' end as fields,
             '{}'::jsonb as details
        from change_log where ${changed}`,
    pastChanges: sql`
      select 'change', seq, null::bigint, at, op, entity, id, actor, client, address, device, fields, '{}'::jsonb
        from audit_change where ${changed}`,
    events: sql`
      select 'event' as source, id as n, (extract(epoch from at) * 1000000)::bigint as micros, at, action, entity,
             row_id, account_id as actor_id, null as client, details ->> 'address' as address,
             details ->> 'device' as device, array(select jsonb_array_elements_text(details -> 'fields')) as fields,
             details
        from audit_event where ${events}`,
  };
}

/** Names of actions that this build does not know count as changes: something was done. */
function kindOf(kind: AuditFilter['kind']): Condition {
  switch (kind) {
    case undefined:
      return null;
    case 'saw':
      return sql`action = any (${saw}::text[])`;
    case 'exported':
      return sql`action = 'exported'`;
    case 'signedIn':
      return sql`entity = 'session'`;
    case 'changed':
      return sql`action <> all (${[...saw, 'exported']}::text[]) and entity <> 'session'`;
  }
}

/** What names the record, and while it was there, what took out everything of a kind that is about such as it. */
function ofRecord(tables: FeatureTools['tables'], record: string): RawBuilder<unknown> {
  const namesOf = (some: FeatureTools['tables']) => some.map(({ entity }) => entity.name);
  const about = namesOf(tables.filter(({ subjectField }) => subjectField !== null));
  const people = tables.filter(({ entity }) => entity.isSubject === true);
  const made = people.map(({ name }) => sql`(select created_at from ${name} where id = ${record}::uuid)`);
  return sql`id in (
    select audit_events_of(${record}::uuid, ${about}::text[], ${namesOf(people)}::text[],
                           coalesce(${sql.join([...made, sql`null`])})))`;
}
