import { createHash } from 'node:crypto';
import type { Database } from '../database/openDatabase';
import type { RandomBytes, ServerClock } from '../ports';

/** Sign-ins that had the right password and owe a code. None is a session, and none lasts. */
export interface PendingSignIns {
  begin(accountId: string): Promise<{ token: string; expiresAt: Date }>;
  /** Uses one of the tries that a pending sign-in has. @returns whose it is; null: there is none (any more) */
  tryOnce(token: string): Promise<string | null>;
  /** @returns whether it was still there: of any number who end it at once, one does */
  end(token: string): Promise<boolean>;
}

export interface PendingSignInOptions {
  database: Database;
  clock: ServerClock;
  random: RandomBytes;
}

const lastsMs = 5 * 60_000;
const codesEach = 5;

export function pendingSignIns({ database, clock, random }: PendingSignInOptions): PendingSignIns {
  const { owner } = database;
  return {
    async begin(accountId) {
      const now = clock.now();
      const [token, expiresAt] = [random(32).toString('base64url'), new Date(now + lastsMs)];
      await owner.deleteFrom('pending_sign_in').where('expires_at', '<=', new Date(now)).execute();
      await owner
        .insertInto('pending_sign_in')
        .values({
          token_hash: hashOf(token),
          account_id: accountId,
          expires_at: expiresAt,
          codes_left: codesEach,
        })
        .execute();
      return { token, expiresAt };
    },
    async tryOnce(token) {
      const found = await owner
        .updateTable('pending_sign_in')
        .set(({ eb }) => ({ codes_left: eb('codes_left', '-', 1) }))
        .where('token_hash', '=', hashOf(token))
        .where('expires_at', '>', new Date(clock.now()))
        .where('codes_left', '>', 0)
        .returning('account_id')
        .executeTakeFirst();
      return found?.account_id ?? null;
    },
    async end(token) {
      const ended = await owner
        .deleteFrom('pending_sign_in')
        .where('token_hash', '=', hashOf(token))
        .returning('account_id')
        .executeTakeFirst();
      return ended !== undefined;
    },
  };
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
