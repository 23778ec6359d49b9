import { Button, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { addDays, weekOf } from '@/domain/calendar';
import type { Day, Id } from '@/domain/primitives';
import { DayField } from '@/ui/DayField';
import { formatWeek } from '@/ui/format';
import { useSession } from '@/ui/sessionContext';
import css from './CopyOutcome.module.css';
import { CopyOutcome } from './CopyOutcome';
import { useCopyCall } from './useCopyCall';

interface CopyWeekDialogProps {
  staffId: Id;
  /** A day of the week to copy; null while the dialog is closed. */
  from: Day | null;
  onClose: () => void;
}

/** Copies one therapist's week onto another one. What it would meet is listed before anything is saved. */
export function CopyWeekDialog({ staffId, from, onClose }: CopyWeekDialogProps) {
  const { weekStartsOn } = useSession().practice;
  return (
    <Modal
      opened={from !== null}
      onClose={onClose}
      size={460}
      title={from && `Copy the week ${formatWeek(weekOf(from, weekStartsOn)[0])}`}
    >
      {from && <CopyWeekForm staffId={staffId} from={from} onClose={onClose} />}
    </Modal>
  );
}

function CopyWeekForm({ staffId, from, onClose }: { staffId: Id; from: Day; onClose: () => void }) {
  const { weekStartsOn } = useSession().practice;
  const [to, setTo] = useState<Day>(addDays(from, 7));
  const { check, save } = useCopyCall({ path: '/availability/copy-week', body: { staffId, from, to } });
  const [isSaving, setSaving] = useState(false);
  const isReady = !check.isAsking && check.conflicts.length === 0 && !check.problem && check.count !== 0;
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!isReady || isSaving) return;
        setSaving(true);
        void save().then((isSaved) => (isSaved ? onClose() : setSaving(false)));
      }}
    >
      <div className={css.fields}>
        <DayField label="A day of the other week" value={to} onChange={setTo} />
      </div>
      <p>Onto {formatWeek(weekOf(to, weekStartsOn)[0])}</p>
      <CopyOutcome check={check} />
      <div className={css.buttons}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={isSaving} disabled={!isReady}>
          Copy week
        </Button>
      </div>
    </form>
  );
}
