import { IconStack2 } from '@tabler/icons-react';
import { memo } from 'react';
import type { Id } from '@/domain/primitives';
import { useEntry } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { formatTimeRange } from '@/ui/format';
import css from './AvailabilityBar.module.css';
import { availabilitySlice } from './availabilitySlice';
import { type DayAxis, placeOn } from './dayAxis';
import { intervalOf } from './dayLayout';

interface AvailabilityBarProps {
  id: Id;
  axis: DayAxis;
  lane: number;
  lanes: number;
  overlaps: boolean;
  isEdited: boolean;
  /** Absent where bars are only looked at. */
  onEdit?: ((id: Id) => void) | undefined;
}

/** One stretch, placed in its column by time. Colour comes from the column. */
export const AvailabilityBar = memo(function AvailabilityBar(props: AvailabilityBarProps) {
  const { id, axis, lane, lanes, overlaps, isEdited, onEdit } = props;
  const entry = useEntry(availabilitySlice, id);
  const glow = useGlow(entry);
  const row = entry?.row;
  if (!row) return null;
  const { start, end } = intervalOf(row);
  const content = (
    <>
      <span className={css.time}>{formatTimeRange(row.startTime, row.endTime)}</span>
      {!row.isActive && <span className={css.word}>Inactive</span>}
      {overlaps && (
        <span className={css.word} title="Overlaps another active stretch">
          <IconStack2 size={14} aria-hidden /> <span>Overlap</span>
        </span>
      )}
    </>
  );
  const shared = {
    className: css.bar,
    'data-id': id,
    'data-off': !row.isActive || undefined,
    'data-short': end - start < 45 || undefined,
    'data-edited': isEdited || undefined,
    'data-pending': (entry && entry.pending.length > 0) || undefined,
    style: {
      top: `${placeOn(axis, start) * 100}%`,
      height: `${(placeOn(axis, end) - placeOn(axis, start)) * 100}%`,
      left: `${(lane / lanes) * 100}%`,
      width: `${100 / lanes}%`,
    },
    ...glow,
  };
  if (!onEdit) return <div {...shared}>{content}</div>;
  return (
    <button type="button" {...shared} aria-haspopup="dialog" onClick={() => onEdit(id)}>
      <span className="visually-hidden">Edit </span>
      {content}
    </button>
  );
});
