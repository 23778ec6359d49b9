import { sql } from 'kysely';
import type { Id } from '@/domain/primitives';
import type { Transaction } from '@/server/database/practiceTransaction';
import type { FeatureTools, ServerFeature, WriteRules } from '@/server/serverFeature';
import type { Treatment } from './treatment';
import { assertTreatmentAllowed, type TreatmentFacts } from './treatmentRules';
import { treatmentRoutes } from './treatmentRoutes.server';

/** Treatment records on the server: what they may name, signing them, and adding to signed ones. */
export function treatmentFeature(tools: FeatureTools): ServerFeature {
  return {
    rules: { treatment: rules },
    routes(app) {
      treatmentRoutes(app, tools);
    },
  };
}

const rules: WriteRules = {
  async check(transaction, { before, after }) {
    if (after === null) return;
    const was = before as Treatment | null;
    const wanted = after as unknown as Treatment;
    const namesAnother = was?.appointmentId !== wanted.appointmentId || was?.patientId !== wanted.patientId;
    assertTreatmentAllowed(wanted, await factsOf(transaction, namesAnother ? wanted.appointmentId : null));
  },
};

/** The appointment stays that patient's until the record is written. */
async function factsOf(transaction: Transaction, appointmentId: Id | null): Promise<TreatmentFacts> {
  const [found] = await transaction.rows<{ now: number }>(
    sql`select ceil(extract(epoch from clock_timestamp()) * 1000)::float8 as now`,
  );
  if (!found) throw new Error('The database told nothing');
  if (appointmentId === null) return { ...found, appointmentPatientId: undefined };
  const [named] = await transaction.rows<{ patient_id: Id }>(
    sql`select patient_id from appointment where id = ${appointmentId}::uuid`,
  );
  return { ...found, appointmentPatientId: named?.patient_id ?? null };
}
