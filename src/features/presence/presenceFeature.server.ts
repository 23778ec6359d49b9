import { LockstepError } from '@/domain/errors';
import type { FeatureTools, ServerFeature } from '@/server/serverFeature';
import { presenceRoutes } from './presenceRoutes.server';
import { sweepPresences } from './sweepPresences.server';

/** Presences on the server: whose they are, and that they end by themselves. */
export function presenceFeature(tools: FeatureTools): ServerFeature {
  const sweeper = sweepPresences(tools);
  return {
    rules: {
      presence: {
        check(_transaction, { before, after, context }) {
          if (before && before['accountId'] !== context.accountId)
            throw new LockstepError('forbidden', 'Somebody else has this open. Nothing was changed.');
          if (after && !isEntity(tools, String(after['subject']))) throw unknownSubject();
          return Promise.resolve();
        },
      },
    },
    routes: (app) => presenceRoutes(app, tools),
    close: () => sweeper.close(),
  };
}

function isEntity({ tableOf }: Pick<FeatureTools, 'tableOf'>, name: string): boolean {
  try {
    return tableOf(name).entity.name === name;
  } catch {
    return false;
  }
}

function unknownSubject(): LockstepError {
  return new LockstepError('invalid_fields', {
    detail: 'Some fields are not right: subject. Nothing was changed.',
    fields: [{ field: 'subject', message: 'must be the name of an entity such as patient' }],
  });
}
