import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { FieldProblem } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import form from '@/features/inventory/itemForm.module.css';
import type { RecordKind } from './recordKind';
import { useRecordWrites } from './useRecordWrites';

interface NewRecordProps {
  kind: RecordKind;
  /** @param id of what is new */
  onAdded: (id: Id | null) => void;
  onCancel: () => void;
}

/** A new record. What is typed stays until it is stored; what refuses it is said at its field. */
export function NewRecord({ kind, onAdded, onCancel }: NewRecordProps) {
  const writes = useRecordWrites(kind);
  const element = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState(kind.empty);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isSaving) return;
    setFailure(null);
    setSaving(true);
    const result = await writes.add(values);
    setSaving(false);
    if (result.ok) {
      onAdded(result.row?.id ?? null);
      return;
    }
    const { fields: wrong = [], detail } = result.problem.details;
    setProblems(wrong);
    if (wrong.length === 0) setFailure(detail);
    else element.current?.querySelector<HTMLInputElement>(`[name="${wrong[0]?.field}"]`)?.focus();
  }

  return (
    <form ref={element} className={form.form} onSubmit={(event) => void save(event)} noValidate>
      <div className={`${form.fields} ${form.pair}`}>
        {kind.fields.map(({ name, label, hint, Field, isWide }) => (
          <div key={name} className={`${form.field} ${isWide ? form.wide : ''}`}>
            <Field
              name={name}
              label={label}
              hint={hint}
              value={values[name]}
              onChange={(value) => setValues((now) => ({ ...now, [name]: value }))}
              error={problems.find(({ field }) => field === name)?.message}
            />
          </div>
        ))}
      </div>
      {failure && (
        <p className={form.failure} role="alert">
          {failure}
        </p>
      )}
      <div className={form.buttons}>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" aria-disabled={isSaving}>
          Add {kind.one}
        </Button>
      </div>
    </form>
  );
}
