import { IconCalendarPlus } from '@tabler/icons-react';
import { type CSSProperties, useCallback } from 'react';
import type { Day, Id } from '@/domain/primitives';
import { AddForm } from '@/features/availability/AddForm';
import { DayList } from '@/features/availability/DayList';
import { useActiveMinutes } from '@/features/availability/useActiveMinutes';
import type { Staff } from '@/features/staff/staff';
import { useCommand } from '@/ui/commands';
import { EmptyState } from '@/ui/EmptyState';
import { formatDay, formatDuration } from '@/ui/format';
import { SkeletonRows } from '@/ui/SkeletonRows';
import css from './AvailabilityDashboard.module.css';
import type { Editing } from './editing';

interface DayViewProps {
  person: Staff;
  day: Day;
  editing: Editing;
  isLoading: boolean;
  /** Forms stand in the list; otherwise somebody else shows them. */
  inline: boolean;
  onEdit: (id: Id) => void;
  onCopy: (id: Id) => void;
  onClose: (next?: 'copy', id?: Id) => void;
  focusAdd: () => void;
}

/** One day as a list, with everything at hand. */
export function DayView(props: DayViewProps) {
  const { person, day, editing, isLoading, inline, onEdit, onCopy, onClose, focusAdd } = props;
  const total = useActiveMinutes(person.id, [day]);
  const label = formatDay(day, { weekday: 'long' });
  const adding = inline && editing.kind === 'add' ? editing : null;

  const leave = useCallback(() => {
    onClose();
    focusAdd();
  }, [onClose, focusAdd]);
  const onEditDone = useCallback(
    (id: Id, next?: 'copy') => {
      onClose(next, id);
      if (!next) focusAfterRender(id);
    },
    [onClose],
  );
  useCommand({
    id: 'availability.list',
    label: 'Focus the first row',
    keys: 'j',
    group: 'Availability',
    run: focusFirstRow,
  });

  return (
    <section className={css.dayCard} aria-label={label} style={{ '--staff': person.colour } as CSSProperties}>
      <h2 className={css.dayHead}>
        {label}
        <span>{formatDuration(total)}</span>
      </h2>
      {adding && (
        <div className={css.adding}>
          <AddForm key={adding.n} staffId={person.id} initial={adding.initial} onClose={leave} />
        </div>
      )}
      <DayList
        staffId={person.id}
        day={day}
        label={`Availability, ${label}`}
        editedId={inline && editing.kind === 'edit' ? editing.id : null}
        onEdit={onEdit}
        onCopy={onCopy}
        onEditDone={onEditDone}
        focusWhenEmpty={focusAdd}
        empty={
          isLoading ? (
            <SkeletonRows rows={3} />
          ) : (
            <EmptyState
              icon={<IconCalendarPlus />}
              title="Nothing planned on this day"
              hint={
                <>
                  Press <kbd>n</kbd> or “Add availability” to say when {person.name} can be booked.
                </>
              }
            />
          )
        }
      />
    </section>
  );
}

/** The row takes its form's place with the next paint; then its Edit button gets the focus back. */
function focusAfterRender(id: Id): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-id="${id}"] [aria-label="Edit"]`)?.focus();
  });
}

function focusFirstRow(): void {
  document.querySelector<HTMLElement>('[data-id] [aria-label="Edit"]')?.focus();
}
