import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { LockstepError } from '@/domain/errors';
import { DemoSignIns, SessionInfo } from '@/protocol/session';
import { signedIn } from '../accessControl';
import type { Database } from '../database/openDatabase';
import { readPractice } from '../practiceRoutes';
import { sealKey } from './sealKey';
import type { Session } from './sessions';
import { tokenOf } from './sessionToken';
import { signInRoutes, type SignInOptions } from './signInRoutes';

export interface SessionRoutesOptions extends Omit<SignInOptions, 'describe'> {
  database: Database;
  pollingFactor: number;
  demo: DemoSignIns;
}

/** Signing in and out, and who is signed in. */
export function sessionRoutes(instance: FastifyInstance, options: SessionRoutesOptions): void {
  const { database, sessions, pollingFactor, demo } = options;
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const tags = ['session'];

  const describe = async ({ user, practiceId }: Omit<Session, 'id'>, token: string): Promise<SessionInfo> => {
    const salt = await sessions.sealSalt(token);
    if (!salt) throw new LockstepError('not_signed_in', 'Your session has just ended. Sign in again.');
    const practice = await readPractice(database, practiceId);
    return { user, practice, pollingFactor, sealKey: sealKey(token, salt) };
  };
  signInRoutes(instance, { ...options, describe });

  app.get(
    '/api/session',
    {
      config: { access: 'signed-in' },
      schema: { tags, summary: 'Who is signed in, and where', response: { 200: SessionInfo } },
    },
    (request) => describe(signedIn(request), tokenOf(request)),
  );

  app.post(
    '/api/session/used',
    {
      config: { access: 'signed-in' },
      schema: {
        tags,
        summary: 'Keep the session alive: its person did something that asks the server nothing',
      },
    },
    // Being let in is all there is to it.
    (_request, reply) => reply.code(204).send(),
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
