import { LockstepError } from '@/domain/errors';
import type { FeatureTools, ServerFeature, WriteRules } from '@/server/serverFeature';
import { invitationRoutes } from './invitationRoutes.server';

/** LK004 of the database: the practice would be left without an active admin. */
const lastAdmin = 'LK004';

const rules: WriteRules = {
  explain(refusal) {
    const cause = { cause: refusal };
    if (refusal.code === lastAdmin) {
      return Promise.resolve(
        new LockstepError(
          'not_enough',
          'This is the last active admin. Nothing was changed; make somebody else an admin first.',
          cause,
        ),
      );
    }
    if (refusal.constraint === 'account_email_key') {
      return Promise.resolve(
        new LockstepError(
          'already_exists',
          {
            detail: 'This e-mail address can’t be used. Nothing was changed; use another one.',
            fields: [{ field: 'email', message: 'is used already' }],
          },
          cause,
        ),
      );
    }
    return Promise.resolve(null);
  },
};

/** Who may sign in, on the server: invitations, and what a refusal of the database means. */
export function accountFeature(tools: FeatureTools): ServerFeature {
  return { rules: { account: rules }, routes: (app) => invitationRoutes(app, tools) };
}
