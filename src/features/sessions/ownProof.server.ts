import type { FastifyRequest } from 'fastify';
import { LockstepError } from '@/domain/errors';
import { signedIn } from '@/server/accessControl';
import type { FeatureTools } from '@/server/serverFeature';
import { passwordCheck } from '@/server/session/passwords';
import { signInLimit } from '@/server/session/signInLimit';

/** Shows that whoever sits at a session is its person: a session left open is not enough to change how one signs in. */
export interface OwnProof {
  /** @returns the hash that the password fits. @throws LockstepError `wrong_credentials`, `too_many_requests` */
  password(request: FastifyRequest, given: string): Promise<string>;
  /** Slows down guessing codes. @throws the same for a code that is wrong by `check` */
  code<T>(request: FastifyRequest, check: () => Promise<T | null>): Promise<T>;
}

export function ownProof(tools: FeatureTools): OwnProof {
  const { database, random } = tools;
  const passwords = passwordCheck(random);
  const limit = signInLimit(tools);
  // Whoever is signed in is known; what strangers do at the sign-in page is none of their concern.
  const guess = (request: FastifyRequest, kind: 'password' | 'code') => ({
    kind,
    whose: signedIn(request).user.id,
    address: request.ip,
    isKnownThere: true,
  });
  return {
    async password(request, given) {
      const account = await database.owner
        .selectFrom('account')
        .select('password_hash')
        .where('id', '=', signedIn(request).user.id)
        .executeTakeFirst();
      const fitting = await limit.attempt(guess(request, 'password'), async () =>
        (await passwords.fits(account?.password_hash, given)) ? (account?.password_hash ?? null) : null,
      );
      if (fitting === null)
        throw new LockstepError('wrong_credentials', 'That is not your password. Nothing was changed.');
      return fitting;
    },
    async code(request, check) {
      const found = await limit.attempt(guess(request, 'code'), check);
      if (found !== null) return found;
      throw new LockstepError(
        'wrong_credentials',
        'The code is wrong, was used already, or came too late. Nothing was changed; try the next one.',
      );
    },
  };
}
