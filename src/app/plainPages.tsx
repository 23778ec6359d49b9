import { Button } from '@mantine/core';
import { IconLock, IconMapOff, IconPlant2 } from '@tabler/icons-react';
import { Link, Navigate } from 'react-router-dom';
import { EmptyState } from '@/ui/EmptyState';
import { capitalise } from '@/ui/format';
import { useSession } from '@/ui/sessionContext';
import { homeOf, labelOf, screens, screensOf } from './navigation';

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

/** For roles whose own screens are still to come: says so, and what there is. */
export function WelcomePage() {
  const { user, practice } = useSession();
  const first = screensOf(user.role)[0];
  if (first) return <Navigate to={first.path} replace />;
  const others = screens.map((screen) => labelOf(screen, 'operator'));
  return (
    <>
      <h1 className="visually-hidden">Welcome</h1>
      <EmptyState
        icon={<IconPlant2 />}
        title={`Welcome, ${user.name}`}
        hint={
          <>
            {practice.name} uses Lockstep for {others.slice(0, -1).join(', ')} and {others.at(-1)}. Those
            screens are for the people who plan the day; a screen for the role “{capitalise(user.role)}” does
            not exist yet. You are signed in, and nothing is missing on your side.
          </>
        }
      />
    </>
  );
}
