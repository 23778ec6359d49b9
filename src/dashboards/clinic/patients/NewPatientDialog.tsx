import { Modal } from '@mantine/core';
import type { Id } from '@/domain/primitives';
import { NewPatientForm } from '@/features/patients/NewPatientForm';
import { showDone } from '@/ui/toasts';
import { capitalise } from '@/ui/format';
import { useWords } from '@/ui/sessionContext';

interface NewPatientDialogProps {
  /** What was typed while looking for them; null: closed. */
  from: string | null;
  onClose: () => void;
  onCreated: (id: Id) => void;
}

/** A new patient, begun with what was typed while looking for them. */
export function NewPatientDialog({ from, onClose, onCreated }: NewPatientDialogProps) {
  const { client } = useWords();
  return (
    <Modal
      opened={from !== null}
      onClose={onClose}
      size={520}
      title={`New ${client.one}`}
      classNames={{ header: 'visually-hidden' }}
    >
      {from !== null && (
        <NewPatientForm
          typed={from}
          onCancel={onClose}
          onCreated={(id, stored) => {
            void stored.then((isStored) => isStored && showDone(`${capitalise(client.one)} added`));
            onCreated(id);
          }}
        />
      )}
    </Modal>
  );
}
