import type { Role } from '@/domain/policy';
import type { Referral } from '@/features/referrals/referral';
import type { ReferralStatus } from '@/features/referrals/referralStatus';
import { type Caller, inProcess, type InProcess } from '../inProcess';

export interface ReferralServer extends InProcess {
  /** Somebody of each role, signed in; the therapist is the one who refers in every draft. */
  as: Record<Role | 'otherTherapist', Caller>;
  draft(fields?: Record<string, unknown>): Record<string, unknown>;
  /** A new referral in this status, put there by plain SQL: what leads to it is another test's. */
  standingAs(status: ReferralStatus): Promise<Referral>;
  stored(id: string): Promise<Referral>;
}

export async function referralServer(): Promise<ReferralServer> {
  const server = await inProcess();
  const emails = Object.entries(server.practice.email);
  const callers = await Promise.all(
    emails.map(async ([who, email]) => [who, await server.signIn(email)] as const),
  );
  const as = Object.fromEntries(callers) as ReferralServer['as'];
  const draft = (fields: Record<string, unknown> = {}) => ({
    patientId: server.practice.patientId,
    fromStaffId: server.practice.staffId,
    toProvider: 'City Hospital',
    reason: 'Knee pain that does not get better.',
    dueOn: '2026-12-24',
    ...fields,
  });
  const stored = async (id: string) => (await as.admin.get(`/api/referrals/${id}`)).json<Referral>();
  return {
    ...server,
    as,
    draft,
    stored,
    async standingAs(status) {
      const made = await as.admin.post('/api/referrals', draft());
      if (made.statusCode !== 201) throw new Error(made.body);
      const { id } = made.json<Referral>();
      if (status !== 'draft') await server.sql('update referral set status = $1 where id = $2', [status, id]);
      return stored(id);
    },
  };
}
