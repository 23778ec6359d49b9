import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { LockstepError } from '@/domain/errors';
import { signedIn } from '@/server/accessControl';
import type { FeatureTools } from '@/server/serverFeature';
import { hashPassword } from '@/server/session/passwords';
import { EndedSessions } from './openSession';
import type { OwnProof } from './ownProof.server';
import { ChangePassword } from './ownPassword';

/** Changing one's own password, which ends everything that the old one opened, but not the session that asks. */
export function passwordRoute(app: FastifyInstance, { database }: FeatureTools, proof: OwnProof): void {
  app.post(
    '/api/password',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['session'],
        summary: 'Change my password; ends my other sessions and links that were made for me',
        body: ChangePassword,
        response: { 200: EndedSessions },
      },
    },
    (request) => change(request),
  );

  async function change(request: FastifyRequest): Promise<EndedSessions> {
    const { current, next } = request.body as ChangePassword;
    const { user, id: sessionId } = signedIn(request);
    const before = await proof.password(request, current);
    const after = await hashPassword(next);
    const [changed] = await database.rows<{ ended: number }>(sql`
        with changed as (
          update account set password_hash = ${after}
           where id = ${user.id}::uuid and password_hash = ${before} returning id, practice_id
        ), unlinked as (
          delete from invitation using changed where invitation.account_id = changed.id
        ), gone as (
          delete from session s using changed
           where s.account_id = changed.id and s.id <> ${sessionId}::uuid returning s.id
        ), kept as (
          insert into audit_event (practice_id, account_id, action, entity, row_id, details)
          select practice_id, id, 'passwordChanged', 'account', id, jsonb_build_object('address', ${request.ip}::text)
            from changed
        )
        select (select count(*)::int from gone) as ended from changed`);
    if (!changed)
      throw new LockstepError(
        'wrong_credentials',
        'Your password is another one since. Nothing was changed.',
      );
    return { endedSessions: changed.ended };
  }
}
