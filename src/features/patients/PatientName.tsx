import { memo } from 'react';
import type { Id } from '@/domain/primitives';
import { patientName } from './patient';
import css from './PatientName.module.css';
import { usePatient } from './usePatient';

/** A patient's name; a quiet line of about its width until it is here. */
export const PatientName = memo(function PatientName({ id }: { id: Id }) {
  const row = usePatient(id);
  if (row) return <span data-id={id}>{patientName(row)}</span>;
  return (
    <span className={css.missing}>
      <span className="visually-hidden">Name is loading</span>
    </span>
  );
});
