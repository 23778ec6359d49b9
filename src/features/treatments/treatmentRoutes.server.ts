import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import { signedIn, viewerOf } from '@/server/accessControl';
import type { ApiRow, EntityTable, StoredRow } from '@/server/database/entityTable';
import type { Transaction } from '@/server/database/practiceTransaction';
import { changedByOthers, expectedRev, refuseEdit } from '@/server/editConflict';
import { IdParams, knownId, routeFor } from '@/server/entityRules';
import { answerMutation } from '@/server/mutation';
import { answered, lockRow, refusedBy } from '@/server/rowChange';
import { ruledWrite } from '@/server/ruledWrite';
import type { FeatureTools } from '@/server/serverFeature';
import { AddendumText, contentFields, type Treatment, treatments } from './treatment';
import { assertHasContent, assertMayBeSigned, assertTakesAddenda } from './treatmentRules';

const Signing = z.strictObject({}).nullish();
const Adding = z.strictObject({ text: AddendumText });

/**
 * Signing a draft, and adding to a signed record. Who did it, and when, the database says by itself (`keep_signed()`):
 * no request can say it for somebody else.
 */
export function treatmentRoutes(app: FastifyInstance, { database, tableOf }: FeatureTools): void {
  const table = tableOf('treatment');

  app.post(
    '/api/treatments/:id/sign',
    routeFor(treatments, 'change', {
      summary:
        'Sign a draft, which never changes from then on. For whoever treated alone; If-Match as for a change',
      params: IdParams,
      body: Signing,
      response: { 200: treatments.row },
    }),
    (request, reply) => {
      const id = knownId((request.params as IdParams).id);
      const rev = expectedRev(request);
      return answerMutation(database, request, reply, async (transaction, { client }) => {
        const row = await lockRow(transaction, table, request, id, 'see');
        assertMayBeSigned(viewerOf(signedIn(request)), row as unknown as Treatment);
        if (rev !== null) await assertSeen(transaction, table, row, rev, client);
        assertHasContent(row as unknown as Treatment);
        const kept = await transaction.rows<Kept>(sql`
          update treatment t set signed_at = clock_timestamp() where id = ${id}::uuid
          returning to_jsonb(t) as row`);
        return answered(treatments, request, decoded(table, kept));
      }).catch(refused(table, request));
    },
  );

  app.post(
    '/api/treatments/:id/addenda',
    routeFor(treatments, 'change', {
      summary: 'Add to a signed record. However many add at once, all of it stays, in order',
      params: IdParams,
      body: Adding,
      response: { 200: treatments.row },
    }),
    (request, reply) => {
      const id = knownId((request.params as IdParams).id);
      const { text } = request.body as z.infer<typeof Adding>;
      return answerMutation(database, request, reply, async (transaction) => {
        const row = await lockRow(transaction, table, request, id, 'change');
        assertTakesAddenda(row as unknown as Treatment);
        const kept = await transaction.rows<Kept>(sql`
          update treatment t
             set addenda = coalesce(addenda, '[]') || jsonb_build_object('text', ${text}::text)
           where id = ${id}::uuid
          returning to_jsonb(t) as row`);
        return answered(treatments, request, decoded(table, kept));
      }).catch(refused(table, request));
    },
  );
}

interface Kept {
  row: StoredRow;
}

function decoded(table: EntityTable, [kept]: readonly Kept[]): ApiRow {
  if (!kept) throw new Error('The database kept nothing of a treatment that was locked');
  return table.decode(kept.row);
}

/** These calls write what no rule of the row is about. */
function refused(table: EntityTable, request: FastifyRequest) {
  return refusedBy(table, 'write', ruledWrite(undefined, request));
}

/**
 * Whoever signs stands for all of it: what somebody else wrote since is looked at first.
 * @throws LockstepError `edit_conflict`
 */
async function assertSeen(
  transaction: Transaction,
  table: EntityTable,
  row: ApiRow,
  rev: number,
  client: string | null,
): Promise<void> {
  const others = await changedByOthers(transaction, table, row, rev, client);
  const unseen = contentFields.filter((field) => !others || others.has(table.column(field)));
  if (unseen.length > 0) refuseEdit(row, unseen);
}
