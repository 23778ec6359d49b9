import { Button } from '@mantine/core';
import { IconLock, IconMapOff, IconPlant2 } from '@tabler/icons-react';
import { Link, Navigate } from 'react-router-dom';
import type { Role } from '@/domain/policy';
import { EmptyState } from '@/ui/EmptyState';
import { useSession } from '@/ui/sessionContext';
import { homeOf, screensOf } from './navigation';

function Home() {
  const { role } = useSession().user;
  return (
    <Button component={Link} to={homeOf(role)} variant="default">
      Back to my start page
    </Button>
  );
}

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <>
      <h1 className="visually-hidden">Page not found</h1>
      <EmptyState
        icon={<IconMapOff />}
        title="There is no page at this address"
        hint="It may have been moved, or the link lost a piece on its way."
        action={<Home />}
      />
    </>
  );
}

/** A dashboard of another role. */
export function NotAllowedPage() {
  const { role, name } = useSession().user;
  return (
    <>
      <h1 className="visually-hidden">Not for your role</h1>
      <EmptyState
        icon={<IconLock />}
        title="This screen belongs to another role"
        hint={`You are signed in as ${name} (${role}). If you need this screen, ask whoever runs your practice’s Lockstep.`}
        action={<Home />}
      />
    </>
  );
}

const toCome: Partial<Record<Role, string>> = {
  patient:
    'Seeing your appointments and booking them yourself is still to come. Until then, please call the practice.',
  assistant:
    'Patients, appointments and inventory are still to come. Until then, the operator has the whole day on one screen.',
};

/** For roles whose own screens are still to come: says so, and what to do meanwhile. */
export function WelcomePage({ onSignOut }: { onSignOut: () => void }) {
  const { user } = useSession();
  const first = screensOf(user.role)[0];
  if (first) return <Navigate to={first.path} replace />;
  return (
    <>
      <h1 className="visually-hidden">Welcome</h1>
      <EmptyState
        icon={<IconPlant2 />}
        title={`Welcome, ${user.name}`}
        hint={<>You are signed in, but no screen exists for you yet. {toCome[user.role]}</>}
        action={
          <Button variant="default" onClick={onSignOut}>
            Sign out
          </Button>
        }
      />
    </>
  );
}
