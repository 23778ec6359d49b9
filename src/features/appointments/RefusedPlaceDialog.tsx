import { Button, Modal } from '@mantine/core';
import type { RefusedPlace } from './appointmentWrites';
import css from '@/ui/dialog.module.css';
import { SlotRefusal } from './SlotRefusal';

interface RefusedPlaceDialogProps {
  refused: RefusedPlace | null;
  onClose: () => void;
}

/** A write of this person did not fit: what is in the way, and what fits instead. Nothing has changed so far. */
export function RefusedPlaceDialog({ refused, onClose }: RefusedPlaceDialogProps) {
  return (
    <Modal opened={refused !== null} onClose={onClose} title={refused?.title} size={480}>
      {refused && (
        <>
          <SlotRefusal
            problem={refused.problem}
            onTake={(slot) => {
              onClose();
              refused.take(slot);
            }}
            onOverbook={(reason) => {
              onClose();
              refused.overbook(reason);
            }}
          />
          <div className={css.actions}>
            <Button variant="default" onClick={onClose}>
              Leave it as it was
            </Button>
          </div>
        </>
      )}
    </Modal>
  );
}
