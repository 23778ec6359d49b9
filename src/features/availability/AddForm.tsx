import { useState } from 'react';
import { minutesOf, timeOfMinutes } from '@/domain/calendar';
import type { Id } from '@/domain/primitives';
import { formatDay } from '@/ui/format';
import { AvailabilityForm } from './AvailabilityForm';
import { useAvailabilityWrites } from './useAvailabilityWrites';
import type { StretchDraft } from './useStretchFields';

interface AddFormProps {
  staffId: Id;
  initial: StretchDraft;
  onDraft?: (draft: StretchDraft) => void;
  onClose: () => void;
}

/** Adds a stretch; with Shift Enter one after the other, each as long as the last, an hour later. */
export function AddForm({ staffId, initial, onDraft, onClose }: AddFormProps) {
  const writes = useAvailabilityWrites();
  const [isActive, setActive] = useState(true);

  function save(draft: StretchDraft, another: boolean): StretchDraft | void {
    writes.add({ staffId, ...draft, isActive });
    if (!another) return onClose();
    const start = Math.min(minutesOf(draft.endTime) + 60, 23 * 60);
    const length = minutesOf(draft.endTime) - minutesOf(draft.startTime);
    return { ...draft, startTime: timeOfMinutes(start), endTime: timeOfMinutes(start + length) };
  }

  return (
    <AvailabilityForm
      title={`New availability, ${formatDay(initial.date)}`}
      initial={initial}
      isActive={isActive}
      onActive={setActive}
      {...(onDraft ? { onDraft } : {})}
      onSave={save}
      onCancel={onClose}
    />
  );
}
