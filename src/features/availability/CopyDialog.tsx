import { Modal } from '@mantine/core';
import type { Id } from '@/domain/primitives';
import { useAppSelector } from '@/store/hooks';
import { formatDay, formatTimeRange } from '@/ui/format';
import { availabilitySlice } from './availabilitySlice';
import { CopyForm } from './CopyForm';

interface CopyDialogProps {
  /** The stretch to copy; null while the dialog is closed. */
  id: Id | null;
  onClose: () => void;
  /** It shall come back every week instead. */
  onRepeat: (id: Id) => void;
}

/** Copies a stretch to other days. */
export function CopyDialog({ id, onClose, onRepeat }: CopyDialogProps) {
  const row = useAppSelector((state) => (id ? availabilitySlice.selectors.selectById(state, id) : undefined));
  return (
    <Modal
      opened={row !== undefined}
      onClose={onClose}
      size={460}
      title={row && `Copy ${formatDay(row.date)} ${formatTimeRange(row.startTime, row.endTime)}`}
    >
      {row && <CopyForm row={row} onClose={onClose} onRepeat={() => onRepeat(row.id)} />}
    </Modal>
  );
}
