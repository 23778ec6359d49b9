import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { FieldProblem } from '@/domain/errors';
import { inventory } from './inventoryItem';
import css from './itemForm.module.css';
import { parseCount } from './parseCount';
import { useItemWrites } from './useItemWrites';

interface NewItemFormProps {
  onAdded: () => void;
  onCancel: () => void;
}

const fields = [
  { name: 'name', label: 'Name', hint: 'Almond oil', isCount: false, isWide: true },
  { name: 'sku', label: 'SKU (what it is ordered by)', hint: 'OIL-ALMOND-500', isCount: false, isWide: true },
  { name: 'unit', label: 'Counted in', hint: 'bottle', isCount: false, isWide: false },
  { name: 'quantity', label: 'There now', hint: '0', isCount: true, isWide: false },
  { name: 'reorderLevel', label: 'Order at', hint: '4', isCount: true, isWide: false },
] as const;
type Name = (typeof fields)[number]['name'];

const empty: Readonly<Record<Name, string>> = {
  name: '',
  sku: '',
  unit: '',
  quantity: '0',
  reorderLevel: '',
};

/** A new thing. What is typed stays until it is stored; what refuses it is said at its field. */
export function NewItemForm({ onAdded, onCancel }: NewItemFormProps) {
  const writes = useItemWrites();
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState(empty);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);

  function refuse(wrong: readonly FieldProblem[]): void {
    setProblems(wrong);
    form.current?.querySelector<HTMLInputElement>(`[name="${wrong[0]?.field}"]`)?.focus();
  }

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isSaving) return;
    setFailure(null);
    const read = inventory.draft.safeParse({
      ...values,
      quantity: parseCount(values.quantity),
      reorderLevel: parseCount(values.reorderLevel),
    });
    if (!read.success) {
      refuse(read.error.issues.map(({ path, message }) => ({ field: String(path[0]), message })));
      return;
    }
    setProblems([]);
    setSaving(true);
    const result = await writes.add(read.data);
    setSaving(false);
    if (result.ok) {
      onAdded();
      return;
    }
    const { fields: wrong = [], detail } = result.problem.details;
    if (wrong.length > 0) refuse(wrong);
    else setFailure(detail);
  }

  return (
    <form ref={form} className={css.form} onSubmit={(event) => void save(event)} noValidate>
      <div className={css.fields}>
        {fields.map(({ name, label, hint, isCount, isWide }) => (
          <TextInput
            key={name}
            className={(isWide && css.wide) || ''}
            name={name}
            label={label}
            placeholder={hint}
            autoComplete="off"
            inputMode={isCount ? 'numeric' : 'text'}
            required
            withAsterisk={false}
            {...(name === 'name' ? { 'data-autofocus': true } : {})}
            value={values[name]}
            error={problems.find(({ field }) => field === name)?.message}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setValues((now) => ({ ...now, [name]: value }));
            }}
          />
        ))}
      </div>
      {failure && (
        <p className={css.failure} role="alert">
          {failure}
        </p>
      )}
      <div className={css.buttons}>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" aria-disabled={isSaving}>
          Add item
        </Button>
      </div>
    </form>
  );
}
