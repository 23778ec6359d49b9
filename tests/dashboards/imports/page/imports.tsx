import { createStartRuntime } from '@/app/createStartRuntime';
import { ImportExport } from '@/dashboards/clinic/imports/ImportExport';
import { dayOfInstant } from '@/domain/calendar';
import { ImportSubject } from '@/features/imports/importParts';
import { inventory } from '@/features/inventory/inventoryItem';
import { patients } from '@/features/patients/patient';
import { SessionInfo } from '@/protocol/session';
import { sliceOf } from '@/store/createEntitySlice';
import { useAppSelector, useLoaded } from '@/store/hooks';
import { createApi } from '@/sync/adapters/axiosApi';
import { webRandom } from '@/sync/adapters/webRandom';
import { PageHeader } from '@/ui/PageHeader';
import { everySlice } from '../../../browser/stage/everySlice';
import { mountStage } from '../../../browser/stage/mountStage';

/** A real tab of the product, with the head of one section as its only screen. */
const subject = ImportSubject.parse(new URLSearchParams(location.search).get('subject') ?? 'patients');
const rowsOf = subject === 'patients' ? sliceOf(patients) : sliceOf(inventory);

function Screen() {
  const { status } = useLoaded(rowsOf as unknown as ReturnType<typeof sliceOf>, {});
  const total = useAppSelector((state) => rowsOf.selectors.selectTotal(state));
  return (
    <main style={{ padding: 24, minHeight: '100vh' }}>
      <PageHeader title={subject === 'patients' ? 'Clients' : 'Inventory'}>
        <ImportExport subject={subject} />
      </PageHeader>
      {status === 'ready' && <p data-testid="total">{total}</p>}
    </main>
  );
}

const tabId = webRandom.id();
const api = createApi(tabId);
const session = await api.get('/session', SessionInfo);
const startRuntime = createStartRuntime({
  tabId,
  api,
  slices: everySlice,
  reportError: (error) => globalThis.reportError(error),
});
const today = dayOfInstant(Date.now(), session.practice.timeZone);
mountStage({ runtime: startRuntime(session, () => undefined), session, today }, <Screen />);
