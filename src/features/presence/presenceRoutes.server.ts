import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Id } from '@/domain/primitives';
import { routeFor } from '@/server/entityRules';
import { entityStore } from '@/server/entityStore';
import { answerMutation } from '@/server/mutation';
import { answered, changeRow, createRow, lockRow, refusedBy } from '@/server/rowChange';
import { ruledWrite } from '@/server/ruledWrite';
import type { FeatureTools } from '@/server/serverFeature';
import type { RequestContext, Transaction } from '@/server/database/practiceTransaction';
import { OpenRecord, presences } from './presence';

/**
 * What a tab says of itself: each call means the same however often it is made, and needs to know nothing of the one
 * before. They go by the entity's rules like any other write.
 */
export function presenceRoutes(
  app: FastifyInstance,
  { database, tableOf, rulesOf, ids }: FeatureTools,
): void {
  const table = tableOf('presence');

  app.post(
    '/api/presences/announce',
    routeFor(presences, 'create', {
      summary: 'This tab has a record open: makes its presence, or renews it',
      body: OpenRecord,
      response: { 200: presences.row, 201: presences.row },
    }),
    (request, reply) => {
      const record = request.body as OpenRecord;
      const ruled = ruledWrite(rulesOf('presence'), request);
      return answerMutation(database, request, reply, async (transaction, context) => {
        const mine = await ownPresence(transaction, context, record);
        if (mine) {
          const patchOf = (row: Readonly<Record<string, unknown>>) => ({ beat: Number(row['beat']) + 1 });
          return changeRow(transaction, context, { table, request, ruled, id: mine, rev: null, patchOf });
        }
        const draft = { ...record, beat: 0, id: ids.next() };
        const row = await createRow(transaction, { table, request, ruled, draft });
        return answered(presences, request, row, 201);
      }).catch(refusedBy(table, 'write', ruled));
    },
  );

  app.post(
    '/api/presences/leave',
    routeFor(presences, 'delete', { summary: 'This tab has a record open no longer', body: OpenRecord }),
    (request, reply) => {
      const record = request.body as OpenRecord;
      const ruled = ruledWrite(rulesOf('presence'), request);
      return answerMutation(database, request, reply, async (transaction, context) => {
        const mine = await ownPresence(transaction, context, record);
        if (mine) {
          const row = await lockRow(transaction, table, request, mine, 'delete');
          await ruled.check(transaction, row, null);
          await entityStore(table).remove(transaction, mine);
        }
        return { status: 204, body: null };
      }).catch(refusedBy(table, 'delete', ruled));
    },
  );
}

/** The presence of the calling tab at this record, kept from ending meanwhile. */
async function ownPresence(
  transaction: Transaction,
  { accountId, client }: RequestContext,
  { subject, subjectId }: OpenRecord,
): Promise<Id | null> {
  const [mine] = await transaction.rows<{ id: Id }>(sql`
    select id from presence
     where practice_id = current_practice() and account_id = ${accountId}::uuid
       and client is not distinct from ${client}::uuid and subject = ${subject} and subject_id = ${subjectId}::uuid
       for update`);
  return mine?.id ?? null;
}
