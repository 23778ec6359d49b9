import { Button, Select } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { Id } from '@/domain/primitives';
import { PatientPicker } from '@/features/patients/PatientPicker';
import { useTreatmentWrites } from '@/features/treatments/useTreatmentWrites';
import { DayField } from '@/ui/DayField';
import drawer from '@/ui/drawerParts.module.css';
import { capitalise, withArticle } from '@/ui/format';
import { useSession, useWords } from '@/ui/sessionContext';
import { TimeField } from '@/ui/TimeField';
import { useNewTreatment } from './useNewTreatment';
import { VisitPicker } from './VisitPicker';

interface NewTreatmentFormProps {
  patientId: Id | null;
  onBegun: (id: Id) => void;
  onCancel: () => void;
}

/** A visit fills in the rest; without one, it is said here. */
export function NewTreatmentForm({ patientId, onBegun, onCancel }: NewTreatmentFormProps) {
  const { user } = useSession();
  const { client, therapist } = useWords();
  const writes = useTreatmentWrites();
  const fields = useNewTreatment(patientId);
  const [wasTried, setTried] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const stored = useRef<Promise<boolean>>(Promise.resolve(true));
  const form = useRef<HTMLFormElement>(null);
  const isOwnOnly = user.role === 'therapist';

  async function begin(): Promise<void> {
    setTried(true);
    const { draft } = fields;
    if (!draft) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    setSaving(true);
    // A patient who was made a moment ago has to be there first; that it was refused has been said.
    const isPatientThere = await stored.current;
    setSaving(false);
    if (isPatientThere) return onBegun(writes.begin(draft).id);
    stored.current = Promise.resolve(true);
    fields.setPatientId(null);
  }

  const missing = (isThere: boolean, words: string) => (wasTried && !isThere ? words : undefined);
  return (
    <form
      ref={form}
      className={drawer.form}
      aria-label="New treatment record"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!isSaving) void begin();
      }}
    >
      <div className={drawer.scroll}>
        <PatientPicker
          value={fields.patientId}
          isFirst={patientId === null}
          error={missing(fields.patientId !== null, `Choose ${withArticle(client.one)}`)}
          onChange={(id, isStored) => {
            fields.setPatientId(id);
            stored.current = isStored ?? Promise.resolve(true);
          }}
        />
        {fields.patientId && (
          <VisitPicker
            patientId={fields.patientId}
            value={fields.visitId}
            onChange={fields.setVisit}
            onOffered={fields.offerVisit}
          />
        )}
        <Select
          label={capitalise(therapist.one)}
          placeholder="Who treated"
          searchable={!isOwnOnly}
          disabled={isOwnOnly}
          allowDeselect={false}
          comboboxProps={{ zIndex: 310 }}
          value={fields.staffId}
          error={missing(fields.staffId !== null, `Choose ${withArticle(therapist.one)}`)}
          onChange={(id) => {
            const read = Id.safeParse(id);
            if (read.success) fields.setStaffId(read.data);
          }}
          data={fields.therapists.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <div className={drawer.pair}>
          <DayField label="Day" value={fields.day} onChange={fields.setDay} />
          <TimeField
            label="Time"
            value={fields.time}
            error={missing(fields.hasTime, 'Not a time. Try “14:30”.') ?? fields.whyNotThen}
            onChange={fields.setTime}
          />
        </div>
      </div>
      <div className={drawer.footer}>
        <Button className={drawer.last ?? ''} variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" loading={isSaving}>
          Begin draft
        </Button>
      </div>
    </form>
  );
}
