import { Route, Routes } from 'react-router-dom';
import { BillingSection } from '@/dashboards/clinic/billing/BillingSection';
import { ClinicPathsProvider } from '@/dashboards/clinic/clinicPaths';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { invoiceSlice } from '@/features/invoices/invoiceSlice';
import { patientSlice } from '@/features/patients/patientSlice';
import { serviceSlice } from '@/features/services/serviceSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { createStage } from '../../../browser/stage/createStage';
import { mountStage } from '../../../browser/stage/mountStage';
import { stageSession } from '../../../browser/stage/stageSession';
import {
  appointments,
  firstDay,
  patients,
  people,
  services,
  timeZone,
} from '../../../features/appointments/page/practiceRows';
import { invoiceRow, invoiceRows } from './billingRows';
import { fakeBilling } from './fakeBilling';

const params = new URLSearchParams(location.search);
const more = Array.from({ length: Number(params.get('many') ?? 0) }, (_, n) => invoiceRow(1_000 + n));
const stage = createStage({
  slices: [staffSlice, serviceSlice, patientSlice, appointmentSlice, invoiceSlice],
  startsAt: `${firstDay}T20:00:00Z`,
  server: (now) =>
    fakeBilling(
      { staff: people, services, patients, appointments, invoices: [...invoiceRows, ...more] },
      now,
    ),
});
const { server } = stage;

let printed = 0;
window.print = () => void printed++;

mountStage(
  {
    runtime: stage.runtime,
    session: stageSession({}, { name: 'Royal Care', timeZone }),
    today: firstDay,
    at: params.get('at') ?? '/assistant/billing',
  },
  <ClinicPathsProvider base="/assistant">
    <main id="content" tabIndex={-1} style={{ height: '100vh', overflow: 'auto', padding: 16 }}>
      <Routes>
        <Route path="/assistant/billing/:id?" element={<BillingSection />} />
        <Route path="*" element={<p>Somewhere else</p>} />
      </Routes>
    </main>
  </ClinicPathsProvider>,
);

const billingPage = {
  log: server.log,
  row: server.row,
  rows: server.rows,
  put: server.put,
  refuseNext: server.refuseNext,
  hold: server.hold,
  answer: server.answer,
  printed: () => printed,
  arrive: stage.arrive,
};
export type BillingPage = typeof billingPage;

Object.assign(window, { billingPage });
