import { NewItemForm } from '@/features/inventory/NewItemForm';
import drawer from '@/ui/drawerParts.module.css';
import { SideDrawer } from '@/ui/SideDrawer';

interface NewItemPanelProps {
  isOpen: boolean;
  onClose: () => void;
}

/** A new thing, beside the list. */
export function NewItemPanel({ isOpen, onClose }: NewItemPanelProps) {
  return (
    <SideDrawer isOpen={isOpen} onClose={onClose} title="New item">
      <div className={drawer.scroll}>
        <NewItemForm onAdded={onClose} onCancel={onClose} />
      </div>
    </SideDrawer>
  );
}
