import { sql } from 'kysely';
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
 * changes stay however old they are, so that a client that comes back after a quiet month needs no fresh snapshot.
 * @param idleMs after so long a session is over
 */
export async function tidy(database: Database, now: number, idleMs: number): Promise<void> {
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
