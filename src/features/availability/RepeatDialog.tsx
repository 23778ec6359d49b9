import { Button, Modal, NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { addDays } from '@/domain/calendar';
import type { Day, Id } from '@/domain/primitives';
import { useAppSelector } from '@/store/hooks';
import { DayField } from '@/ui/DayField';
import { formatDay, formatTimeRange } from '@/ui/format';
import type { Availability } from './availability';
import { availabilitySlice } from './availabilitySlice';
import css from './CopyOutcome.module.css';
import { CopyOutcome } from './CopyOutcome';
import { useCopyCall } from './useCopyCall';

interface RepeatDialogProps {
  /** The stretch to repeat; null while the dialog is closed. */
  id: Id | null;
  onClose: () => void;
}

/** Repeats a stretch weekly, as one series with it. What it would meet is listed before anything is saved. */
export function RepeatDialog({ id, onClose }: RepeatDialogProps) {
  const row = useAppSelector((state) => (id ? availabilitySlice.selectors.selectById(state, id) : undefined));
  return (
    <Modal
      opened={row !== undefined}
      onClose={onClose}
      size={460}
      title={row && `Repeat ${formatDay(row.date)} ${formatTimeRange(row.startTime, row.endTime)}`}
    >
      {row && <RepeatForm row={row} onClose={onClose} />}
    </Modal>
  );
}

function RepeatForm({ row, onClose }: { row: Availability; onClose: () => void }) {
  const [everyWeeks, setEveryWeeks] = useState(1);
  const [until, setUntil] = useState<Day>(addDays(row.date, 7 * 8));
  const { check, save } = useCopyCall({
    path: '/availability/repeat',
    body: { id: row.id, until, everyWeeks },
  });
  const [isSaving, setSaving] = useState(false);
  const isReady = !check.isAsking && check.conflicts.length === 0 && !check.problem;
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
        <NumberInput
          label="Every (weeks)"
          data-autofocus
          min={1}
          max={8}
          clampBehavior="strict"
          allowDecimal={false}
          value={everyWeeks}
          onChange={(weeks) => setEveryWeeks(Number(weeks) || 1)}
        />
        <DayField label="Last day" value={until} onChange={setUntil} />
      </div>
      <CopyOutcome check={check} />
      <div className={css.buttons}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={isSaving} disabled={!isReady}>
          Repeat
        </Button>
      </div>
    </form>
  );
}
