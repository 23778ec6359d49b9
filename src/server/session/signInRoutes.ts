import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { sql } from 'kysely';
import { z } from 'zod';
import { LockstepError } from '@/domain/errors';
import type { Instant } from '@/domain/primitives';
import { SecondFactorAsked, SessionInfo, type User } from '@/protocol/session';
import type { Database } from '../database/openDatabase';
import type { ServerClock } from '../ports';
import type { PasswordCheck } from './passwords';
import type { PendingSignIns } from './pendingSignIns';
import type { SecondFactors } from './secondFactors';
import { networkOf, originOf } from './sessionOrigin';
import type { Session, Sessions } from './sessions';
import { clearSessionCookie, sessionToken, setSessionCookie } from './sessionToken';
import type { SignInLimit } from './signInLimit';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose account a sign-in was tried with, right or wrong; for the audit log. */
    triedAccount: string | null;
  }
}

export interface SignInOptions {
  database: Database;
  clock: ServerClock;
  sessions: Sessions;
  passwords: PasswordCheck;
  secondFactors: SecondFactors;
  pending: PendingSignIns;
  limit: SignInLimit;
  describe(session: Omit<Session, 'id'>, token: string): Promise<SessionInfo>;
}

export const signInPath = '/api/auth/sign-in';
export const secondFactorPath = '/api/auth/second-factor';

const withoutNul = (text: string) => !text.includes('\0');
const SignIn = z.strictObject({
  email: z
    .string('must be text')
    .trim()
    .toLowerCase()
    .min(3, 'must be an e-mail address')
    .max(254, 'is too long')
    .refine(withoutNul, 'must not hold control characters'),
  password: z.string('must be text').min(1, 'must not be empty').max(1000, 'is too long'),
});
const CodeStep = z.strictObject({
  token: SecondFactorAsked.shape.secondFactor.shape.token,
  code: z.string('must be text').trim().min(1, 'must not be empty').max(40, 'is too long'),
});
const SignedIn = SessionInfo.extend({ token: z.string() });

interface FoundAccount {
  id: string;
  practice_id: string;
  email: string;
  password_hash: string;
  name: string;
  role: string;
  staff_id: string | null;
  patient_id: string | null;
  is_known: boolean;
  has_second_factor: boolean;
}

/** Signing in, by a password and, where somebody wants that, a code; and signing out. */
export function signInRoutes(instance: FastifyInstance, options: SignInOptions): void {
  const { database, clock, sessions, passwords, secondFactors, pending, limit, describe } = options;
  const app = instance.withTypeProvider<ZodTypeProvider>();
  app.decorateRequest('triedAccount', null);
  const tags = ['session'];
  const isPublic = { access: 'public' } as const;

  app.post(
    signInPath,
    {
      config: isPublic,
      schema: {
        tags,
        summary: 'Sign in; 202 where the code of an authenticator app is owed',
        body: SignIn,
        response: { 200: SignedIn, 202: SecondFactorAsked },
      },
    },
    async (request, reply) => {
      const { email, password } = request.body;
      // Asked for in the same way whether anybody has that e-mail or not.
      const found = await accountOf(sql`a.email = ${email}`, request);
      const guess = {
        kind: 'password',
        whose: email,
        address: request.ip,
        isKnownThere: found?.is_known === true,
      } as const;
      const account = await limit.attempt(guess, async () => {
        const fits = await passwords.fits(found?.password_hash, password);
        return found && fits ? found : null;
      });
      if (!account) throw new LockstepError('wrong_credentials', 'E-mail or password is wrong. Try again.');
      if (!account.has_second_factor) return open(account, request, reply);
      const { token, expiresAt } = await pending.begin(account.id);
      return reply.code(202).send({ secondFactor: { token, expiresAt: expiresAt.toISOString() as Instant } });
    },
  );

  app.post(
    secondFactorPath,
    {
      config: isPublic,
      schema: {
        tags,
        summary: 'Finish signing in with a code of the app, or a recovery code',
        body: CodeStep,
        response: { 200: SignedIn },
      },
    },
    async (request, reply) => {
      const { token, code } = request.body;
      const accountId = await pending.tryOnce(token);
      const found = await accountOf(sql`a.id = ${accountId}::uuid`, request);
      const guess = {
        kind: 'code',
        whose: accountId ?? token,
        address: request.ip,
        isKnownThere: found?.is_known === true,
      } as const;
      const account = await limit.attempt(guess, async () => {
        const isRight = await secondFactors.take(found?.id ?? null, code, request.ip);
        return isRight && found && (await pending.end(token)) ? found : null;
      });
      if (!account) throw wrongCode();
      return open(account, request, reply);
    },
  );

  app.post(
    '/api/auth/sign-out',
    { config: isPublic, schema: { tags, summary: 'Sign out: the session ends everywhere' } },
    async (request, reply) => {
      const token = sessionToken(request);
      if (token) await sessions.end(token.value, originOf(request));
      clearSessionCookie(request, reply);
      return reply.code(204).send();
    },
  );

  async function accountOf(which: ReturnType<typeof sql>, request: FastifyRequest) {
    const [found] = await database.rows<FoundAccount>(sql`
      select a.id, a.practice_id, a.email, a.password_hash, a.name, a.role, a.staff_id, a.patient_id,
             exists (select from known_network k
                      where k.account_id = a.id and k.network = ${networkHash(request.ip)}) as is_known,
             exists (select from second_factor f
                      where f.account_id = a.id and f.confirmed_at is not null) as has_second_factor
        from account a where ${which}`);
    request.triedAccount = found?.id ?? null;
    return found;
  }

  async function open(account: FoundAccount, request: FastifyRequest, reply: FastifyReply) {
    const { id, name, email, role, staff_id, patient_id, practice_id } = account;
    const token = await sessions.start(id, originOf(request));
    // Deactivated in this very moment.
    if (token === null)
      throw new LockstepError('wrong_credentials', 'E-mail or password is wrong. Try again.');
    await remember(id, request.ip);
    setSessionCookie(request, reply, token);
    const user = { id, name, email, role, staffId: staff_id, patientId: patient_id } as User;
    const info = await describe({ user, practiceId: practice_id as Session['practiceId'] }, token);
    return { token, ...info };
  }

  async function remember(accountId: string, address: string): Promise<void> {
    const seen_at = new Date(clock.now());
    await database.owner
      .insertInto('known_network')
      .values({ account_id: accountId, network: networkHash(address), seen_at })
      .onConflict((conflict) => conflict.columns(['account_id', 'network']).doUpdateSet({ seen_at }))
      .execute();
  }
}

/** One answer for whatever is wrong: the code, the pending sign-in, or that it took too long. */
function wrongCode(): LockstepError {
  return new LockstepError(
    'wrong_credentials',
    'The code is wrong, was used already, or came too late. Try the next one, or sign in again.',
  );
}

function networkHash(address: string): Buffer {
  return createHash('sha256').update(networkOf(address)).digest();
}
