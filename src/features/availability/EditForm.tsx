import { Button } from '@mantine/core';
import { IconCopy, IconInfoCircle, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Id } from '@/domain/primitives';
import { useAppSelector } from '@/store/hooks';
import { formatDay } from '@/ui/format';
import { TimeRange } from '@/ui/TimeRange';
import type { Availability } from './availability';
import { AvailabilityForm } from './AvailabilityForm';
import { availabilitySlice } from './availabilitySlice';
import { draftOf, patchBetween } from './availabilityWrites';
import css from './EditForm.module.css';
import { useAvailabilityWrites } from './useAvailabilityWrites';
import type { StretchDraft } from './useStretchFields';

interface EditFormProps {
  id: Id;
  onDraft?: (draft: StretchDraft) => void;
  /** Leaves; `copy` goes on to copying. */
  onClose: (next?: 'copy') => void;
}

/**
 * Edits one stretch. The switch takes effect at once, like everywhere; day and times with Save. If somebody else changes or deletes
 * the row meanwhile, what was typed stays and the form says so.
 */
export function EditForm({ id, onDraft, onClose }: EditFormProps) {
  const row = useAppSelector((state) => availabilitySlice.selectors.selectById(state, id));
  const [opened] = useState(row);
  const writes = useAvailabilityWrites();
  if (!opened) return null;
  const now = row ?? opened;

  function save(draft: StretchDraft): void {
    if (!opened) return;
    if (!row) writes.add({ ...draftOf(opened), ...draft });
    else {
      const patch = patchBetween(opened, draft);
      if (patch) writes.change(row, patch);
    }
    onClose();
  }

  return (
    <AvailabilityForm
      title={`Edit ${formatDay(opened.date)}`}
      rowId={id}
      initial={opened}
      isActive={now.isActive}
      onActive={(isActive) => row && writes.change(row, { isActive })}
      {...(onDraft ? { onDraft } : {})}
      onSave={save}
      onCancel={() => onClose()}
      notice={<Meanwhile opened={opened} row={row} />}
      actions={
        row && (
          <>
            <Button
              variant="subtle"
              color="red"
              px={8}
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => {
                onClose();
                writes.remove(row);
              }}
            >
              Delete
            </Button>
            <Button
              variant="subtle"
              color="gray"
              px={8}
              leftSection={<IconCopy size={16} aria-hidden />}
              onClick={() => onClose('copy')}
            >
              Copy
            </Button>
          </>
        )
      }
    />
  );
}

function Meanwhile({ opened, row }: { opened: Availability; row: Availability | undefined }) {
  const same = row && patchBetween(row, opened) === null;
  return (
    <div role="status" className={css.meanwhile} data-shown={!same || undefined}>
      {!same && <IconInfoCircle size={16} aria-hidden />}
      {!row && <span>This was deleted meanwhile. Save adds it again.</span>}
      {row && !same && (
        <span>
          This was changed meanwhile, to {formatDay(row.date)}{' '}
          <TimeRange start={row.startTime} end={row.endTime} />.
        </span>
      )}
    </div>
  );
}
