import type { LockstepError } from '@/domain/errors';
import type { Role } from '@/domain/policy';
import type { Day, Id, Instant } from '@/domain/primitives';
import type { Treatment } from '@/features/treatments/treatment';
import { treatmentSlice } from '@/features/treatments/treatmentSlice';
import { webRandom } from '@/sync/adapters/webRandom';
import { createStage } from '../../../browser/stage/createStage';
import { mountStage } from '../../../browser/stage/mountStage';
import { stageSession } from '../../../browser/stage/stageSession';
import { fakeRecords, maria, patientId } from './fakeRecords';
import { TreatmentsStage } from './TreatmentsStage';

const today = '2026-11-24' as Day;
const stage = createStage({
  slices: [treatmentSlice],
  startsAt: `${today}T15:00:00Z`,
  server: fakeRecords,
});
const { server, runtime } = stage;
void runtime.store.dispatch(treatmentSlice.thunks.fetchAll({}));

const [role = 'therapist', who = 'Maria'] = (new URLSearchParams(location.search).get('as') ?? '').split('-');
const session = stageSession({
  id: patientId,
  name: 'Maria Santos',
  role: (role || 'therapist') as Role,
  staffId: role === 'assistant' ? null : who === 'Maria' ? maria : patientId,
});
mountStage({ runtime, session, today, isStrict: true }, <TreatmentsStage />);

function stored(id: string): Treatment {
  const row = server.rowOf(id);
  if (!row) throw new Error('There is no such record.');
  return row;
}

const treatmentsPage = {
  log: server.log,
  rowOf: server.rowOf,
  hold: server.hold,
  letGo: server.letGo,
  refuseNext: (code: LockstepError['code'], detail: string) => server.refuseNext(code, detail),
  /** Somebody else's change. */
  change: (id: string, fields: Partial<Treatment>) =>
    stage.arrive('treatments', 'updated', { ...stored(id), ...fields }),
  /** Somebody else's addendum. */
  add(id: string, author: string, text: string): void {
    const at = new Date(stage.clock.now()).toISOString() as Instant;
    const added = { id: webRandom.id() as Id, at, author, text };
    treatmentsPage.change(id, { addenda: [...(stored(id).addenda ?? []), added] });
  },
  remove: (id: string) => stage.arrive('treatments', 'deleted', stored(id)),
};
export type TreatmentsPage = typeof treatmentsPage;

Object.assign(window, { treatmentsPage });
