import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { LockstepError } from '@/domain/errors';
import type { User } from '@/protocol/session';
import { DemoSignIns, SessionInfo } from '@/protocol/session';
import { signedIn } from '../accessControl';
import type { Database } from '../database/openDatabase';
import { readPractice } from '../practiceRoutes';
import type { PasswordCheck } from './passwords';
import { sealKey } from './sealKey';
import type { Session, Sessions } from './sessions';
import { clearSessionCookie, sessionToken, setSessionCookie, tokenOf } from './sessionToken';
import type { SignInLimit } from './signInLimit';

export interface SessionRoutesOptions {
  database: Database;
  sessions: Sessions;
  passwords: PasswordCheck;
  limit: SignInLimit;
  pollingFactor: number;
  demo: DemoSignIns;
}

/** Of requests that nobody signed, in bytes. */
export const publicBodyLimit = 16 * 1024;

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
const SignedIn = SessionInfo.extend({ token: z.string() });

/** Signing in and out, and who is signed in. */
export function sessionRoutes(instance: FastifyInstance, options: SessionRoutesOptions): void {
  const { database, sessions, passwords, limit, pollingFactor, demo } = options;
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const tags = ['session'];

  const describe = async ({ user, practiceId }: Session, token: string): Promise<SessionInfo> => ({
    user,
    practice: await readPractice(database, practiceId),
    pollingFactor,
    sealKey: sealKey(token),
  });

  app.post(
    '/api/auth/sign-in',
    {
      config: { access: 'public' },
      bodyLimit: publicBodyLimit,
      schema: { tags, summary: 'Sign in', body: SignIn, response: { 200: SignedIn } },
    },
    async (request, reply) => {
      const { email, password } = request.body;
      const account = await limit.attempt(email, request.ip, async () => {
        const found = await database.owner
          .selectFrom('account')
          .selectAll()
          .where('email', '=', email)
          .executeTakeFirst();
        const fits = await passwords.fits(found?.password_hash, password);
        return found && fits ? found : null;
      });
      if (!account) throw new LockstepError('wrong_credentials', 'E-mail or password is wrong. Try again.');
      const token = await sessions.start(account.id);
      setSessionCookie(request, reply, token);
      const { id, name, role, staff_id, patient_id, practice_id } = account;
      const user = { id, name, email, role, staffId: staff_id, patientId: patient_id } as User;
      const info = await describe({ user, practiceId: practice_id as Session['practiceId'] }, token);
      return { token, ...info };
    },
  );

  app.post(
    '/api/auth/sign-out',
    {
      config: { access: 'public' },
      bodyLimit: publicBodyLimit,
      schema: { tags, summary: 'Sign out: the session ends everywhere' },
    },
    async (request, reply) => {
      const token = sessionToken(request);
      if (token) await sessions.end(token.value);
      clearSessionCookie(request, reply);
      return reply.code(204).send();
    },
  );

  app.get(
    '/api/session',
    {
      config: { access: 'signed-in' },
      schema: { tags, summary: 'Who is signed in, and where', response: { 200: SessionInfo } },
    },
    (request) => describe(signedIn(request), tokenOf(request)),
  );

  app.get(
    '/api/demo',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'What the sign-in page offers; empty outside the demo',
        response: { 200: DemoSignIns },
      },
    },
    () => demo,
  );
}
