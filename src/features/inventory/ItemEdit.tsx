import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { Patch } from '@/domain/entity';
import type { FieldProblem } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import { useRow } from '@/store/hooks';
import { useRecordEdit } from '@/store/useRecordEdit';
import { ConflictChoice } from '@/ui/record/ConflictChoice';
import { GoneNotice } from '@/ui/record/GoneNotice';
import type { inventory } from './inventoryItem';
import { inventorySlice } from './inventorySlice';
import css from './itemForm.module.css';
import { parseCount } from './parseCount';
import { useItemWrites } from './useItemWrites';

const fields = [
  { name: 'name', label: 'Name', isWide: true },
  { name: 'sku', label: 'SKU', isWide: true },
  { name: 'unit', label: 'Counted in', isWide: false },
  { name: 'reorderLevel', label: 'Order at', isWide: false },
] as const;
type Name = (typeof fields)[number]['name'];

/** What one thing is called and when to order it. Others' changes of other fields just show; of the same one this person chooses. */
export function ItemEdit({ id }: { id: Id }) {
  const edit = useRecordEdit(inventorySlice, id);
  const row = useRow(inventorySlice, id);
  const writes = useItemWrites();
  const form = useRef<HTMLFormElement>(null);
  /** What is typed as a number and is none yet. */
  const [halfLevel, setHalfLevel] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const isEdited = edit.isEdited() || halfLevel !== null;

  function textOf(name: Name): string {
    return (name === 'reorderLevel' ? halfLevel : null) ?? String(edit.value(name) ?? '');
  }

  function type(name: Name, text: string): void {
    if (name !== 'reorderLevel') {
      edit.set(name, text);
      return;
    }
    const count = parseCount(text);
    setHalfLevel(count === null ? text : null);
    if (count !== null) edit.set(name, count);
  }

  function leave(): void {
    edit.discard();
    setHalfLevel(null);
    setProblems([]);
    setFailure(null);
  }

  /** The buttons go as soon as there is nothing to save: the focus does not go with them. */
  function focusField(name: Name = 'name'): void {
    form.current?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus();
  }

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!row || edit.isSaving) return;
    if (halfLevel !== null) {
      setProblems([{ field: 'reorderLevel', message: 'must be a whole number' }]);
      return;
    }
    const inConflict = new Set<string>(edit.conflicts.map(({ field }) => field));
    const edited = fields
      .map(({ name }) => name)
      .filter((name) => edit.isEdited(name) && !inConflict.has(name));
    const before = Object.fromEntries(edited.map((name) => [name, row[name]])) as Patch<typeof inventory>;
    const isByButton = document.activeElement instanceof HTMLButtonElement;
    const result = await edit.save();
    if (result === null) return;
    if (result.ok && isByButton) focusField(edited[0]);
    const wrong = result.ok ? [] : (result.problem.details.fields ?? []);
    setProblems(wrong);
    setFailure(result.ok || wrong.length > 0 ? null : result.problem.message);
    if (result.ok) writes.changed(result.row ?? row, before);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !isEdited) return;
    event.stopPropagation();
    leave();
  }

  if (edit.isGone) {
    const typed = fields.filter(({ name }) => edit.isEdited(name));
    return <GoneNotice what="This" texts={typed.map(({ name, label }) => ({ label, text: textOf(name) }))} />;
  }
  return (
    <form ref={form} className={css.form} onSubmit={(event) => void save(event)} onKeyDown={onKey} noValidate>
      <div className={`${css.fields} ${css.pair}`}>
        {fields.map(({ name, label, isWide }) => {
          const conflict = edit.conflicts.find(({ field }) => field === name);
          return (
            <div key={name} className={`${css.field} ${isWide || conflict ? css.wide : ''}`}>
              <TextInput
                name={name}
                label={label}
                // Mantine's dialogs hear Escape before anything inside of them: this leaves it to the field.
                data-mantine-stop-propagation={isEdited || undefined}
                autoComplete="off"
                inputMode={name === 'reorderLevel' ? 'numeric' : 'text'}
                value={textOf(name)}
                error={problems.find(({ field }) => field === name)?.message}
                onChange={(event) => type(name, event.currentTarget.value)}
              />
              {conflict && (
                <ConflictChoice
                  label={label}
                  mine={conflict.mine}
                  theirs={conflict.theirs}
                  onChoose={(choice) => edit.choose(name, choice)}
                />
              )}
            </div>
          );
        })}
      </div>
      {failure && (
        <p className={css.failure} role="alert">
          {failure}
        </p>
      )}
      {isEdited && (
        <div className={css.buttons}>
          <Button
            variant="default"
            onClick={() => {
              leave();
              focusField();
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
