import { memo, type ReactNode, useCallback, useMemo, useRef } from 'react';
import type { Day, Id } from '@/domain/primitives';
import { AvailabilityRow } from './AvailabilityRow';
import css from './DayList.module.css';
import { overlappingIds } from './dayLayout';
import { EditForm } from './EditForm';
import { useStaffDayRows } from './useDayRows';

interface DayListProps {
  staffId: Id;
  day: Day;
  label: string;
  /** The stretch that is being edited in its place; null if none. */
  editedId: Id | null;
  onEdit: (id: Id) => void;
  onCopy: (id: Id) => void;
  onEditDone: (id: Id, next?: 'copy') => void;
  /** Gets the focus when the last row is deleted. */
  focusWhenEmpty: () => void;
  /** What stands there when there is no row. */
  empty: ReactNode;
}

/** One person's day as a list. */
export const DayList = memo(function DayList(props: DayListProps) {
  const { staffId, day, label, editedId, onEdit, onCopy, onEditDone, focusWhenEmpty, empty } = props;
  const stretches = useStaffDayRows(staffId, day);
  const overlapping = useMemo(() => overlappingIds(stretches), [stretches]);
  const list = useRef<HTMLUListElement>(null);

  const onLeaving = useCallback(
    (id: Id) => {
      const row = list.current?.querySelector(`[data-id="${id}"]`);
      const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
      const button = neighbour?.querySelector<HTMLElement>('[aria-label="Delete"]');
      if (button) button.focus();
      else focusWhenEmpty();
    },
    [focusWhenEmpty],
  );

  const shown = stretches.map(({ id }) => id);
  // A row deleted elsewhere while it is edited here stays as a form until the person leaves it.
  if (editedId && !shown.includes(editedId)) shown.push(editedId);
  if (shown.length === 0) return empty;
  return (
    <ul className={css.list} aria-label={label} ref={list}>
      {shown.map((id) =>
        id === editedId ? (
          <li key={id} className={css.form}>
            <EditForm id={id} onClose={(next) => onEditDone(id, next)} />
          </li>
        ) : (
          <AvailabilityRow
            key={id}
            id={id}
            overlaps={overlapping.has(id)}
            onEdit={onEdit}
            onCopy={onCopy}
            onLeaving={onLeaving}
          />
        ),
      )}
    </ul>
  );
});
