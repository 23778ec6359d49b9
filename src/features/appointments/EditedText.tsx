import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import css from './AppointmentDetails.module.css';

interface EditedTextProps {
  label: string;
  placeholder: string;
  /** As it is stored; null: empty. */
  value: string | null;
  maxLength: number;
  isLong?: boolean;
  onSave: (text: string | null) => void;
}

/** One text that is edited in its place. What is typed stays, also when somebody else changes it meanwhile; that is then said. */
export function EditedText({
  label,
  placeholder,
  value,
  maxLength,
  isLong = false,
  onSave,
}: EditedTextProps) {
  const [edit, setEdit] = useState<{ text: string; from: string | null } | null>(null);
  const text = edit?.text ?? value ?? '';
  const isChanged = edit !== null && edit.text.trim() !== (value ?? '');

  function save(): void {
    if (isChanged) onSave(text.trim() || null);
    setEdit(null);
  }

  return (
    <div>
      <Textarea
        label={label}
        placeholder={placeholder}
        autosize
        minRows={isLong ? 2 : 1}
        maxLength={maxLength}
        value={text}
        // Mantine's dialogs hear Escape before anything inside of them: this leaves it to the field.
        data-mantine-stop-propagation={edit ? 'true' : undefined}
        // A line break can't be stored: Enter saves.
        onChange={(event) =>
          setEdit({ text: event.currentTarget.value.replaceAll('\n', ' '), from: edit ? edit.from : value })
        }
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            save();
          } else if (event.key === 'Escape' && edit) {
            event.stopPropagation();
            event.nativeEvent.stopImmediatePropagation();
            setEdit(null);
          }
        }}
      />
      {edit && edit.from !== value && (
        <p className={css.notice} role="status">
          Somebody changed this meanwhile{value === null ? ': it is empty now.' : `, to “${value}”.`}
        </p>
      )}
      {isChanged && (
        <div className={css.buttons}>
          <Button variant="default" size="compact-sm" onClick={() => setEdit(null)}>
            Discard
          </Button>
          <Button size="compact-sm" onClick={save}>
            Save {label.toLowerCase()}
          </Button>
        </div>
      )}
    </div>
  );
}
