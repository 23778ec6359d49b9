import { v7 } from 'uuid';
import type { Invoice } from '@/features/invoices/invoice';
import { inProcess, problemOf, type Caller, type InProcess } from '../inProcess';
import { bookableFrom } from '../practice';

type Fields = Record<string, unknown>;

export interface InvoiceServer extends InProcess {
  assistant: Caller;
  doctor: Caller;
  draft(more?: Fields): Fields;
  /** Creates one by the API. */
  create(more?: Fields): Promise<Invoice>;
  /** One that is issued, of this total. */
  issue(totalCents: number): Promise<Invoice>;
  stored(id: string): Promise<Invoice>;
  /** A completed appointment of the practice's patient, or of another one. @returns its id */
  visit(patientId?: string): Promise<string>;
  otherPatient(): Promise<string>;
  /** What refuses it leaves no trace of it. */
  refused(attempt: () => ReturnType<Caller['get']>): Promise<ReturnType<typeof problemOf>>;
  /** One statement as the role of requests, in an admin's context unless told otherwise; it is kept. */
  asApp(text: string, values?: unknown[], settings?: Record<string, string>): Promise<void>;
}

export async function invoiceServer(): Promise<InvoiceServer> {
  const server = await inProcess();
  const { practice, sql, database } = server;
  const assistant = await server.signIn(practice.email.assistant);
  const doctor = await server.signIn(practice.email.therapist);
  let visits = 0;
  const draft = (more: Fields = {}) => ({
    patientId: practice.patientId,
    lines: [{ description: 'Massage', quantity: 1, unitCents: 9_000 }],
    ...more,
  });
  async function create(more?: Fields): Promise<Invoice> {
    const answer = await assistant.post('/api/invoices', draft(more));
    if (answer.statusCode !== 201) throw new Error(`not created: ${answer.body}`);
    return answer.json<Invoice>();
  }
  return {
    ...server,
    assistant,
    doctor,
    draft,
    create,
    issue: (totalCents) =>
      create({
        status: 'open',
        lines: [{ description: 'Massage', quantity: 1, unitCents: totalCents }],
      }),
    stored: async (id) => (await assistant.get(`/api/invoices/${id}`)).json<Invoice>(),
    async visit(patientId = practice.patientId) {
      const id = v7();
      const startsAt = new Date(Date.parse(`${bookableFrom}T06:00:00Z`) + visits++ * 7_200_000);
      await sql(
        `insert into appointment (practice_id, id, patient_id, staff_id, service_id, starts_at, ends_at, status)
         values ($1, $2, $3, $4, $5, $6, $6::timestamptz + interval '1 hour', 'completed')`,
        [practice.id, id, patientId, practice.staffId, practice.serviceId, startsAt],
      );
      return id;
    },
    async otherPatient() {
      const id = v7();
      await sql(
        `insert into patient (practice_id, id, first_name, last_name) values ($1, $2, 'Samuel', 'Adeyemi')`,
        [practice.id, id],
      );
      return id;
    },
    async refused(attempt) {
      const before = await server.everything();
      const problem = problemOf(await attempt());
      const after = await server.everything();
      const changed = Object.keys(before).filter((table) => before[table] !== after[table]);
      if (changed.length > 0) throw new Error(`refused, but it changed ${changed.join(', ')}`);
      return problem;
    },
    async asApp(text, values = [], more = {}) {
      const settings = { role: 'admin', practice_id: practice.id, account_id: v7(), ...more };
      await database.withClient(async (client) => {
        await client.query('begin');
        try {
          await client.query(`select set_config('role', 'lockstep_app', true)`);
          for (const [name, value] of Object.entries(settings))
            await client.query('select set_config($1, $2, true)', [`lockstep.${name}`, value]);
          await client.query(text, values);
          await client.query('commit');
        } catch (error) {
          await client.query('rollback');
          throw error;
        }
      });
    },
  };
}
