import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Id, Instant } from '@/domain/primitives';
import { expectedRev } from '@/server/editConflict';
import { IdParams, knownId, routeFor } from '@/server/entityRules';
import { answerMutation } from '@/server/mutation';
import { changeRow, refusedBy } from '@/server/rowChange';
import { ruledWrite } from '@/server/ruledWrite';
import type { FeatureTools, WriteRules } from '@/server/serverFeature';
import { appointments, type Appointment } from './appointment';
import type { AppointmentFields } from './appointmentRules';
import { movedTo } from './series';
import { TogetherAnswer, type AnswerTogether } from './togetherAnswer.server';

const Move = z.strictObject({ startsAt: Instant, staffId: Id.optional() });
const most = 1_000;
const Import = z.strictObject({
  items: z
    .array(appointments.draft, 'must be a list of appointments')
    .min(1, 'must hold at least one')
    .max(most, `must not hold more than ${most}`),
});

/** What can be done to appointments beside single writes. */
export function appointmentRoutes(
  app: FastifyInstance,
  tools: FeatureTools,
  rules: WriteRules,
  answerTogether: AnswerTogether,
): void {
  const table = tools.tableOf('appointment');

  app.post(
    '/api/appointments/:id/move',
    routeFor(appointments, 'change', {
      summary: 'Move one to another start or therapist; it keeps its length. If-Match as for a change',
      params: IdParams,
      body: Move,
      response: { 200: appointments.row },
    }),
    (request, reply) => {
      const id = knownId((request.params as IdParams).id);
      const { startsAt, staffId } = request.body as z.infer<typeof Move>;
      const rev = expectedRev(request);
      const ruled = ruledWrite(rules, request);
      const patchOf = (row: object) => ({
        ...movedTo(startsAt, row as Appointment),
        ...(staffId === undefined ? {} : { staffId }),
      });
      return answerMutation(tools.database, request, reply, (transaction, context) =>
        changeRow(transaction, context, { table, request, ruled, id, rev, patchOf }),
      ).catch(refusedBy(table, 'write', ruled));
    },
  );

  app.post(
    '/api/appointments/import',
    routeFor(appointments, 'create', {
      summary: `Create up to ${most}: all of them, or none and every one that does not fit is named`,
      body: Import,
      response: { 201: TogetherAnswer },
    }),
    (request, reply) => {
      const { items } = request.body as { items: (Omit<AppointmentFields, 'id'> & { id?: Id })[] };
      const planned = items.map((draft) => ({
        before: null,
        after: { ...draft, id: draft.id ?? (tools.ids.next() as Id) },
      }));
      return answerTogether(request, reply, 201, async () => ({
        planned,
        fields: [],
        dryRun: false,
        nameOf: (place) => `items.${place}.`,
      }));
    },
  );
}
