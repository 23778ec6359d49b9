import { Button } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { bookingParts } from '@/dashboards/calendar/bookingParts';
import type { Id } from '@/domain/primitives';
import { AppointmentsProvider } from '@/features/appointments/AppointmentsProvider';
import { PatientFields } from '@/features/patients/PatientFields';
import { patientSlice } from '@/features/patients/patientSlice';
import { serviceSlice } from '@/features/services/serviceSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { useEntry, useLoaded } from '@/store/hooks';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorState } from '@/ui/ErrorState';
import { capitalise } from '@/ui/format';
import { useWords } from '@/ui/sessionContext';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { useClinicPaths } from '../clinicPaths';
import { PatientHeader } from './PatientHeader';
import css from './PatientPage.module.css';
import page from './patients.module.css';
import { PatientTimeline } from './PatientTimeline';
import { PatientToasts } from './PatientToasts';
import { timelineSources } from './timelineSources';

interface PatientPageProps {
  id: Id;
  /** Nothing stands beside it: a phone, or a narrow window. */
  isAlone: boolean;
}

/** One patient: who it is, how to reach them, what whoever treats them has to know, and all that happened; live. */
export function PatientPage({ id, isAlone }: PatientPageProps) {
  const { client } = useWords();
  const paths = useClinicPaths();
  const load = useLoaded(patientSlice, { id });
  useLoaded(staffSlice, {});
  useLoaded(serviceSlice, {});
  const row = useEntry(patientSlice, id)?.row ?? null;
  const [last, setLast] = useState(row);
  if (row && row !== last) setLast(row);
  // Deleted meanwhile: what was typed can still be read, and the page says what happened.
  const shown = row ?? last;

  if (shown) {
    return (
      <div className={page.page} tabIndex={-1}>
        <AppointmentsProvider parts={bookingParts}>
          <article className={css.patient} aria-label={capitalise(client.one)}>
            <PatientHeader row={shown} isAlone={isAlone} />
            <PatientFields id={id} />
            <PatientTimeline patientId={id} sources={timelineSources} />
          </article>
          <PatientToasts patientId={id} />
        </AppointmentsProvider>
      </div>
    );
  }
  if (load.status === 'failed' && load.problem) {
    return <ErrorState problem={load.problem} onRetry={load.retry} />;
  }
  if (load.status !== 'ready') return <SkeletonRows rows={8} />;
  return (
    <EmptyState
      icon={<IconUserQuestion />}
      title={`There is no such ${client.one}`}
      hint="They may have been deleted, or the link is not complete."
      action={
        <Button component={Link} to={paths.section('patients')} variant="default">
          All {client.many}
        </Button>
      }
    />
  );
}
