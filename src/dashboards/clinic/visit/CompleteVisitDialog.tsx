import { Modal } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Id } from '@/domain/primitives';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { wallTimes } from '@/features/appointments/appointmentTimes';
import { inventorySlice } from '@/features/inventory/inventorySlice';
import { usePatientNameOf } from '@/features/patients/usePatient';
import { serviceSlice } from '@/features/services/serviceSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { useEntry, useLoaded } from '@/store/hooks';
import { useRowsOf } from '@/store/useRowsOf';
import { EmptyState } from '@/ui/EmptyState';
import { formatDay, formatTimeRange } from '@/ui/format';
import { useSession } from '@/ui/sessionContext';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { showDone } from '@/ui/toasts';
import { useIsPhone } from '@/ui/useIsPhone';
import css from './visit.module.css';
import { VisitForm } from './VisitForm';

interface CompleteVisitDialogProps {
  /** Of the appointment; null: closed. */
  id: Id | null;
  onClose: () => void;
}

/** Completes one visit: its note, what was used and its invoice. It follows its rows; what is being written stays as it is. */
export function CompleteVisitDialog({ id, onClose }: CompleteVisitDialogProps) {
  const isPhone = useIsPhone();
  // What is shown stays while the dialog fades out.
  const [shownId, setShownId] = useState(id);
  if (id !== null && id !== shownId) setShownId(id);
  return (
    <Modal
      opened={id !== null}
      onClose={onClose}
      title="Complete visit"
      size={800}
      fullScreen={isPhone}
      // A press beside it must not take a note off the screen.
      closeOnClickOutside={false}
      classNames={{ content: css.content ?? '', body: css.body ?? '', header: css.header ?? '' }}
    >
      {shownId && <Visit key={shownId} id={shownId} onClose={onClose} />}
    </Modal>
  );
}

function Visit({ id, onClose }: { id: Id; onClose: () => void }) {
  const { timeZone } = useSession().practice;
  const nameOf = usePatientNameOf();
  useRowsOf(
    appointmentSlice,
    useMemo(() => [id], [id]),
  );
  useLoaded(serviceSlice, {});
  useLoaded(staffSlice, {});
  useLoaded(inventorySlice, {});
  const entry = useEntry(appointmentSlice, id);
  // Deleted, or out of sight, what is being written of it stays readable.
  const [known, setKnown] = useState(entry?.row ?? null);
  const row = entry?.row ?? null;
  if (row !== null && row !== known) setKnown(row);
  if (!entry) return <SkeletonRows rows={8} />;
  if (!known) {
    return (
      <EmptyState
        icon={<IconCalendarOff />}
        title="This appointment is gone"
        hint="It was deleted meanwhile, or moved to somebody whose appointments you do not see."
      />
    );
  }
  return (
    <VisitForm
      row={known}
      entry={entry}
      isGone={row === null}
      onCancel={onClose}
      onCompleted={() => {
        const { day, startTime, endTime } = wallTimes(known, timeZone);
        const name = nameOf(known.patientId);
        const times = `${formatDay(day)} ${formatTimeRange(startTime, endTime)}`;
        showDone(`Visit completed · ${name ? `${name}, ` : ''}${times}`);
        onClose();
      }}
    />
  );
}
