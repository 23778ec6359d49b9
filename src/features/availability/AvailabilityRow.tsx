import { IconCopy, IconPencil, IconStack2, IconTrash } from '@tabler/icons-react';
import { memo, useId } from 'react';
import type { Id } from '@/domain/primitives';
import { useEntry } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { formatDuration } from '@/ui/format';
import { TimeRange } from '@/ui/TimeRange';
import { Toggle } from '@/ui/Toggle';
import css from './AvailabilityRow.module.css';
import { availabilitySlice } from './availabilitySlice';
import { intervalOf } from './dayLayout';
import { RowAction } from '@/ui/RowAction';
import { useAvailabilityWrites } from './useAvailabilityWrites';

interface AvailabilityRowProps {
  id: Id;
  overlaps: boolean;
  onEdit: (id: Id) => void;
  onCopy: (id: Id) => void;
  /** Before the row goes: the focus has to go somewhere. */
  onLeaving: (id: Id) => void;
}

const iconLook = { size: 18, stroke: 1.75, 'aria-hidden': true };

/** One stretch as a line: everything that can be done with it is one press away. */
export const AvailabilityRow = memo(function AvailabilityRow(props: AvailabilityRowProps) {
  const { id, overlaps, onEdit, onCopy, onLeaving } = props;
  const entry = useEntry(availabilitySlice, id);
  const writes = useAvailabilityWrites();
  const glow = useGlow(entry);
  const timeId = useId();
  const row = entry?.row;
  if (!row) return null;
  const { start, end } = intervalOf(row);

  return (
    <li className={css.row} data-id={id} data-off={!row.isActive || undefined} {...glow}>
      <span className={css.bar} aria-hidden />
      <span className={css.when} id={timeId}>
        <TimeRange start={row.startTime} end={row.endTime} />
      </span>
      <span className={css.length}>{formatDuration(end - start)}</span>
      <span className={css.hint}>
        {overlaps && (
          <>
            <IconStack2 size={16} aria-hidden />
            <span>Overlaps</span>
          </>
        )}
      </span>
      <span className={css.switch}>
        <span className={css.word} aria-hidden>
          {row.isActive ? 'Active' : 'Inactive'}
        </span>
        <Toggle
          label="Active"
          hideLabel
          aria-describedby={timeId}
          checked={row.isActive}
          onChange={(isActive) => writes.change(row, { isActive })}
        />
      </span>
      <span className={css.actions}>
        <RowAction name="Edit" icon={<IconPencil {...iconLook} />} of={timeId} onPress={() => onEdit(id)} />
        <RowAction
          name="Copy"
          hint="Copy to other days"
          icon={<IconCopy {...iconLook} />}
          of={timeId}
          onPress={() => onCopy(id)}
        />
        <RowAction
          name="Delete"
          icon={<IconTrash {...iconLook} />}
          of={timeId}
          onPress={() => {
            onLeaving(id);
            writes.remove(row);
          }}
        />
      </span>
    </li>
  );
});
