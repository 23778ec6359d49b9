import { Button } from '@mantine/core';
import { IconBoxOff, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { permits } from '@/domain/policy';
import type { Id } from '@/domain/primitives';
import { inventory } from '@/features/inventory/inventoryItem';
import { inventorySlice } from '@/features/inventory/inventorySlice';
import { ItemEdit } from '@/features/inventory/ItemEdit';
import { MovementList } from '@/features/inventory/MovementList';
import { StockLevel } from '@/features/inventory/StockLevel';
import { StockStepper } from '@/features/inventory/StockStepper';
import { useItemWrites } from '@/features/inventory/useItemWrites';
import { WhoIsHere } from '@/features/presence/WhoIsHere';
import { useEntry } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import drawer from '@/ui/drawerParts.module.css';
import { EmptyState } from '@/ui/EmptyState';
import { useSession } from '@/ui/sessionContext';
import { SideDrawer } from '@/ui/SideDrawer';
import css from './ItemPanel.module.css';

interface ItemPanelProps {
  /** Null: closed. */
  id: Id | null;
  onClose: () => void;
}

/** One thing with all that can be done with it, and what happened to it, beside the list. It follows its row. */
export function ItemPanel({ id, onClose }: ItemPanelProps) {
  // What is shown stays while the panel slides out.
  const [shown, setShown] = useState(id);
  if (id !== null && id !== shown) setShown(id);
  const name = useEntry(inventorySlice, shown ?? '')?.row?.name;
  return (
    <SideDrawer isOpen={id !== null} onClose={onClose} title={name ?? 'Inventory'}>
      {shown && <Item key={shown} id={shown} onClose={onClose} />}
    </SideDrawer>
  );
}

function Item({ id, onClose }: { id: Id; onClose: () => void }) {
  const entry = useEntry(inventorySlice, id);
  const glow = useGlow(entry);
  const { user } = useSession();
  const writes = useItemWrites();
  const row = entry?.row ?? null;
  const [wasThere] = useState(row !== null);
  if (!row && !wasThere) {
    return (
      <EmptyState
        icon={<IconBoxOff />}
        title="There is no such thing here"
        hint="It was deleted, or the address is not complete."
      />
    );
  }
  const mayChange = row !== null && permits(inventory.policy, 'change', user, row);
  return (
    <>
      <div className={drawer.scroll} data-id={id}>
        {row && (
          <div className={drawer.top} {...glow}>
            <StockLevel item={row} hidesQuantity={mayChange} />
            <StockStepper id={id} isLarge />
          </div>
        )}
        {(mayChange || row === null) && <ItemEdit id={id} />}
        <section aria-labelledby="movements">
          <h3 className={css.heading} id="movements">
            What happened
          </h3>
          <MovementList itemId={id} />
        </section>
      </div>
      <div className={drawer.footer}>
        <WhoIsHere entity={inventory.name} id={id} />
        {row && permits(inventory.policy, 'delete', user, row) && (
          <Button
            className={drawer.last ?? ''}
            variant="subtle"
            color="red"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => {
              onClose();
              writes.remove(row);
            }}
          >
            Delete
          </Button>
        )}
      </div>
    </>
  );
}
