import { Button } from '@mantine/core';
import { IconBox, IconPlus, IconZoomExclamation } from '@tabler/icons-react';
import { useCallback, useRef, useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router-dom';
import { useClinicPaths } from '@/dashboards/clinic/clinicPaths';
import { ImportExport } from '@/dashboards/clinic/imports/ImportExport';
import { scopeOf } from '@/domain/policy';
import { Id } from '@/domain/primitives';
import { inventory } from '@/features/inventory/inventoryItem';
import { inventorySlice } from '@/features/inventory/inventorySlice';
import { useAppSelector, useLoaded } from '@/store/hooks';
import { useScreenLoad } from '@/store/useScreenLoad';
import { useCommand } from '@/ui/commands';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { RowsInSight } from '@/ui/list/RowsInSight';
import { PageHeader } from '@/ui/PageHeader';
import { useSession } from '@/ui/sessionContext';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { useIsPhone } from '@/ui/useIsPhone';
import css from '@/ui/list/listPage.module.css';
import { InventoryRow } from './InventoryRow';
import { InventoryToolbar } from './InventoryToolbar';
import { ItemPanel } from './ItemPanel';
import { LowStrip } from './LowStrip';
import { NewItemPanel } from './NewItemPanel';
import { useItemOrder } from './useItemOrder';
import { useItemWish } from './useItemWish';
import { useStockToasts } from './useStockToasts';

const group = 'Inventory';
const keyOf = (id: Id) => id;
const heightOf = () => 64;
const heightOnPhone = () => 104;
const renderRow = (id: Id) => <InventoryRow id={id} />;

/** What the practice uses up: how much there is, by amounts; what runs low; who took what. */
export function InventorySection() {
  const { user } = useSession();
  const isPhone = useIsPhone();
  const paths = useClinicPaths();
  const navigate = useNavigate();
  const { search } = useLocation();
  const opened = Id.safeParse(useParams()['id']);
  const load = useScreenLoad([useLoaded(inventorySlice, {})]);
  const [wish, setWish] = useItemWish();
  const order = useItemOrder(wish);
  const hasItems = useAppSelector((state) => inventorySlice.selectors.selectTotal(state) > 0);
  const [isAdding, setAdding] = useState(false);
  const page = useRef<HTMLDivElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const mayAdd = scopeOf(inventory.policy, 'create', user) !== 'none';

  useStockToasts(
    (id) =>
      (opened.success && opened.data === id) || page.current?.querySelector(`[data-id="${id}"]`) !== null,
  );
  // In place of the search everywhere, as long as this list is on the screen.
  useCommand({
    id: 'app.search',
    label: 'Find in the inventory',
    keys: '/',
    group,
    run: () => searchField.current?.focus(),
  });
  const close = useCallback(
    () => void navigate({ pathname: paths.section('inventory'), search }),
    [navigate, paths, search],
  );
  const add = () => setAdding(true);

  return (
    <div ref={page} className={css.page}>
      <PageHeader title="Inventory">
        <ImportExport subject="inventory" />
        {mayAdd && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
            Add item
          </Button>
        )}
      </PageHeader>
      {mayAdd && <AddCommand run={add} />}
      {content()}
      <ItemPanel id={opened.success && !load.isFirst ? opened.data : null} onClose={close} />
      <NewItemPanel isOpen={isAdding} onClose={() => setAdding(false)} />
    </div>
  );

  function content() {
    if (load.problem && load.isFirst) return <ErrorState problem={load.problem} onRetry={load.retry} />;
    if (load.isFirst) return <SkeletonRows rows={12} />;
    if (!hasItems) {
      return (
        <EmptyState
          icon={<IconBox />}
          title="Nothing in the inventory yet"
          hint="What the practice uses up stands here, and says when it is time to order."
          action={mayAdd && <Button onClick={add}>Add the first item</Button>}
        />
      );
    }
    return (
      <>
        <LowStrip />
        <InventoryToolbar
          wish={wish}
          onWish={setWish}
          searchField={searchField}
          isHeld={order.isHeld}
          onApply={order.apply}
        />
        {order.ids.length === 0 ? (
          <EmptyState
            icon={<IconZoomExclamation />}
            title={wish.onlyLow && wish.text === '' ? 'Nothing runs low' : 'Nothing by this name or SKU'}
            hint="There is more than what is looked for."
            action={
              <Button variant="default" onClick={() => setWish({ text: '', onlyLow: false })}>
                Show all
              </Button>
            }
          />
        ) : (
          <div className={css.list}>
            <RowsInSight
              label="Inventory"
              items={order.ids}
              keyOf={keyOf}
              heightOf={isPhone ? heightOnPhone : heightOf}
              askedBy={order.askedBy}
              renderItem={renderRow}
            />
          </div>
        )}
      </>
    );
  }
}

/** For whoever may add something. */
function AddCommand({ run }: { run: () => void }) {
  useCommand({ id: 'inventory.add', label: 'Add an item', keys: 'n', group, run });
  return null;
}
