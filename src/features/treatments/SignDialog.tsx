import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import dialog from '@/ui/dialog.module.css';
import { useSession } from '@/ui/sessionContext';
import { contentFields, type Treatment } from './treatment';

interface SignDialogProps {
  /** Null: nobody asks. */
  row: Treatment | null;
  onSign: () => void;
  onClose: () => void;
}

/** Says what signing means before it is done: it can't be taken back. */
export function SignDialog({ row, onSign, onClose }: SignDialogProps) {
  return (
    <Modal opened={row !== null} onClose={onClose} title="Sign this record?" size={440}>
      {row && <Question row={row} onSign={onSign} onClose={onClose} />}
    </Modal>
  );
}

function Question({ row, onSign, onClose }: SignDialogProps & { row: Treatment }) {
  const { user } = useSession();
  const [asked] = useState(row);
  // Whoever signs stands for what they read, not for what came while they were asked.
  const isOther = contentFields.some((field) => asked[field] !== row[field]);
  return (
    <>
      {isOther ? (
        <p className={dialog.hint} role="alert">
          Somebody else changed the record just now. Nothing is signed; read it again first.
        </p>
      ) : (
        <p className={dialog.hint}>
          Signed records never change and are never deleted. What has to be corrected later is added to them.
          You sign as <strong>{user.name}</strong>.
        </p>
      )}
      <div className={dialog.actions}>
        <Button variant="default" onClick={onClose}>
          {isOther ? 'Read it again' : 'Keep as draft'}
        </Button>
        <Button data-autofocus disabled={isOther} onClick={onSign}>
          Sign
        </Button>
      </div>
    </>
  );
}
