import type { FastifyRequest } from 'fastify';
import type pg from 'pg';
import { z } from 'zod';
import type { LockstepError } from '@/domain/errors';
import { signedIn, viewerOf } from './accessControl';
import type { ApiRow } from './database/entityTable';
import type { Transaction } from './database/practiceTransaction';
import type { IntendedWrite, WriteRules } from './serverFeature';
import { writeContext } from './writeContext';

/** One request's write under the rules of its entity. */
export interface RuledWrite {
  check(
    transaction: Transaction,
    before: ApiRow | null,
    after: Readonly<Record<string, unknown>> | null,
  ): Promise<void>;
  /** What a refusal of the database means by these rules; null: what it means everywhere. */
  explain(refusal: pg.DatabaseError): Promise<LockstepError | null>;
}

export function ruledWrite(rules: WriteRules | undefined, request: FastifyRequest): RuledWrite {
  let intended: IntendedWrite | null = null;
  return {
    async check(transaction, before, after) {
      const query = request.query as Record<string, unknown>;
      intended = {
        context: writeContext(request),
        viewer: viewerOf(signedIn(request)),
        before,
        after,
        confirms: (flag) => query[flag] === 'true',
      };
      await rules?.check?.(transaction, intended);
    },
    explain: async (refusal) => (intended && (await rules?.explain?.(refusal, intended))) ?? null,
  };
}

/** What a caller may confirm, for the description of a write. */
export function describeConfirmations(rules: WriteRules | undefined): { querystring?: z.ZodType } {
  const { confirmations = [] } = rules ?? {};
  if (confirmations.length === 0) return {};
  const flag = z.literal('true').optional();
  return { querystring: z.object(Object.fromEntries(confirmations.map((name) => [name, flag]))) };
}
