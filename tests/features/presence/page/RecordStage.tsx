import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Id } from '@/domain/primitives';
import { patientSlice } from '@/features/patients/patientSlice';
import { WhoIsHere } from '@/features/presence/WhoIsHere';
import { useLoaded } from '@/store/hooks';
import { type EditedField, useRecordEdit } from '@/store/useRecordEdit';
import type { Patient } from '@/features/patients/patient';
import { ConflictChoice } from '@/ui/record/ConflictChoice';
import { GoneNotice } from '@/ui/record/GoneNotice';

const labels: Partial<Record<EditedField<Patient>, string>> = { notes: 'Notes', phone: 'Phone' };

/** One patient's record as two people have it open: who else is here, and a form of two fields. */
export function RecordStage({ id }: { id: Id }) {
  const [isOpen, setOpen] = useState(true);
  const { status } = useLoaded(patientSlice, { id });
  return (
    <main style={{ display: 'grid', gap: 16, maxWidth: 640, padding: 16 }}>
      <h1 style={{ margin: 0 }}>Record</h1>
      <Button variant="default" onClick={() => setOpen(!isOpen)}>
        {isOpen ? 'Close record' : 'Open record'}
      </Button>
      {isOpen && <WhoIsHere entity="patient" id={id} />}
      {isOpen && status === 'ready' && <RecordForm id={id} />}
    </main>
  );
}

function RecordForm({ id }: { id: Id }) {
  const edit = useRecordEdit(patientSlice, id);
  const [saved, setSaved] = useState('');
  const conflictOf = (field: EditedField<Patient>) => {
    const conflict = edit.conflicts.find((one) => one.field === field);
    if (!conflict) return null;
    const { mine, theirs } = conflict;
    return (
      <ConflictChoice
        label={labels[field] ?? field}
        mine={mine}
        theirs={theirs}
        onChoose={(choice) => edit.choose(field, choice)}
      />
    );
  };
  if (edit.isGone)
    return <GoneNotice what="This patient" texts={[{ label: 'Notes', text: edit.value('notes') ?? '' }]} />;
  return (
    <form
      style={{ display: 'grid', gap: 16 }}
      onSubmit={(event) => {
        event.preventDefault();
        void edit.save().then((result) => setSaved(result === null ? 'nothing' : String(result.ok)));
      }}
    >
      <div>
        <Textarea
          label="Notes"
          autosize
          minRows={3}
          value={edit.value('notes') ?? ''}
          onChange={(event) => edit.set('notes', event.currentTarget.value || null)}
        />
        {conflictOf('notes')}
      </div>
      <div>
        <TextInput
          label="Phone"
          value={edit.value('phone') ?? ''}
          onChange={(event) => edit.set('phone', event.currentTarget.value || null)}
        />
        {conflictOf('phone')}
      </div>
      <Button type="submit" disabled={!edit.isEdited()}>
        Save
      </Button>
      <output data-saving={edit.isSaving}>{saved}</output>
    </form>
  );
}
