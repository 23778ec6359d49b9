import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { LockstepError } from '@/domain/errors';
import type { Database } from '../database/openDatabase';
import type { Ids, Scheduler, ServerClock } from '../ports';
import { networkOf } from './sessionOrigin';

/** What is being guessed at, whose it is as far as anybody knows, and from where. */
export interface Guess {
  kind: 'password' | 'code' | 'link';
  /** E-mail or account; null where a guess names nobody. */
  whose: string | null;
  address: string;
  /** Whoever it is has signed in from that network before. */
  isKnownThere?: boolean;
}

/** Slows down guessing, for all nodes together; counts failures only. */
export interface SignInLimit {
  /**
   * Looks at a password, code or token, unless too many were wrong. Attempts at the same time wait for each other where
   * together they could exceed a limit: neither do guesses slip through, nor are many right ones at once refused.
   * @param check resolves to null for a wrong one
   * @throws LockstepError `too_many_requests`, with the seconds to wait
   */
  attempt<T>(guess: Guess, check: () => Promise<T | null>): Promise<T | null>;
}

export interface SignInLimitOptions {
  database: Pick<Database, 'rows'>;
  clock: ServerClock;
  scheduler: Scheduler;
  ids: Ids;
}

interface Cap {
  key: Buffer;
  most: number;
  seconds: number;
}

const quarterHour = 15 * 60;
/** Failures of one name from one network. */
const mostHere = 8;
/** Of all names from one network: a practice may have but one. */
const mostOfNetwork = 60;
/** Of one name from wherever nobody has signed in with it before. */
const mostOfStrangers = {
  password: { most: 30, seconds: quarterHour },
  code: { most: 20, seconds: 60 * 60 },
};
/** How long to wait for others that are being looked at. */
const patienceMs = 25;
const mostPatience = 400;

export function signInLimit({ database, clock, scheduler, ids }: SignInLimitOptions): SignInLimit {
  const begin = async (attempt: string, caps: readonly Cap[]) => {
    const [outcome] = await database.rows<{ busy: boolean; free_at: Date | null }>(sql`
      select busy, free_at from begin_guess(
        ${attempt}::uuid, ${caps.map(({ key }) => key)}::bytea[], ${caps.map(({ most }) => most)}::int[],
        ${caps.map(({ seconds }) => seconds)}::int[], ${new Date(clock.now())}::timestamptz)`);
    if (!outcome) throw new Error('begin_guess answered nothing');
    return outcome;
  };
  /** What failed here before was the same person; from anywhere else it may have been anybody. */
  const forgive = ({ key }: Cap) =>
    database.rows(sql`
      delete from guess where (key, attempt) in (
        select key, attempt from guess where key = ${key}::bytea and failed for update skip locked)`);
  const wait = () => new Promise<void>((resolve) => void scheduler.after(patienceMs, resolve));

  const admit = async (attempt: string, caps: readonly Cap[]) => {
    for (let waited = 0; ; waited++) {
      const { busy, free_at } = await begin(attempt, caps);
      if (free_at) throw tooMany(free_at.getTime() - clock.now());
      if (!busy) return;
      if (waited === mostPatience) throw tooMany(1000);
      await wait();
    }
  };

  return {
    async attempt(guess, check) {
      const attempt = ids.next();
      const caps = capsOf(guess);
      await admit(attempt, caps);
      let found: Awaited<ReturnType<typeof check>> = null;
      let isLookedAt = false;
      try {
        found = await check();
        isLookedAt = true;
        return found;
      } finally {
        if (isLookedAt && found === null) {
          await database.rows(sql`update guess set failed = true where attempt = ${attempt}::uuid`);
        } else {
          await database.rows(sql`delete from guess where attempt = ${attempt}::uuid`);
          if (found !== null && caps[0]) await forgive(caps[0]);
        }
      }
    },
  };
}

function capsOf({ kind, whose, address, isKnownThere = false }: Guess): Cap[] {
  const network = networkOf(address);
  const cap = (name: readonly (string | null)[], most: number, seconds = quarterHour): Cap => ({
    key: createHash('sha256').update(JSON.stringify(name)).digest(),
    most,
    seconds,
  });
  const caps = [cap([kind, whose, network], mostHere), cap(['network', network], mostOfNetwork)];
  if (whose === null || kind === 'link' || isKnownThere) return caps;
  const { most, seconds } = mostOfStrangers[kind];
  return [...caps, cap([kind, whose], most, seconds)];
}

function tooMany(waitMs: number): LockstepError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new LockstepError('too_many_requests', {
    detail: `Too many wrong tries. Try again in ${Math.ceil(retryAfterSeconds / 60)} minutes.`,
    retryAfterSeconds,
  });
}
