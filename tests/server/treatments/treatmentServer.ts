import type { LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { v7 } from 'uuid';
import { expect } from 'vitest';
import type { Role } from '@/domain/policy';
import type { Treatment } from '@/features/treatments/treatment';
import type { RequestContext } from '@/server/database/practiceTransaction';
import { inProcess, type Caller, type InProcess } from '../inProcess';

export interface TreatmentServer extends InProcess {
  /** `therapist` is the one who treats. */
  callers: Record<Role | 'otherTherapist', Caller>;
  draft(fields?: object): Promise<Treatment>;
  signed(fields?: object): Promise<Treatment>;
  signedWithAddenda(): Promise<Treatment>;
  rowOf(id: string): Promise<Treatment>;
  /** Every column, as PostgreSQL tells it. */
  storedRow(id: string): Promise<string>;
  /** Plain SQL as the application's role, as if this role's request had sent it. */
  asApp(role: Role | 'otherTherapist', text: string): Promise<unknown[]>;
}

/** A server over a practice in which somebody treats. */
export async function treatmentServer(): Promise<TreatmentServer> {
  const server = await inProcess();
  const { practice } = server;
  const names = Object.entries(practice.email) as [keyof typeof practice.email, string][];
  // One after the other: signing in costs a core each.
  const signedIn: [string, Caller][] = [];
  for (const [role, email] of names) signedIn.push([role, await server.signIn(email, v7())]);
  const callers = Object.fromEntries(signedIn) as TreatmentServer['callers'];
  const accounts = await server.sql<{ id: string; email: string }>(
    'select id, email from account where practice_id = $1',
    [practice.id],
  );

  async function draft(fields: object = {}): Promise<Treatment> {
    const answer = await callers.assistant.post('/api/treatments', {
      patientId: practice.patientId,
      staffId: practice.staffId,
      performedAt: '2024-11-05T14:00:00.000Z',
      subjective: 'Stiff neck.',
      plan: 'Again in a week.',
      ...fields,
    });
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json<Treatment>();
  }

  async function signed(fields?: object): Promise<Treatment> {
    const { id } = await draft(fields);
    return taken(await callers.therapist.post(`/api/treatments/${id}/sign`, {}));
  }

  return {
    ...server,
    callers,
    draft,
    signed,
    async signedWithAddenda() {
      const { id } = await signed();
      await callers.therapist.post(`/api/treatments/${id}/addenda`, { text: 'First.' });
      return taken(await callers.therapist.post(`/api/treatments/${id}/addenda`, { text: 'Second.' }));
    },
    async storedRow(id) {
      const [found] = await server.sql<{ row: string }>(
        'select to_jsonb(t)::text as row from treatment t where id = $1',
        [id],
      );
      return found?.row ?? 'gone';
    },
    async rowOf(id) {
      return taken(await callers.admin.get(`/api/treatments/${id}`));
    },
    async asApp(role, text) {
      const context: RequestContext = {
        practiceId: practice.id,
        accountId: accounts.find(({ email }) => email === practice.email[role])?.id ?? v7(),
        role: role === 'otherTherapist' ? 'therapist' : role,
        staffId:
          role === 'therapist' ? practice.staffId : role === 'otherTherapist' ? practice.otherStaffId : null,
        patientId: null,
        client: null,
        mutationId: null,
      };
      const { result } = await server.database.inPractice(context, (transaction) =>
        transaction.rows(sql.raw(text)),
      );
      return result;
    },
  };
}

/** The row of an answer; fails if it is a refusal. */
export function taken(answer: LightMyRequestResponse): Treatment {
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<Treatment>();
}

export const ifMatch = (rev: number) => ({ 'if-match': `"${rev}"` });
