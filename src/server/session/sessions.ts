import { createHash } from 'node:crypto';
import type { Practice, User } from '@/protocol/session';
import type { Database } from '../database/openDatabase';
import type { RandomBytes, ServerClock } from '../ports';

export interface Session {
  user: User;
  practiceId: Practice['id'];
}

/** Sessions live in the database, by the hash of their token: revocable, and the same on every node. */
export interface Sessions {
  /** @returns the token, which is kept nowhere else */
  start(accountId: string): Promise<string>;
  /** The session of a token, unless it ended or nobody used it for too long. Using it keeps it alive. */
  find(token: string): Promise<Session | null>;
  /** Those of these tokens whose sessions go on, with them. Looking keeps none of them alive. */
  peek(tokens: readonly string[]): Promise<Map<string, Session>>;
  /** What the key of this session's tabs is made with, beside its token; null if it has ended. */
  sealSalt(token: string): Promise<Uint8Array | null>;
  end(token: string): Promise<void>;
  /** Calls `ended` with every token that is ended on this node. */
  onEnd(ended: (token: string) => void): void;
}

export interface SessionOptions {
  database: Database;
  clock: ServerClock;
  random: RandomBytes;
  /** After so long without a request a session is over. */
  idleMs: number;
}

/** How exactly "last seen" is kept: writing it at each request would double the work of reading. */
const seenEveryMs = 60_000;

export function databaseSessions({ database, clock, random, idleMs }: SessionOptions): Sessions {
  const { owner } = database;
  const listeners: ((token: string) => void)[] = [];
  /** Sessions that nobody left unused for too long, with their accounts. */
  const alive = () =>
    owner
      .selectFrom('session')
      .innerJoin('account', 'account.id', 'session.account_id')
      .select([
        'token_hash',
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
    async start(accountId) {
      const token = random(32).toString('base64url');
      const now = new Date(clock.now());
      await owner
        .insertInto('session')
        .values({ token_hash: hashToken(token), account_id: accountId, created_at: now, last_seen_at: now })
        .execute();
      return token;
    },
    async find(token) {
      const now = clock.now();
      const token_hash = hashToken(token);
      const found = await alive().where('token_hash', '=', token_hash).executeTakeFirst();
      if (!found) return null;
      if (now - found.last_seen_at.getTime() >= seenEveryMs) {
        await owner
          .updateTable('session')
          .set({ last_seen_at: new Date(now) })
          .where('token_hash', '=', token_hash)
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
    async end(token) {
      await owner.deleteFrom('session').where('token_hash', '=', hashToken(token)).execute();
      for (const ended of listeners) ended(token);
    },
    onEnd(ended) {
      listeners.push(ended);
    },
  };
}

interface AccountRow {
  id: string;
  practice_id: string;
  email: string;
  name: string;
  role: string;
  staff_id: string | null;
  patient_id: string | null;
}

function sessionOf({ id, practice_id, email, name, role, staff_id, patient_id }: AccountRow): Session {
  const user = { id, name, email, role, staffId: staff_id, patientId: patient_id } as User;
  return { user, practiceId: practice_id as Practice['id'] };
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
