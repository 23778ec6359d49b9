import { Button, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { FieldProblem } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import { useWords } from '@/ui/sessionContext';
import css from './NewPatientForm.module.css';
import { patients } from './patient';
import { patientFromText } from './patientFromText';
import { useCreatePatient } from './useCreatePatient';

interface NewPatientFormProps {
  /** What was typed while looking for them. */
  typed: string;
  onCreated: (id: Id, stored: Promise<boolean>) => void;
  onCancel: () => void;
}

const fields = [
  { name: 'firstName', label: 'First name', autoComplete: 'off', isWide: false },
  { name: 'lastName', label: 'Last name', autoComplete: 'off', isWide: false },
  { name: 'phone', label: 'Phone', autoComplete: 'off', isWide: false },
  { name: 'birthDate', label: 'Born', autoComplete: 'off', isWide: false },
  { name: 'email', label: 'E-mail', autoComplete: 'off', isWide: true },
  { name: 'address', label: 'Address', autoComplete: 'off', isWide: true },
] as const;
type Name = (typeof fields)[number]['name'];

/**
 * The few fields that begin a patient. It stands within another form, so it is none itself: Enter in it saves the
 * patient, Esc goes back to looking for one.
 */
export function NewPatientForm({ typed, onCreated, onCancel }: NewPatientFormProps) {
  const { client } = useWords();
  const create = useCreatePatient();
  const titleId = useId();
  const box = useRef<HTMLDivElement>(null);
  const [values, setValues] = useState<Record<Name, string>>(() => ({
    ...patientFromText(typed),
    birthDate: '',
    address: '',
  }));
  const [firstEmpty] = useState(() => fields.find(({ name }) => values[name] === '')?.name);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);

  useEffect(() => {
    const inputs = [...(box.current?.querySelectorAll('input') ?? [])];
    (inputs.find((input) => input.value === '') ?? inputs[0])?.focus();
  }, []);

  function save(): void {
    const given = Object.entries(values).map(([name, value]) => [name, value.trim() || null]);
    const read = patients.draft.safeParse({
      ...Object.fromEntries(given),
      firstName: values.firstName,
      lastName: values.lastName,
    });
    if (!read.success) {
      const wrong = read.error.issues.map(({ path, message }) => ({ field: String(path[0]), message }));
      setProblems(wrong);
      box.current?.querySelector<HTMLInputElement>(`[name="${wrong[0]?.field}"]`)?.focus();
      return;
    }
    const { id, stored } = create(read.data);
    onCreated(id, stored);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      save();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      event.nativeEvent.stopImmediatePropagation();
      onCancel();
    }
  }

  return (
    <div ref={box} className={css.form} role="group" aria-labelledby={titleId} onKeyDown={onKey}>
      <p className={css.title} id={titleId}>
        New {client.one}
      </p>
      <div className={css.fields}>
        {fields.map(({ name, label, autoComplete, isWide }) => (
          <TextInput
            key={name}
            className={(isWide && css.wide) || ''}
            name={name}
            // A dialog around it looks for this, and would else take the focus away again.
            data-autofocus={name === firstEmpty || undefined}
            label={label}
            autoComplete={autoComplete}
            value={values[name]}
            required={name === 'firstName' || name === 'lastName'}
            withAsterisk={false}
            type={name === 'birthDate' ? 'date' : 'text'}
            inputMode={name === 'phone' ? 'tel' : name === 'email' ? 'email' : 'text'}
            error={problems.find(({ field }) => field === name)?.message}
            onChange={(event) => {
              const { value } = event.currentTarget;
              setValues((now) => ({ ...now, [name]: value }));
            }}
          />
        ))}
      </div>
      <div className={css.buttons}>
        <Button variant="default" onClick={onCancel}>
          Back
        </Button>
        <Button onClick={save}>Add {client.one}</Button>
      </div>
    </div>
  );
}
