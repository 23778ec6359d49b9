import { Button, Textarea } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import css from './SignedTreatment.module.css';
import type { Treatment } from './treatment';
import type { SoapEdit } from './useSoapEdit';
import { useTreatmentWrites } from './useTreatmentWrites';

interface AddendumFormProps {
  row: Treatment;
  edit: Pick<SoapEdit, 'addendum' | 'setAddendum'>;
}

/** What is to be added to a signed record. Typed words stay until the server has them. */
export function AddendumForm({ row, edit: { addendum, setAddendum } }: AddendumFormProps) {
  const writes = useTreatmentWrites();
  const [isOpen, setOpen] = useState(addendum !== '');
  const [isSaving, setSaving] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const returnFocus = useRef(false);
  const text = addendum.trim();
  const isShown = isOpen || addendum !== '';

  useEffect(() => {
    if (isShown || !returnFocus.current) return;
    returnFocus.current = false;
    opener.current?.focus({ preventScroll: true });
  }, [isShown]);

  function close(): void {
    returnFocus.current = true;
    setOpen(false);
  }

  async function save(): Promise<void> {
    if (text === '' || isSaving) return;
    setSaving(true);
    const isAdded = await writes.add(row, text);
    setSaving(false);
    if (!isAdded) return;
    setAddendum('');
    close();
  }

  if (!isShown) {
    return (
      <Button
        ref={opener}
        className={css.add ?? ''}
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        Add addendum
      </Button>
    );
  }
  return (
    <form
      className={css.form}
      aria-label="New addendum"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Textarea
        label="Addendum"
        description="It stands below the record for good, with your name and the time."
        autosize
        minRows={3}
        maxLength={4000}
        autoFocus={addendum === ''}
        value={addendum}
        onChange={(event) => setAddendum(event.currentTarget.value)}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void save();
          } else if (event.key === 'Escape' && text === '') {
            event.stopPropagation();
            close();
          }
        }}
      />
      <div className={css.actions}>
        <Button
          variant="default"
          disabled={isSaving}
          onClick={() => {
            setAddendum('');
            close();
          }}
        >
          Discard
        </Button>
        <Button type="submit" loading={isSaving} disabled={text === ''}>
          Add to the record
        </Button>
      </div>
    </form>
  );
}
