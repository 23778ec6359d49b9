import { memo } from 'react';
import { Link, useLocation } from 'react-router-dom';
import type { Id } from '@/domain/primitives';
import { PatientName } from '@/features/patients/PatientName';
import { staffSlice } from '@/features/staff/staffSlice';
import { treatmentSlice } from '@/features/treatments/treatmentSlice';
import { TreatmentState } from '@/features/treatments/TreatmentState';
import { wallClock } from '@/features/treatments/treatmentWords';
import { useInstantText } from '@/features/treatments/useTreatmentTimes';
import { useEntry, useRow } from '@/store/hooks';
import { useGlow } from '@/store/useGlow';
import { useSession } from '@/ui/sessionContext';
import { useClinicPaths } from '../clinicPaths';
import list from '../clinicList.module.css';
import css from './treatments.module.css';

/** One record as a line: of whom, when (signed ones stand under their day), by whom. Pressing it opens it. */
export const TreatmentRow = memo(function TreatmentRow({ id, isOpened }: { id: Id; isOpened: boolean }) {
  const entry = useEntry(treatmentSlice, id);
  const glow = useGlow(entry);
  const paths = useClinicPaths();
  const { search } = useLocation();
  const instantText = useInstantText();
  const { timeZone } = useSession().practice;
  const row = entry?.row ?? null;
  const person = useRow(staffSlice, row?.staffId ?? '');
  if (!row) return null;
  return (
    <Link
      className={list.row ?? ''}
      to={{ pathname: paths.record('treatments', id), search }}
      aria-current={isOpened || undefined}
      data-id={id}
      {...glow}
    >
      <span className={list.who}>
        <PatientName id={row.patientId} />
      </span>
      <TreatmentState row={row} />
      <span className={`${list.more} ${css.when}`}>
        {row.signedAt === null ? instantText(row.performedAt) : wallClock(row.performedAt, timeZone).time}
        {person && ` · ${person.name}`}
      </span>
    </Link>
  );
});
