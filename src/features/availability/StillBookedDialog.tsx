import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Id } from '@/domain/primitives';
import css from '@/ui/dialog.module.css';
import type { StillBooked } from './availabilityWrites';

interface StillBookedDialogProps {
  booked: StillBooked | null;
  /** Lists the appointments: this feature knows their ids only. */
  renderAffected: ((ids: readonly Id[]) => ReactNode) | undefined;
  onClose: () => void;
}

/** Appointments stand in what is about to be taken away. Nothing has changed so far; the safe choice has the focus. */
export function StillBookedDialog({ booked, renderAffected, onClose }: StillBookedDialogProps) {
  return (
    <Modal opened={booked !== null} onClose={onClose} title="Appointments stand in this time" size={520}>
      {booked && (
        <>
          <p className={css.hint}>{booked.detail}</p>
          {renderAffected?.(booked.affected)}
          <div className={css.actions}>
            <Button variant="default" data-autofocus onClick={onClose}>
              Keep
            </Button>
            <Button
              color="red"
              onClick={() => {
                onClose();
                booked.go();
              }}
            >
              Change anyway
            </Button>
          </div>
        </>
      )}
    </Modal>
  );
}
