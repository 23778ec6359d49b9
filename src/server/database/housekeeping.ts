import { sql } from 'kysely';
import type { Database } from './openDatabase';

const keepChangesDays = 30;
const keepMutationsHours = 24;
/** Changes that stay, however old. */
const keepAtLeast = 10_000;

/**
 * Forgets what is kept for a time only: answers to mutations, sessions nobody uses, old changes. A practice's last
 * changes stay however old they are, so that a client that comes back after a quiet month needs no fresh snapshot.
 * @param idleMs after so long a session is over
 */
export async function tidy(database: Database, now: number, idleMs: number): Promise<void> {
  await database.owner
    .deleteFrom('session')
    .where('last_seen_at', '<', new Date(now - idleMs))
    .execute();
  await database.rows(sql`
    delete from mutation where at < now() - make_interval(hours => ${keepMutationsHours})`);
  await database.rows(sql`
    with bound as (
      select p.practice_id, max(c.seq) as seq
        from feed_position p join change_log c on c.practice_id = p.practice_id
       where c.at < now() - make_interval(days => ${keepChangesDays}) and c.seq <= p.seq - ${keepAtLeast}
       group by p.practice_id
    ), pruned as (
      update feed_position p set pruned_to = b.seq
        from bound b where b.practice_id = p.practice_id and b.seq > p.pruned_to
    )
    delete from change_log c using bound b where c.practice_id = b.practice_id and c.seq <= b.seq`);
}
