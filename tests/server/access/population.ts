import pg from 'pg';
import { v7 } from 'uuid';
import type { EntityTable } from '@/server/database/entityTable';
import type { InProcess } from '../inProcess';
import type { TestPractice } from '../practice';
import { sampleOf } from '../samples';
import { hiddenFrom } from './whoSees';

/** Somebody else's rows need somebody else. */
export interface Populated {
  practice: TestPractice;
  otherPatientId: string;
}

/** Another patient, with a name that nobody else has. */
export async function withOtherPatient(server: InProcess, practice: TestPractice): Promise<Populated> {
  const otherPatientId = v7();
  await server.sql(
    `insert into patient (practice_id, id, first_name, last_name, phone, medical_history, notes)
     values ($1, $2, 'Wilhelmina', $3, '+1 212 555 0199', 'Broke a rib', 'Rings twice')`,
    [practice.id, otherPatientId, `Ackerbergsen${otherPatientId.slice(-6)}`],
  );
  return { practice, otherPatientId };
}

let drafts = 0;

/**
 * Rows of an entity that lie inside of one viewer's sight and outside of another's: of both therapists, of both patients, in
 * use and switched off, with something in every field that is hidden from somebody.
 * @returns their ids
 */
export async function populate(
  server: InProcess,
  table: EntityTable,
  { practice, otherPatientId }: Populated,
): Promise<string[]> {
  const { entity } = table;
  const ids: string[] = [];
  for (const staffId of [practice.staffId, practice.otherStaffId]) {
    for (const patientId of [practice.patientId, otherPatientId]) {
      for (const isActive of 'isActive' in entity.fields ? [true, false] : [true]) {
        const draft = sampleOf(entity).draft({ ...practice, staffId, patientId }, ++drafts);
        const id = v7();
        const secrets = hiddenFrom(entity.name, 'scheduler').map((field) => [field, `Secret of ${id}`]);
        const row = {
          ...draft,
          ...Object.fromEntries(secrets),
          ...('isActive' in draft ? { isActive } : {}),
          id,
        };
        const isThere = await insert(server, table, practice.id, row);
        if (isThere) ids.push(id);
      }
    }
  }
  return ids;
}

/** False where a rule of the table allows only one such row. */
async function insert(
  { sql }: InProcess,
  { entity, encode }: EntityTable,
  practiceId: string,
  row: Record<string, unknown>,
): Promise<boolean> {
  try {
    await sql(`insert into ${entity.table} select * from jsonb_populate_record(null::${entity.table}, $1)`, [
      JSON.stringify({ ...encode(row), practice_id: practiceId }),
    ]);
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && /^(23|LK)/.test(error.code ?? '')) return false;
    throw error;
  }
}
