import { LockstepError } from '@/domain/errors';
import type { FeatureTools, ServerFeature, WriteRules } from '@/server/serverFeature';
import { sweepHolds } from './sweepHolds.server';

/**
 * Holds on the server: whose they are, and that they end by themselves.
 * @param booking what everything keeps to that takes up a therapist's time
 */
export function holdFeature(tools: FeatureTools, booking: WriteRules): ServerFeature {
  const sweeper = sweepHolds(tools);
  return {
    rules: {
      hold: {
        ...booking,
        async check(transaction, write) {
          const { before, after, context, viewer } = write;
          if (before && before['accountId'] !== context.accountId && !mayEndOthers.has(viewer.role)) {
            throw new LockstepError('forbidden', 'Somebody else holds this time. It was not released.');
          }
          await booking.check?.(transaction, write);
          if (after) sweeper.expectOne();
        },
      },
    },
    close: () => sweeper.close(),
  };
}

const mayEndOthers = new Set<string>(['operator', 'admin']);
