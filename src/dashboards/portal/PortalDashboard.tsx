import { Button } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Navigate, useParams } from 'react-router-dom';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { patientSlice } from '@/features/patients/patientSlice';
import { serviceSlice } from '@/features/services/serviceSlice';
import { staffSlice } from '@/features/staff/staffSlice';
import { useLoaded } from '@/store/hooks';
import { useScreenLoad } from '@/store/useScreenLoad';
import { EmptyState } from '@/ui/EmptyState';
import { SkeletonRows } from '@/ui/SkeletonRows';
import { useSession } from '@/ui/sessionContext';
import { BookPage } from './BookPage';
import { MovePage } from './MovePage';
import { PortalHome } from './PortalHome';
import { ProfilePage } from './ProfilePage';
import css from './portal.module.css';
import { useOwnToasts } from './useOwnToasts';
import { usePortalTexts } from './usePortalTexts';

interface PortalDashboardProps {
  /** The booking assistant's panel: beside the page where there is room, below one's appointments on a phone. */
  assistant?: ReactNode;
}

/** What a patient sees and does by themselves: at `/portal/:section?/:id?`. */
export function PortalDashboard({ assistant }: PortalDashboardProps) {
  const { section } = useParams();
  const { patientId } = useSession().user;
  const { texts } = usePortalTexts();
  const load = useScreenLoad([
    useLoaded(appointmentSlice, {}),
    useLoaded(patientSlice, {}),
    useLoaded(serviceSlice, {}),
    useLoaded(staffSlice, {}),
  ]);
  useOwnToasts();
  if (load.problem && load.isFirst) {
    const { title, hint, again } = texts.home.loadFailed;
    return (
      <div role="alert">
        <EmptyState
          icon={<IconCloudOff />}
          title={title}
          hint={hint}
          action={
            <Button variant="default" onClick={load.retry}>
              {again}
            </Button>
          }
        />
      </div>
    );
  }
  if (load.isFirst || patientId === null) return <SkeletonRows rows={6} />;
  return (
    <div className={css.portal} data-section={section ?? 'home'}>
      <div className={css.page}>
        <Section section={section} />
      </div>
      {assistant && (
        <aside className={css.assistant} aria-label={texts.assistant}>
          {assistant}
        </aside>
      )}
    </div>
  );
}

function Section({ section }: { section: string | undefined }) {
  switch (section) {
    case undefined:
      return <PortalHome />;
    case 'book':
      return <BookPage />;
    case 'move':
      return <MovePage />;
    case 'profile':
      return <ProfilePage />;
    default:
      return <Navigate to="/portal" replace />;
  }
}
