import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../database/openDatabase';
import type { RandomBytes, ServerClock } from '../ports';

export const setupHours = 24;

/**
 * Makes a token that creates the first practice, once.
 * @returns null if there is a practice already: then nothing is left to set up
 */
export async function makeSetupToken(
  database: Database,
  clock: ServerClock,
  random: RandomBytes,
): Promise<string | null> {
  const token = random(32).toString('base64url');
  const expiresAt = new Date(clock.now() + setupHours * 3_600_000);
  const made = await database.rows(sql`
    insert into setup_link (token_hash, expires_at)
    select ${hashToken(token)}, ${expiresAt} where not exists (select from practice) returning expires_at`);
  return made.length > 0 ? token : null;
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
