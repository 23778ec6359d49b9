import { hash, verify, type Options } from '@node-rs/argon2';
import type { RandomBytes } from '../ports';

/** argon2id (the library's default algorithm) with OWASP's least parameters: about 20 ms of work. */
const options: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, options);
}

/** Decides whether a password fits. An account that is not there costs the same work as one that is. */
export interface PasswordCheck {
  fits(passwordHash: string | undefined, password: string): Promise<boolean>;
}

/** @param random makes the stand-in's password, which nobody knows */
export function passwordCheck(random: RandomBytes): PasswordCheck {
  let standIn: Promise<string> | undefined;
  return {
    async fits(passwordHash, password) {
      standIn ??= hashPassword(random(32).toString('base64url'));
      const fits = await verify(passwordHash ?? (await standIn), password);
      return fits && passwordHash !== undefined;
    },
  };
}
