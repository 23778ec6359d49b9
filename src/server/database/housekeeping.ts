import { sql } from 'kysely';
import type { Entity } from '@/domain/entity';
import { subjectField } from '@/domain/subject';
import { columnOf } from './entityTable';
import type { Database } from './openDatabase';

const keepChangesDays = 30;
const keepMutationsHours = 24;
/** Longer than any of them counts. */
const keepGuessesMs = 24 * 60 * 60_000;
const keepNetworksMs = 180 * 24 * 60 * 60_000;
/** Changes that stay, however old. */
const keepAtLeast = 10_000;

/**
 * Forgets what is kept for a time only: answers to mutations, sessions nobody uses, guesses, old changes. A practice's last
 * changes stay however old they are, so that a client that comes back after a quiet month needs no fresh snapshot. What the
 * audit must tell of a change outlives it, and is forgotten in its turn when the practice's time for that is over.
 * @param idleMs after so long a session is over
 * @param entities whose changes there are: passing ones leave nothing, personal ones say whom they were about
 */
export async function tidy(
  database: Database,
  now: number,
  idleMs: number,
  entities: readonly Entity[] = [],
): Promise<void> {
  await database.owner
    .deleteFrom('session')
    .where('last_seen_at', '<', new Date(now - idleMs))
    .execute();
  await database.owner.deleteFrom('pending_sign_in').where('expires_at', '<', new Date(now)).execute();
  await database.owner
    .deleteFrom('guess')
    .where('at', '<', new Date(now - keepGuessesMs))
    .execute();
  await database.owner
    .deleteFrom('known_network')
    .where('seen_at', '<', new Date(now - keepNetworksMs))
    .execute();
  await database.rows(sql`
    delete from mutation where at < now() - make_interval(hours => ${keepMutationsHours})`);
  const passing = entities.filter(({ isPassing }) => isPassing === true).map(({ name }) => name);
  // Forgetting and keeping are one statement: no reader of the audit sees a change twice, or not at all.
  await database.rows(sql`
    with bound as (
      select p.practice_id, max(c.seq) as seq
        from feed_position p join change_log c on c.practice_id = p.practice_id
       where c.at < now() - make_interval(days => ${keepChangesDays}) and c.seq <= p.seq - ${keepAtLeast}
       group by p.practice_id
    ), pruned as (
      update feed_position p set pruned_to = b.seq
        from bound b where b.practice_id = p.practice_id and b.seq > p.pruned_to
    ), gone as (
      delete from change_log c using bound b where c.practice_id = b.practice_id and c.seq <= b.seq
      returning c.*
    )
    insert into audit_change
      (practice_id, seq, at, op, entity, id, actor, client, address, device, fields, subjects)
    select g.practice_id, g.seq, g.at, g.op, g.entity, g.id, g.actor, g.client, g.address, g.device,
           case when g.op = 'updated' then array(select jsonb_object_keys(g.before)) else '{}' end,
           array(select distinct who::uuid
                   from unnest(array[g.id::text, g.row ->> about.field, g.before ->> about.field]) as who
                  where who is not null)
      from gone g cross join lateral (
             select ${JSON.stringify(subjectColumns(entities))}::jsonb ->> g.entity as field) as about
     where g.entity <> all (${passing}::text[])`);
  await database.rows(sql`select forget_audit()`);
}

/** The columns that say whom the rows of each entity are about. */
function subjectColumns(entities: readonly Entity[]): Record<string, string> {
  return Object.fromEntries(
    entities.flatMap((entity) => {
      const field = subjectField(entity, entities);
      return field === null ? [] : [[entity.name, columnOf(field)]];
    }),
  );
}
