import { Button } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { Id } from '@/domain/primitives';
import { DayField } from '@/ui/DayField';
import { formatDuration } from '@/ui/format';
import { useSession } from '@/ui/sessionContext';
import { TimeField } from '@/ui/TimeField';
import { Toggle } from '@/ui/Toggle';
import css from './AvailabilityForm.module.css';
import { intervalOf } from './dayLayout';
import { type StretchDraft, useStretchFields } from './useStretchFields';

export interface AvailabilityFormProps {
  /** Says what the form is for. */
  title: string;
  initial: StretchDraft;
  /** The row being edited; absent for a new one. */
  rowId?: Id;
  isActive: boolean;
  onActive: (isActive: boolean) => void;
  /** Follows what is typed, for a preview. */
  onDraft?: (draft: StretchDraft) => void;
  /** With `another`, the result is where the next one should begin. */
  onSave: (draft: StretchDraft, another: boolean) => StretchDraft | void;
  onCancel: () => void;
  /** What happened to the row while it was being edited. */
  notice?: ReactNode;
  /** Further actions, at the left of Save. */
  actions?: ReactNode;
}

/** Day, start, end, active. Enter saves, Shift Enter saves and goes on with the next one, Esc leaves. */
export function AvailabilityForm(props: AvailabilityFormProps) {
  const { title, initial, rowId, isActive, onActive, onDraft, onSave, onCancel, notice, actions } = props;
  const { stepMinutes } = useSession().practice;
  const fields = useStretchFields(initial, rowId === undefined);
  const startField = useRef<HTMLInputElement>(null);
  const { draft, problems } = fields;

  const drawn = draft && `${draft.date}${draft.startTime}${draft.endTime}`;
  useEffect(() => {
    if (draft) onDraft?.(draft);
    // Follows the content; the callback's identity does not matter.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [drawn]);

  useEffect(() => startField.current?.focus(), []);

  function save(another: boolean): void {
    const checked = fields.check();
    if (!checked) return startField.current?.focus();
    const next = onSave(checked, another);
    if (!next) return;
    fields.restart(next);
    startField.current?.focus();
  }

  function onKey(event: KeyboardEvent<HTMLFormElement>): void {
    if (!event.currentTarget.contains(event.target as Node)) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    } else if (event.key === 'Enter' && event.shiftKey && rowId === undefined) {
      event.preventDefault();
      save(true);
    }
  }

  const minutes = draft ? intervalOf(draft) : { start: 0, end: 0 };
  return (
    <form
      className={css.form}
      data-id={rowId}
      aria-label={title}
      noValidate
      onKeyDown={onKey}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        save(false);
      }}
    >
      {notice}
      <div className={css.fields}>
        <DayField label="Day" value={fields.date} onChange={fields.setDate} />
        <TimeField
          ref={startField}
          isFirst
          label="Start"
          value={fields.start}
          error={problems.startTime}
          stepMinutes={stepMinutes}
          onChange={fields.setStart}
        />
        <TimeField
          label="End"
          value={fields.end}
          error={problems.endTime}
          stepMinutes={stepMinutes}
          onChange={fields.setEnd}
        />
        <div className={css.active}>
          <Toggle label="Active" checked={isActive} onChange={onActive} />
          <span className={css.length}>
            {minutes.end > minutes.start && formatDuration(minutes.end - minutes.start)}
          </span>
        </div>
      </div>
      <div className={css.buttons}>
        {actions ?? (
          <span className={css.hint} aria-hidden>
            <kbd>Shift</kbd> <kbd>↵</kbd> saves and adds the next
          </span>
        )}
        <span className={css.space} />
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit">Save</Button>
      </div>
    </form>
  );
}
