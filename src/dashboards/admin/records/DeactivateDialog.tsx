import { Button, Modal } from '@mantine/core';
import form from '@/features/inventory/itemForm.module.css';
import type { NamedRow, RecordKind } from './recordKind';

interface DeactivateDialogProps {
  kind: RecordKind;
  row: NamedRow;
  isOpen: boolean;
  onClose: () => void;
  onConfirm: () => void;
}

/** What it means to deactivate this one, before it is done. */
export function DeactivateDialog({ kind, row, isOpen, onClose, onConfirm }: DeactivateDialogProps) {
  const { Consequences } = kind;
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={`Deactivate ${row.name}?`}
      zIndex={320}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
      >
        <Consequences row={row} />
        <div className={form.buttons}>
          <Button variant="default" onClick={onClose}>
            Keep active
          </Button>
          <Button type="submit" data-autofocus>
            Deactivate
          </Button>
        </div>
      </form>
    </Modal>
  );
}
