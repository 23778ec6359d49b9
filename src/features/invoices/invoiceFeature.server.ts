import { sql } from 'kysely';
import { LockstepError } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import type { FeatureTools, IntendedWrite, ServerFeature, WriteRules } from '@/server/serverFeature';
import { paymentRoute } from './paymentRoute.server';

/** Invoices on the server: part payments, and what a refusal of the database means. */
export function invoiceFeature(tools: FeatureTools): ServerFeature {
  const rules = invoiceRules(tools);
  return {
    rules: { invoice: rules },
    routes: (app) => paymentRoute(app, tools, rules),
  };
}

function invoiceRules({ database }: FeatureTools): WriteRules {
  /** The invoice that was there first, so that whoever came second is led to it. */
  async function invoiceOf({ context, after }: IntendedWrite): Promise<Id[]> {
    const { result } = await database.inPractice({ ...context, mutationId: null }, (transaction) =>
      transaction.rows<{ id: Id }>(sql`
        select id from invoice where appointment_id = ${String(after?.['appointmentId'])}::uuid and status <> 'void'`),
    );
    return result.map(({ id }) => id);
  }

  return {
    async explain(refusal, write) {
      const cause = { cause: refusal };
      if (refusal.constraint === 'invoice_appointment_id_once') {
        return new LockstepError(
          'already_exists',
          {
            detail: 'This appointment is invoiced already. Nothing was changed; open that invoice instead.',
            fields: [{ field: 'appointmentId', message: 'is invoiced already' }],
            affected: await invoiceOf(write),
          },
          cause,
        );
      }
      if (refusal.constraint === 'invoice_appointment_id_of_patient') {
        return new LockstepError(
          'invalid_fields',
          {
            detail: 'This appointment is somebody else’s. Nothing was changed.',
            fields: [{ field: 'appointmentId', message: 'must be an appointment of the same patient' }],
          },
          cause,
        );
      }
      return null;
    },
  };
}
