import { ActionIcon, Textarea, TextInput } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Day } from '@/domain/primitives';
import type { GlowProps } from '@/store/useGlow';
import { ConflictChoice } from '@/ui/record/ConflictChoice';
import { dayText, readBirthDay } from './birthDay';
import css from './EditedField.module.css';
import { asFieldValue, type FieldLook } from './patientFields';
import type { PatientEdit } from './usePatientEdit';

interface EditedFieldProps {
  look: FieldLook;
  edit: PatientEdit;
  isReadOnly: boolean;
  glow: GlowProps;
  /** What follows from the value. */
  hint?: string;
}

/**
 * One field of a patient, edited where it stands. Enter, or leaving it, saves (Ctrl or ⌘ Enter where a text has several lines);
 * Esc takes back what was typed. Where somebody else changed the same field meanwhile, both stand there to choose from.
 */
export function EditedField({ look, edit, isReadOnly, glow, hint }: EditedFieldProps) {
  const { name, label, kind, placeholder, inputMode } = look;
  const { record } = edit;
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  /** A day while it is typed; null: as it is kept. */
  const [typedDay, setTypedDay] = useState<string | null>(null);
  const [isNoDay, setIsNoDay] = useState(false);
  const conflict = record.conflicts.find(({ field }) => field === name);
  const kept = record.value(name) ?? '';
  const isEdited = record.isEdited(name) || typedDay !== null;

  function type(text: string): void {
    setIsNoDay(false);
    if (kind !== 'day') return edit.set(name, asFieldValue(name, text));
    setTypedDay(text);
    const day = readBirthDay(text);
    if (text.trim() === '') edit.set(name, null);
    else if (day) edit.set(name, day);
    // What can't be read yet means nothing: the field is what it was.
    else edit.discard(name);
  }

  function save(): void {
    const isUnread = typedDay !== null && typedDay.trim() !== '' && readBirthDay(typedDay) === null;
    setIsNoDay(isUnread);
    if (isUnread) return;
    setTypedDay(null);
    edit.save();
  }

  function discard(): void {
    setTypedDay(null);
    setIsNoDay(false);
    edit.discard(name);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (kind !== 'text' || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    } else if (event.key === 'Escape' && isEdited) {
      event.stopPropagation();
      event.nativeEvent.stopImmediatePropagation();
      discard();
    }
  }

  const buttons = isEdited && !conflict && (
    // A press must not take the focus: leaving the field would save what is about to be discarded.
    <span className={css.buttons} onMouseDown={(event) => event.preventDefault()}>
      <ActionIcon size={28} aria-label={`Save ${label}`} onClick={save}>
        <IconCheck size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon size={28} variant="subtle" color="gray" aria-label={`Discard ${label}`} onClick={discard}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </span>
  );
  const shared = {
    ref: input,
    label,
    placeholder,
    name,
    readOnly: isReadOnly,
    autoComplete: 'off',
    value: kind === 'day' ? (typedDay ?? (kept && dayText(kept as Day))) : kept,
    error: isNoDay ? 'Not a day. Try “1 May 1970”.' : (edit.problemOf(name) ?? undefined),
    'data-edited': isEdited || undefined,
    classNames: {
      root: css.root ?? '',
      label: css.label ?? '',
      input: css.input ?? '',
      error: css.error ?? '',
    },
    onKeyDown: onKey,
    onBlur() {
      // Not when the whole window is left, in the middle of a sentence.
      if (document.activeElement !== input.current && isEdited && !conflict) save();
    },
  };
  return (
    <div className={css.field} data-field={name} data-kind={kind} {...glow}>
      {kind === 'text' ? (
        <>
          <Textarea {...shared} autosize minRows={2} onChange={(event) => type(event.currentTarget.value)} />
          {buttons}
        </>
      ) : (
        <TextInput
          {...shared}
          inputMode={inputMode}
          rightSection={buttons || (hint && <span className={css.hint}>{hint}</span>)}
          rightSectionWidth={buttons || hint ? 72 : 0}
          onChange={(event) => type(event.currentTarget.value)}
        />
      )}
      {conflict && (
        <ConflictChoice
          label={label}
          mine={conflict.mine}
          theirs={conflict.theirs}
          format={(value) => (value !== null && kind === 'day' ? dayText(value as Day) : (value ?? ''))}
          onChoose={(choice) => {
            setTypedDay(null);
            record.choose(name, choice);
            if (choice === 'mine') edit.save(name);
          }}
        />
      )}
    </div>
  );
}
