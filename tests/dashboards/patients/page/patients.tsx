import { Suspense, useState } from 'react';
import { Route, Routes } from 'react-router-dom';
import { Palette } from '@/app/Palette';
import { ClinicPathsProvider } from '@/dashboards/clinic/clinicPaths';
import { PatientsSection } from '@/dashboards/clinic/patients/PatientsSection';
import type { CommonFields } from '@/domain/entity';
import type { Role } from '@/domain/policy';
import type { Id } from '@/domain/primitives';
import type { ChangeOp } from '@/protocol/change';
import { createStage } from '../../../browser/stage/createStage';
import { everySlice } from '../../../browser/stage/everySlice';
import { mountStage } from '../../../browser/stage/mountStage';
import { stageSession } from '../../../browser/stage/stageSession';
import {
  appointmentRow,
  idOf,
  invoiceRow,
  openedAt,
  patientRow,
  people,
  services,
  today,
  treatmentRow,
} from './clinicRows';
import { fakeClinic } from './fakeClinic';

const asked = new URLSearchParams(location.search);
const history = Number(asked.get('history') ?? 4);
const rows = {
  staff: people,
  services,
  patients: Array.from({ length: Number(asked.get('patients') ?? 60) }, (_, n) => patientRow(n)),
  appointments: [
    appointmentRow(0, 2),
    appointmentRow(1, 9),
    appointmentRow(2, 5, { status: 'cancelled' }),
    ...Array.from({ length: history }, (_, n) => appointmentRow(10 + n, -3 * (n + 1))),
  ],
  treatments: [treatmentRow(0, -3), treatmentRow(1, -40)],
  invoices: [invoiceRow(0, -4)],
};
const stage = createStage({
  slices: everySlice,
  startsAt: openedAt,
  server: (now) =>
    fakeClinic(
      everySlice.map(({ entity }) => entity),
      rows,
      now,
    ),
});
const { server } = stage;

function PaletteOnce() {
  const [isOpen, setIsOpen] = useState(true);
  return <Palette opened={isOpen} onClose={() => setIsOpen(false)} />;
}

const opened = asked.get('open');
mountStage(
  {
    runtime: stage.runtime,
    session: stageSession({ id: idOf(1, 9), role: (asked.get('role') ?? 'assistant') as Role }),
    today,
    at: opened ? `/assistant/patients/${idOf(4, Number(opened))}` : '/assistant/patients',
  },
  <>
    <ClinicPathsProvider base="/assistant">
      <main style={{ padding: 16 }}>
        <Suspense>
          <Routes>
            <Route path="/assistant/:section?/:id?" element={<PatientsSection />} />
          </Routes>
        </Suspense>
      </main>
    </ClinicPathsProvider>
    {asked.has('palette') && <PaletteOnce />}
  </>,
);

const patientsPage = {
  log: server.log,
  hold: server.hold,
  answer: server.answer,
  row: server.row,
  /** Somebody else's change of these fields, on what the server has. */
  arrive(path: string, op: ChangeOp, fields: Partial<CommonFields> & { id: Id }): void {
    const known = server.row(path, fields.id);
    stage.arrive(path, op, { ...known, ...fields, rev: known?.rev ?? 0 } as CommonFields);
  },
};
export type PatientsPage = typeof patientsPage;

Object.assign(window, { patientsPage });
