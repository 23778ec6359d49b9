import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Practice, User } from '@/protocol/session';
import type { Database } from '../database/openDatabase';
import type { RandomBytes, ServerClock } from '../ports';
import type { SessionOrigin } from './sessionOrigin';

export interface Session {
  /** What it is called where people see it; opens nothing. */
  id: string;
  user: User;
  practiceId: Practice['id'];
}

/** Sessions live in the database, by the hash of their token: revocable, and the same on every node. */
export interface Sessions {
  /** @returns the token, which is kept nowhere else; null if the account opens none (any more) */
  start(accountId: string, origin: SessionOrigin): Promise<string | null>;
  /**
   * The session of a token, unless it ended or nobody used it for too long.
   * @param usedAt when its person last did something, by the server's clock; null: this is only looking
   */
  find(token: string, usedAt: number | null): Promise<Session | null>;
  /** Those of these tokens whose sessions go on, with them. Looking keeps none of them alive. */
  peek(tokens: readonly string[]): Promise<Map<string, Session>>;
  /** What the key of this session's tabs is made with, beside its token; null if it has ended. */
  sealSalt(token: string): Promise<Uint8Array | null>;
  /** Its person signs out. */
  end(token: string, origin: SessionOrigin): Promise<void>;
}

export interface SessionOptions {
  database: Database;
  clock: ServerClock;
  random: RandomBytes;
  /** After so long without anything that its person did a session is over. */
  idleMs: number;
}

/** How exactly "last seen" is kept: writing it at each request would double the work of reading. */
const seenEveryMs = 60_000;

export function databaseSessions({ database, clock, random, idleMs }: SessionOptions): Sessions {
  const { owner } = database;
  /** Sessions that nobody left unused for too long, with their accounts. */
  const alive = () =>
    owner
      .selectFrom('session')
      .innerJoin('account', 'account.id', 'session.account_id')
      .select([
        'token_hash',
        'session.id as session_id',
        'account.id',
        'practice_id',
        'email',
        'name',
        'role',
        'staff_id',
        'patient_id',
        'last_seen_at',
      ])
      .where('last_seen_at', '>', new Date(clock.now() - idleMs));
  return {
    async start(accountId, { address, userAgent }) {
      const token = random(32).toString('base64url');
      const now = new Date(clock.now());
      const started = await owner
        .insertInto('session')
        .values({
          token_hash: hashToken(token),
          account_id: accountId,
          created_at: now,
          last_seen_at: now,
          address,
          user_agent: userAgent,
        })
        .returning('id')
        .executeTakeFirst();
      return started ? token : null;
    },
    async find(token, usedAt) {
      const token_hash = hashToken(token);
      const found = await alive().where('token_hash', '=', token_hash).executeTakeFirst();
      if (!found) return null;
      if (usedAt !== null && usedAt - found.last_seen_at.getTime() >= seenEveryMs) {
        const last_seen_at = new Date(usedAt);
        await owner
          .updateTable('session')
          .set({ last_seen_at })
          .where('token_hash', '=', token_hash)
          // Two at once: the later use counts.
          .where('last_seen_at', '<', last_seen_at)
          .execute();
      }
      return sessionOf(found);
    },
    async peek(tokens) {
      if (tokens.length === 0) return new Map();
      const tokenOf = new Map(tokens.map((token) => [hashToken(token).toString('hex'), token]));
      const hashes = [...tokenOf.keys()].map((hash) => Buffer.from(hash, 'hex'));
      const found = await alive().where('token_hash', 'in', hashes).execute();
      return new Map(
        found.map((row) => [tokenOf.get(row.token_hash.toString('hex')) ?? '', sessionOf(row)] as const),
      );
    },
    async sealSalt(token) {
      const kept = owner.selectFrom('session').select('seal_salt').where('token_hash', '=', hashToken(token));
      return (await kept.executeTakeFirst())?.seal_salt ?? null;
    },
    async end(token, { address }) {
      await database.rows(sql`
        with gone as (delete from session where token_hash = ${hashToken(token)} returning id, account_id)
        insert into audit_event (practice_id, account_id, action, entity, row_id, details)
        select a.practice_id, a.id, 'signedOut', 'session', gone.id, jsonb_build_object('address', ${address}::text)
          from gone join account a on a.id = gone.account_id`);
    },
  };
}

interface AccountRow {
  session_id: string;
  id: string;
  practice_id: string;
  email: string;
  name: string;
  role: string;
  staff_id: string | null;
  patient_id: string | null;
}

function sessionOf(row: AccountRow): Session {
  const { session_id, id, practice_id, email, name, role, staff_id, patient_id } = row;
  const user = { id, name, email, role, staffId: staff_id, patientId: patient_id } as User;
  return { id: session_id, user, practiceId: practice_id as Practice['id'] };
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
