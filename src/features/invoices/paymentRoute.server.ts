import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Id, Instant } from '@/domain/primitives';
import { expectedRev } from '@/server/editConflict';
import { IdParams, knownId, routeFor } from '@/server/entityRules';
import { answerMutation } from '@/server/mutation';
import { changeRow, refusedBy } from '@/server/rowChange';
import { ruledWrite } from '@/server/ruledWrite';
import type { FeatureTools, WriteRules } from '@/server/serverFeature';
import { type Invoice, invoices, Payment } from './invoice';
import { withPayment } from './invoicePayment';

const NewPayment = z.strictObject({ amountCents: Payment.shape.amountCents, method: Payment.shape.method });

/** Part payments. The row is locked before what is owed is looked at: together they never come to more than that. */
export function paymentRoute(
  app: FastifyInstance,
  { database, tableOf, ids, clock }: FeatureTools,
  rules: WriteRules,
): void {
  const table = tableOf('invoice');
  app.post(
    '/api/invoices/:id/payments',
    routeFor(invoices, 'change', {
      summary: 'Add a payment, of at most what is still owed. Its id and time are given by the server',
      params: IdParams,
      body: NewPayment,
      response: { 200: invoices.row },
    }),
    (request, reply) => {
      const id = knownId((request.params as IdParams).id);
      const { amountCents, method } = request.body as z.infer<typeof NewPayment>;
      const rev = expectedRev(request);
      const ruled = ruledWrite(rules, request);
      return answerMutation(database, request, reply, async (transaction, context) => {
        const [practice] = await transaction.rows<{ currency: string }>(sql`select currency from practice`);
        const patchOf = (row: object) => {
          const at = new Date(clock.now()).toISOString() as Instant;
          const payment = { id: ids.next() as Id, at, amountCents, method };
          return { payments: withPayment(row as Invoice, payment, practice?.currency ?? '') };
        };
        return changeRow(transaction, context, { table, request, ruled, id, rev, patchOf });
      }).catch(refusedBy(table, 'write', ruled));
    },
  );
}
