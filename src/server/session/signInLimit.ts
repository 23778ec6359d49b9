import { LockstepError } from '@/domain/errors';
import type { ServerClock } from '../ports';

/** Slows down guessing: per e-mail and address, counting failures only. */
export interface SignInLimit {
  /**
   * Looks at a password, unless too many were wrong. Attempts at the same time wait for each other where together they
   * could exceed the limit: neither do guesses slip through, nor are many right ones at once refused.
   * @param check resolves to null for a wrong password
   * @throws LockstepError `too_many_requests`, with the seconds to wait
   */
  attempt<T>(email: string, address: string, check: () => Promise<T | null>): Promise<T | null>;
}

const maxFailures = 8;
const windowMs = 15 * 60_000;
/** Above so many names, those whose time is over are forgotten. */
const maxKept = 10_000;

interface Attempts {
  /** When the failures of the window were, oldest first. */
  failedAt: number[];
  running: Set<Promise<unknown>>;
}

export function signInLimit(clock: ServerClock): SignInLimit {
  const kept = new Map<string, Attempts>();

  const attemptsOf = (key: string) => {
    if (kept.size > maxKept) forgetOld(kept, clock.now() - windowMs);
    const attempts = kept.get(key) ?? { failedAt: [], running: new Set() };
    attempts.failedAt = attempts.failedAt.filter((at) => at > clock.now() - windowMs);
    kept.set(key, attempts);
    return attempts;
  };

  return {
    async attempt(email, address, check) {
      const key = `${address} ${email}`;
      for (;;) {
        const attempts = attemptsOf(key);
        const { failedAt, running } = attempts;
        const [oldest] = failedAt;
        if (oldest !== undefined && failedAt.length >= maxFailures)
          throw tooMany(oldest + windowMs - clock.now());
        if (failedAt.length + running.size >= maxFailures) {
          await Promise.race(running);
          continue;
        }
        const checking = check();
        const settled = checking.then(
          () => undefined,
          () => undefined,
        );
        running.add(settled);
        try {
          const found = await checking;
          if (found === null) attempts.failedAt.push(clock.now());
          else attempts.failedAt = [];
          return found;
        } finally {
          running.delete(settled);
        }
      }
    },
  };
}

function tooMany(waitMs: number): LockstepError {
  const retryAfterSeconds = Math.ceil(waitMs / 1000);
  return new LockstepError('too_many_requests', {
    detail: `Too many wrong passwords. Try again in ${Math.ceil(retryAfterSeconds / 60)} minutes.`,
    retryAfterSeconds,
  });
}

function forgetOld(kept: Map<string, Attempts>, before: number): void {
  for (const [key, { failedAt, running }] of kept) {
    if (running.size === 0 && (failedAt.at(-1) ?? 0) <= before) kept.delete(key);
  }
}
