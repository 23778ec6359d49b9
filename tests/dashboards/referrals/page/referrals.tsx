import { Route, Routes } from 'react-router-dom';
import { ClinicPathsProvider } from '@/dashboards/clinic/clinicPaths';
import { ReferralsSection } from '@/dashboards/clinic/referrals/ReferralsSection';
import type { CommonFields } from '@/domain/entity';
import type { Role } from '@/domain/policy';
import { patientSlice } from '@/features/patients/patientSlice';
import { presenceSlice } from '@/features/presence/presenceSlice';
import { referralSlice } from '@/features/referrals/referralSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import type { ChangeOp } from '@/protocol/change';
import { createStage } from '../../../browser/stage/createStage';
import { mountStage } from '../../../browser/stage/mountStage';
import { stageSession } from '../../../browser/stage/stageSession';
import { fakePractice } from '../../../features/appointments/page/fakePractice';
import { firstDay, idOf, patients, people, timeZone } from '../../../features/appointments/page/practiceRows';
import { referralPractice } from './referralPractice';
import { manyReferrals, referrals } from './referralRows';

const asked = new URLSearchParams(location.search);
const slices = [staffSlice, patientSlice, referralSlice, presenceSlice];
const rows = {
  staff: people,
  patients,
  referrals: asked.has('none') ? [] : [...referrals, ...manyReferrals(Number(asked.get('many') ?? 0))],
};
const stage = createStage({
  slices,
  startsAt: `${firstDay}T13:30:00Z`,
  server: (now) =>
    referralPractice(
      fakePractice(
        slices.map(({ entity }) => entity),
        rows,
        now,
      ),
    ),
});
const { server } = stage;

const role = (asked.get('role') ?? 'assistant') as Role;
const staffId = role === 'therapist' ? idOf(1, 0) : null;
mountStage(
  {
    runtime: stage.runtime,
    session: stageSession({ id: idOf(1, 0), role, staffId }, { name: 'Royal Care', timeZone }),
    today: firstDay,
    at: `/clinic/referrals${asked.get('at') ?? ''}`,
  },
  <main style={{ height: '100dvh', overflow: 'auto', padding: 16 }}>
    <ClinicPathsProvider base="/clinic">
      <Routes>
        <Route path="/clinic/referrals/:id?" element={<ReferralsSection />} />
        <Route path="*" element={<h1>Elsewhere</h1>} />
      </Routes>
    </ClinicPathsProvider>
  </main>,
);

const referralsPage = {
  log: server.log,
  rows: server.rows,
  failNext: server.failNext,
  /** Stored by somebody else, and not told here yet. */
  putSilently(row: CommonFields): void {
    server.put('referrals', { ...row, rev: row.rev + 1 });
  },
  arrive: (op: ChangeOp, row: CommonFields) => stage.arrive('referrals', op, row),
};
export type ReferralsPage = typeof referralsPage;

Object.assign(window, { referralsPage });
