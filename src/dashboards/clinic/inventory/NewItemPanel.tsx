import { NewItemForm } from '@/features/inventory/NewItemForm';
import { SideDrawer } from '@/ui/SideDrawer';
import css from './panel.module.css';

interface NewItemPanelProps {
  isOpen: boolean;
  onClose: () => void;
}

/** A new thing, beside the list. */
export function NewItemPanel({ isOpen, onClose }: NewItemPanelProps) {
  return (
    <SideDrawer isOpen={isOpen} onClose={onClose} title="New item">
      <div className={css.scroll}>
        <NewItemForm onAdded={onClose} onCancel={onClose} />
      </div>
    </SideDrawer>
  );
}
