import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { LockstepError, type SeriesConflict } from '@/domain/errors';
import { SeriesConflict as SeriesConflictShape } from '@/protocol/problem';
import { signedIn, viewerOf } from '@/server/accessControl';
import { databaseProblem } from '@/server/databaseProblem';
import type { RequestContext, Transaction } from '@/server/database/practiceTransaction';
import { answerMutation } from '@/server/mutation';
import type { FeatureTools } from '@/server/serverFeature';
import { appointments } from './appointment';
import type { WantedTime } from './bookingConflicts.server';
import { refusedBooking } from './bookingRules.server';
import type { SlotSearch } from './slotSearch.server';
import { writeTogether, type Together } from './writeTogether.server';

/** What is answered to a write of several. */
export const TogetherAnswer = z.object({
  items: z.array(appointments.row),
  conflicts: z.array(SeriesConflictShape),
});

/** Answers a write of several: with all of them, or with every one that does not fit. */
export type AnswerTogether = (
  request: FastifyRequest,
  reply: FastifyReply,
  /** Of an answer that made something. */
  status: 200 | 201,
  plan: (transaction: Transaction, context: RequestContext) => Promise<Together>,
) => Promise<FastifyReply>;

export function answersTogether(
  tools: FeatureTools,
  slots: Pick<SlotSearch, 'alternativesFor'>,
): AnswerTogether {
  return async (request, reply, status, plan) => {
    const refusals: { context: RequestContext; wanted: WantedTime; conflicts: SeriesConflict[] }[] = [];
    try {
      return await answerMutation(tools.database, request, reply, async (transaction, context) => {
        const together = await plan(transaction, context);
        const viewer = viewerOf(signedIn(request));
        const done = await writeTogether(transaction, tools, viewer, together);
        const { items, conflicts, refused: wanted } = done;
        if (wanted && !together.dryRun) {
          refusals.push({ context, wanted, conflicts });
          throw new LockstepError('series_conflict', 'Not all of them fit.');
        }
        return { status: together.dryRun ? 200 : status, body: { items, conflicts } };
      });
    } catch (error) {
      const refused = refusals.at(-1);
      if (!refused || !isNoFit(error)) throw databaseProblem(error, tools.tableOf('appointment'), 'write');
      // Only now: nobody waits for what this transaction had locked.
      const { context, wanted, conflicts } = refused;
      const count = conflicts.length === 1 ? 'One of them does' : `${conflicts.length} of them do`;
      throw new LockstepError('series_conflict', {
        detail: `${count} not fit. Nothing was changed; choose other times.`,
        conflicts,
        alternatives: await slots.alternativesFor(refusedBooking(context, wanted)),
      });
    }
  };
}

/** Not so if the database gave the attempt up that did not fit, and another one failed for another reason. */
function isNoFit(error: unknown): boolean {
  return error instanceof LockstepError && error.code === 'series_conflict';
}
