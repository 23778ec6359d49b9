import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Action, type Role, roles } from '@/domain/policy';
import type { ApiRow, EntityTable } from '@/server/database/entityTable';
import { expectedRev } from '@/server/editConflict';
import { IdParams, knownId } from '@/server/entityRules';
import { answerMutation } from '@/server/mutation';
import { answered, refusedBy } from '@/server/rowChange';
import { ruledWrite } from '@/server/ruledWrite';
import type { FeatureTools } from '@/server/serverFeature';
import { CompleteVisit, type VisitPart } from './visit';
import { refusedPart } from './visitRefusal.server';
import { type AdjustStock, writeVisit } from './writeVisit.server';

/**
 * `POST /api/appointments/:id/complete`: the appointment, its note, its invoice and what was used up, all of them or none,
 * under one mutation id.
 */
export function completeVisitRoute(
  app: FastifyInstance,
  tools: FeatureTools,
  adjustStock: AdjustStock,
): void {
  const tables = {
    appointment: tools.tableOf('appointment'),
    treatment: tools.tableOf('treatment'),
    invoice: tools.tableOf('invoice'),
    item: tools.tableOf('inventoryItem'),
    movement: tools.tableOf('stockMovement'),
  };
  const { appointment, treatment, invoice, item, movement } = tables;

  app.post(
    '/api/appointments/:id/complete',
    {
      config: {
        access: whoever(
          [appointment, 'change'],
          [treatment, 'create'],
          [invoice, 'create'],
          [item, 'change'],
        ),
      },
      schema: {
        tags: [appointment.entity.path],
        summary:
          'Complete a visit: note, invoice and what was used up, all or nothing. If-Match as for a change of the appointment',
        params: IdParams,
        body: CompleteVisit,
        response: {
          200: z.object({
            appointment: appointment.entity.row,
            treatment: treatment.entity.row.nullable(),
            invoice: invoice.entity.row,
            movements: z.array(movement.entity.row),
          }),
        },
      },
    },
    (request, reply) => {
      const id = knownId((request.params as IdParams).id);
      const rev = expectedRev(request);
      const ruled = (table: EntityTable) => ({
        table,
        ruled: ruledWrite(tools.rulesOf(table.entity.name), request),
      });
      const parts = {
        appointment: ruled(appointment),
        treatment: ruled(treatment),
        invoice: ruled(invoice),
        item: ruled(item),
      };
      const writing = { note: parts.treatment, stock: parts.item, ...parts };
      let at: VisitPart = { kind: 'appointment' };
      return answerMutation(tools.database, request, reply, async (transaction, context) => {
        const written = await writeVisit(transaction, {
          ...parts,
          request,
          context,
          id,
          rev,
          visit: request.body as CompleteVisit,
          movement,
          adjustStock,
          newId: tools.ids.next,
          at: (part) => (at = part),
        });
        const bodyOf = ({ entity }: EntityTable, row: ApiRow) => answered(entity, request, row).body;
        return {
          ...written.appointment,
          body: {
            appointment: written.appointment.body,
            treatment: written.treatment && bodyOf(treatment, written.treatment),
            invoice: bodyOf(invoice, written.invoice),
            movements: written.movements.map((row) => bodyOf(movement, row)),
          },
        };
      }).catch((error: unknown) => {
        const { table, ruled: rules } = writing[at.kind];
        return refusedBy(
          table,
          'write',
          rules,
        )(error).catch((refusal: unknown) => {
          throw refusedPart(refusal, at);
        });
      });
    },
  );
}

/** The roles that reach some rows by all of these. */
function whoever(...needed: readonly (readonly [EntityTable, Action])[]): Role[] {
  return roles.filter((role) =>
    needed.every(([{ entity }, action]) => (entity.policy[action][role] ?? 'none') !== 'none'),
  );
}
