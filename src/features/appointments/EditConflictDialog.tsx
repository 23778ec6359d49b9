import { Button, Modal } from '@mantine/core';
import { useDataSync } from '@/store/useDataSync';
import { type Appointment, appointments } from './appointment';
import type { EditConflict } from './appointmentWrites';
import css from '@/ui/dialog.module.css';
import { statusWords } from './statusWords';
import { useTimesText } from './useAppointmentText';
import { useAppointmentWrites } from './useAppointmentWrites';
import { useStaffMember } from './useBookingParts';

interface EditConflictDialogProps {
  conflict: EditConflict | null;
  onClose: () => void;
}

/** Somebody else changed the same field first: lets the person choose which one it shall be. */
export function EditConflictDialog({ conflict, onClose }: EditConflictDialogProps) {
  const writes = useAppointmentWrites();
  const { refresh } = useDataSync();
  return (
    <Modal opened={conflict !== null} onClose={onClose} title="This was changed meanwhile" size={480}>
      {conflict && (
        <>
          <p className={css.hint}>Your change is not saved yet. Which one shall it be?</p>
          <dl className={css.versions}>
            <Version word="Yours" row={conflict.mine} of={conflict.patch} />
            <Version word="Theirs, as it is now" row={conflict.theirs} of={conflict.patch} />
          </dl>
          <div className={css.actions}>
            <Button variant="default" data-autofocus onClick={onClose}>
              Keep theirs
            </Button>
            <Button
              onClick={() => {
                const { theirs, patch } = conflict;
                onClose();
                // The write is based on the revision this tab knows: it has to know theirs first.
                void refresh(appointments.path).then(() => writes.change(theirs, patch));
              }}
            >
              Use mine
            </Button>
          </div>
        </>
      )}
    </Modal>
  );
}

function Version({ word, row, of }: { word: string; row: Appointment; of: EditConflict['patch'] }) {
  const timesText = useTimesText();
  const person = useStaffMember(row.staffId);
  return (
    <div className={css.version}>
      <dt>{word}</dt>
      {('startsAt' in of || 'endsAt' in of || 'staffId' in of) && (
        <dd>
          {timesText(row)}, {person?.name}
        </dd>
      )}
      {'status' in of && <dd>{statusWords[row.status]}</dd>}
      {'address' in of && <dd>{row.address ?? 'No other address'}</dd>}
      {'notes' in of && <dd className={css.text}>{row.notes ?? 'No notes'}</dd>}
    </div>
  );
}
