import { Button } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { FieldProblem } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import form from '@/features/inventory/itemForm.module.css';
import { useRow } from '@/store/hooks';
import { type EditedField, useRecordEdit } from '@/store/useRecordEdit';
import { ConflictChoice } from '@/ui/record/ConflictChoice';
import { GoneNotice } from '@/ui/record/GoneNotice';
import { valueText } from '@/ui/record/valueText';
import type { NamedRow, RecordKind } from './recordKind';
import { useRecordWrites } from './useRecordWrites';

type Name = EditedField<NamedRow>;

/** The fields of one record. Others' changes of other fields just show; of the same one this person chooses. */
export function RecordEdit({ id, kind }: { id: Id; kind: RecordKind }) {
  const { slice, fields, one } = kind;
  const edit = useRecordEdit(slice, id);
  const row = useRow(slice, id);
  const writes = useRecordWrites(kind);
  const element = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const isEdited = edit.isEdited();

  function leave(): void {
    edit.discard();
    setProblems([]);
    setFailure(null);
  }

  /** The buttons go as soon as there is nothing to save: the focus does not go with them. */
  function focusFirst(): void {
    element.current?.querySelector<HTMLInputElement>('input')?.focus();
  }

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!row || edit.isSaving) return;
    const inConflict = new Set<string>(edit.conflicts.map(({ field }) => field));
    const edited = fields
      .map(({ name }) => name)
      .filter((name) => edit.isEdited(name as Name) && !inConflict.has(name));
    const before = Object.fromEntries(edited.map((name) => [name, row[name as Name]]));
    const isByButton = document.activeElement instanceof HTMLButtonElement;
    const result = await edit.save();
    if (result === null) return;
    if (result.ok && isByButton) focusFirst();
    const wrong = result.ok ? [] : (result.problem.details.fields ?? []);
    setProblems(wrong);
    setFailure(result.ok || wrong.length > 0 ? null : result.problem.message);
    if (result.ok) writes.changed(result.row ?? row, before);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !isEdited || event.defaultPrevented) return;
    event.stopPropagation();
    leave();
  }

  if (edit.isGone) {
    const typed = fields.filter(({ name }) => edit.isEdited(name as Name));
    return (
      <GoneNotice
        what={`This ${one}`}
        texts={typed.map(({ name, label, format }) => {
          const value: unknown = edit.value(name as Name);
          return { label, text: format ? format(value) : valueText(value) };
        })}
      />
    );
  }
  return (
    <form
      ref={element}
      className={form.form}
      onSubmit={(event) => void save(event)}
      onKeyDown={onKey}
      noValidate
    >
      <div
        className={`${form.fields} ${form.pair}`}
        // Mantine's dialogs hear Escape before anything inside of them: this leaves it to the form.
        data-mantine-stop-propagation={isEdited || undefined}
      >
        {fields.map(({ name, label, hint, Field, isWide, format }) => {
          const conflict = edit.conflicts.find(({ field }) => field === name);
          return (
            <div key={name} className={`${form.field} ${isWide || conflict ? form.wide : ''}`}>
              <Field
                name={name}
                label={label}
                hint={hint}
                value={edit.value(name as Name)}
                onChange={(value) => edit.set(name as Name, value as never)}
                error={problems.find(({ field }) => field === name)?.message}
              />
              {conflict && (
                <ConflictChoice<unknown>
                  label={label}
                  mine={conflict.mine}
                  theirs={conflict.theirs}
                  format={format}
                  onChoose={(choice) => edit.choose(name as Name, choice)}
                />
              )}
            </div>
          );
        })}
      </div>
      {failure && (
        <p className={form.failure} role="alert">
          {failure}
        </p>
      )}
      {isEdited && (
        <div className={form.buttons}>
          <Button
            variant="default"
            onClick={() => {
              leave();
              focusFirst();
            }}
          >
            Discard
          </Button>
          <Button type="submit">Save</Button>
        </div>
      )}
    </form>
  );
}
