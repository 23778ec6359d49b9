import { Route, Routes } from 'react-router-dom';
import { ClinicPathsProvider } from '@/dashboards/clinic/clinicPaths';
import { InventorySection } from '@/dashboards/clinic/inventory/InventorySection';
import type { Role } from '@/domain/policy';
import type { CommonFields } from '@/domain/entity';
import type { Day } from '@/domain/primitives';
import { inventory } from '@/features/inventory/inventoryItem';
import { LowStockBadge } from '@/features/inventory/LowStockBadge';
import type { ChangeOp } from '@/protocol/change';
import { createStage } from '../../../browser/stage/createStage';
import { everySlice } from '../../../browser/stage/everySlice';
import { mountStage } from '../../../browser/stage/mountStage';
import { stageSession } from '../../../browser/stage/stageSession';
import { fakeStock } from './fakeStock';
import { recordTexts } from './recordTexts';
import { items, moreItems, movements } from './stockRows';

const query = new URLSearchParams(location.search);
const today = '2026-11-24' as Day;
const stage = createStage({
  slices: everySlice,
  // Half past nine in the practice.
  startsAt: `${today}T14:30:00Z`,
  server: () =>
    fakeStock({
      inventory: query.has('none') ? [] : [...items, ...moreItems(Number(query.get('many') ?? 0))],
      'stock-movements': movements,
    }),
});
const { server } = stage;

mountStage(
  {
    runtime: stage.runtime,
    session: stageSession({ role: (query.get('role') ?? 'assistant') as Role }),
    today,
    at: query.get('at') ?? '/clinic/inventory',
  },
  <ClinicPathsProvider base="/clinic">
    <main style={{ height: '100dvh', overflow: 'auto', padding: 16 }}>
      <nav aria-label="Clinic" style={{ display: 'flex', gap: 8, minHeight: 24 }}>
        Inventory <LowStockBadge />
      </nav>
      <Routes>
        <Route path="/clinic/:section?/:id?" element={<InventorySection />} />
      </Routes>
    </main>
  </ClinicPathsProvider>,
);

const inventoryPage = {
  ...server,
  recordTexts,
  /** Somebody else's change of these fields, on what the server has. */
  arrive(op: ChangeOp, id: string, patch: object, path: string = inventory.path): void {
    const known = server.rowsOf(path).find((row) => row.id === id);
    stage.arrive(path, op, { ...known, ...patch, rev: known?.rev ?? 0 } as CommonFields);
  },
};
export type InventoryPage = typeof inventoryPage;

Object.assign(window, { inventoryPage });
