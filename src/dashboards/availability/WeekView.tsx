import { Popover } from '@mantine/core';
import { useState } from 'react';
import type { Interval } from '@/domain/interval';
import type { Day, Id } from '@/domain/primitives';
import { AddForm } from '@/features/availability/AddForm';
import type { DayAxis } from '@/features/availability/dayAxis';
import { boxOf } from '@/features/availability/DayColumn';
import { intervalOf } from '@/features/availability/dayLayout';
import { EditForm } from '@/features/availability/EditForm';
import type { StretchDraft } from '@/features/availability/useStretchFields';
import { WeekGrid } from '@/features/availability/WeekGrid';
import type { Staff } from '@/features/staff/staff';
import { formatTimeRange } from '@/ui/format';
import css from './WeekView.module.css';
import dashboard from './AvailabilityDashboard.module.css';
import type { Editing } from './editing';

interface WeekViewProps {
  person: Staff;
  days: readonly Day[];
  editing: Editing;
  isLoading: boolean;
  onAdd: (day: Day, start: number, end?: number) => void;
  onEdit: (id: Id) => void;
  onClose: (next?: 'copy', id?: Id) => void;
  onDay: (day: Day) => void;
}

/** The week as columns; the form floats beside a preview of what is being typed. */
export function WeekView({ person, days, editing, isLoading, onAdd, onEdit, onClose, onDay }: WeekViewProps) {
  const [typed, setTyped] = useState<{ of: Editing; draft: StretchDraft } | null>(null);
  const open = editing.kind !== 'none';
  const shown = !open ? null : typed?.of === editing ? typed.draft : editing.initial;
  const follow = (draft: StretchDraft) => setTyped({ of: editing, draft });

  function ghost(axis: DayAxis) {
    const column = shown ? days.indexOf(shown.date) : -1;
    const visible = shown !== null && column >= 0;
    const valid = visible && shown.startTime < shown.endTime;
    return (
      <Popover
        opened={open}
        position="right-start"
        width={376}
        zIndex={260}
        trapFocus
        returnFocus
        withRoles={false}
        closeOnClickOutside={false}
        closeOnEscape={false}
        middlewares={{ flip: true, shift: { padding: 12 } }}
      >
        <Popover.Target>
          <div
            className={css.ghost}
            hidden={!shown}
            data-visible={visible || undefined}
            style={{
              ...(visible ? boxOf(axis, previewOf(shown)) : {}),
              left: `${((visible ? column : 3) / days.length) * 100}%`,
              width: `${100 / days.length}%`,
            }}
          >
            <div className={css.preview}>{valid && formatTimeRange(shown.startTime, shown.endTime)}</div>
          </div>
        </Popover.Target>
        <Popover.Dropdown
          p="md"
          role="dialog"
          aria-label={editing.kind === 'edit' ? 'Edit availability' : 'New availability'}
        >
          {editing.kind === 'add' && (
            <AddForm
              key={editing.n}
              staffId={person.id}
              initial={editing.initial}
              onDraft={follow}
              onClose={() => onClose()}
            />
          )}
          {editing.kind === 'edit' && (
            <EditForm
              key={editing.id}
              id={editing.id}
              onDraft={follow}
              onClose={(next) => onClose(next, editing.id)}
            />
          )}
        </Popover.Dropdown>
      </Popover>
    );
  }

  return (
    <div className={dashboard.scroll} aria-busy={isLoading}>
      <WeekGrid
        staffId={person.id}
        colour={person.colour}
        days={days}
        label={`Week of ${person.name}`}
        editedId={editing.kind === 'edit' ? editing.id : null}
        onEdit={onEdit}
        onAdd={onAdd}
        onDay={onDay}
        overlay={ghost}
      />
    </div>
  );
}

/** Where the preview stands: a quarter of an hour at the start while the end does not make sense yet. */
function previewOf(draft: StretchDraft): Interval {
  const { start, end } = intervalOf(draft);
  return { start, end: Math.max(end, start + 15) };
}
