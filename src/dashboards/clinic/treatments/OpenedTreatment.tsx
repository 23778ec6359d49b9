import { ActionIcon, Button } from '@mantine/core';
import { IconArrowLeft, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Link } from 'react-router-dom';
import type { Id } from '@/domain/primitives';
import { PatientName } from '@/features/patients/PatientName';
import { WhoIsHere } from '@/features/presence/WhoIsHere';
import { staffSlice } from '@/features/staff/staffSlice';
import { TreatmentRecord } from '@/features/treatments/TreatmentRecord';
import { treatmentSlice } from '@/features/treatments/treatmentSlice';
import { TreatmentState } from '@/features/treatments/TreatmentState';
import { useInstantText } from '@/features/treatments/useTreatmentTimes';
import { useRow } from '@/store/hooks';
import { useCommand } from '@/ui/commands';
import { StaffTag } from '@/ui/StaffTag';
import { useClinicPaths } from '../clinicPaths';
import css from './treatments.module.css';

interface OpenedTreatmentProps {
  id: Id;
  /** It takes the list's place. */
  isWhole: boolean;
  /** It was begun just now: whoever did goes on writing. */
  isNew: boolean;
  onClose: () => void;
}

/** One record: beside the list where there is room, in its place on a phone. */
export function OpenedTreatment({ id, isWhole, isNew, onClose }: OpenedTreatmentProps) {
  const pane = useRef<HTMLElement>(null);
  const row = useRow(treatmentSlice, id);
  const person = useRow(staffSlice, row?.staffId ?? '');

  useEffect(() => {
    if (isNew) pane.current?.querySelector('textarea')?.focus();
  }, [isNew]);

  function close(): void {
    // The focus returns to the line that it was opened from.
    if (pane.current?.contains(document.activeElement))
      document.querySelector<HTMLElement>(`li > [data-id="${id}"]`)?.focus({ preventScroll: true });
    onClose();
  }
  const group = 'Treatments';
  useCommand({ id: 'treatment.close', label: 'Close the record', keys: 'Escape', group, run: close });
  useCommand({
    id: 'treatment.edit',
    label: 'Write in the opened record',
    keys: 'e',
    group,
    run: () => pane.current?.querySelector<HTMLElement>('textarea, form button, section button')?.focus(),
  });

  return (
    <section
      ref={pane}
      className={css.opened}
      data-whole={isWhole || undefined}
      aria-label="Treatment record"
      data-id={id}
      onKeyDown={(event: KeyboardEvent) => {
        const isWithin = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (event.key !== 'Escape' || event.defaultPrevented || !isWithin) return;
        event.preventDefault();
        close();
      }}
    >
      <header className={css.head}>
        {isWhole && (
          <div className={css.back}>
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconArrowLeft size={16} aria-hidden />}
              onClick={close}
            >
              All records
            </Button>
          </div>
        )}
        {row && <RecordTitle id={id} />}
        <span className={css.presence}>
          <WhoIsHere entity="treatment" id={id} />
        </span>
        {!isWhole && (
          <ActionIcon variant="subtle" color="gray" size={32} aria-label="Close" onClick={close}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        )}
      </header>
      <TreatmentRecord id={id} treatedBy={person?.name ?? null} onDeleted={close} />
    </section>
  );
}

function RecordTitle({ id }: { id: Id }) {
  const row = useRow(treatmentSlice, id);
  const person = useRow(staffSlice, row?.staffId ?? '');
  const paths = useClinicPaths();
  const instantText = useInstantText();
  if (!row) return null;
  return (
    <div className={css.title}>
      <h2 className={css.name}>
        <Link to={paths.patient(row.patientId)}>
          <PatientName id={row.patientId} />
        </Link>
      </h2>
      <p className={css.facts}>
        <TreatmentState row={row} />
        <span className={css.when}>{instantText(row.performedAt)}</span>
        {person && <StaffTag name={person.name} colour={person.colour} inactive={!person.isActive} />}
      </p>
    </div>
  );
}
