import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { LockstepError } from '@/domain/errors';
import type { Id, Instant } from '@/domain/primitives';
import { IdParams, knownId, routeFor } from '@/server/entityRules';
import { hashPassword } from '@/server/session/passwords';
import type { FeatureTools } from '@/server/serverFeature';
import { publicBodyLimit } from '@/server/session/sessionRoutes';
import { signInLimit } from '@/server/session/signInLimit';
import { writeContext } from '@/server/writeContext';
import { accounts } from './account';
import { AcceptInvitation, Invitation } from './invitation';

/** One-time links by which people choose their own password. */
export function invitationRoutes(app: FastifyInstance, { database, clock }: FeatureTools): void {
  // Guessing tokens is slowed down as guessing passwords is: by address, since a token has no e-mail to count by.
  const limit = signInLimit(clock);

  app.post(
    '/api/accounts/:id/invite',
    routeFor(accounts, 'change', {
      summary: 'Make a one-time link to choose a password; it lasts seven days, and ends the one before',
      params: IdParams,
      response: { 200: Invitation },
    }),
    (request) => invite(request, knownId((request.params as IdParams).id)),
  );

  app.post(
    '/api/auth/accept-invitation',
    {
      config: { access: 'public' },
      bodyLimit: publicBodyLimit,
      schema: {
        tags: ['session'],
        summary: 'Choose a password by an invitation, and sign in',
        body: AcceptInvitation,
      },
    },
    (request, reply) => signInBy(request, reply),
  );

  async function invite(request: FastifyRequest, id: Id): Promise<Invitation> {
    const { result } = await database.inPractice(writeContext(request), async (transaction) => {
      const [account] = await transaction.rows<{ active: boolean }>(
        sql`select is_active as active from member where id = ${id}::uuid`,
      );
      if (account && !account.active) {
        throw new LockstepError('against_rules', 'This person is not active. Activate them first.');
      }
      return transaction.rows<{ token: string; expires_at: Date }>(
        sql`select token, expires_at from invite_member(${id}::uuid)`,
      );
    });
    const [made] = result;
    if (!made) throw new LockstepError('not_found', 'There is nobody with this id here.');
    return { token: made.token, expiresAt: made.expires_at.toISOString() as Instant };
  }

  async function signInBy(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { token, password } = request.body as AcceptInvitation;
    const email = await limit.attempt('invitation', request.ip, () => accept(token, password));
    if (email === null) {
      throw new LockstepError(
        'not_found',
        'This invitation was used, is too old or was never made. Ask for another one.',
      );
    }
    // Signing in lies in one place only.
    const signIn = await app.inject({
      method: 'POST',
      url: '/api/auth/sign-in',
      payload: { email, password },
      remoteAddress: request.ip,
    });
    const cookie = signIn.headers['set-cookie'];
    if (cookie !== undefined) void reply.header('set-cookie', cookie);
    return reply.code(signIn.statusCode).send(signIn.json());
  }

  /** @returns the e-mail to sign in with; null: the token opens nothing */
  async function accept(token: string, password: string): Promise<string | null> {
    const known = await database.rows(
      sql`select from invitation where token_hash = sha256(${token}::bytea) and expires_at > now()`,
    );
    // Work worth slowing somebody down for is done for those only who were invited.
    if (known.length === 0) return null;
    const hash = await hashPassword(password);
    const [answer] = await database.rows<{ email: string | null }>(
      sql`select accept_invitation(${token}, ${hash}) as email`,
    );
    return answer?.email ?? null;
  }
}
