import { Button } from '@mantine/core';
import { IconLock, IconMapOff, IconPlant2 } from '@tabler/icons-react';
import { Link, Navigate } from 'react-router-dom';
import { EmptyState } from '@/ui/EmptyState';
import { useTexts } from '@/ui/language';
import { useSession } from '@/ui/sessionContext';
import { frameTexts } from './frameTexts';
import { homeOf, screensOf } from './navigation';

function Home() {
  const { role } = useSession().user;
  return (
    <Button component={Link} to={homeOf(role)} variant="default">
      {useTexts(frameTexts).pages.home}
    </Button>
  );
}

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { notFound } = useTexts(frameTexts).pages;
  return (
    <>
      <h1 className="visually-hidden">{notFound.heading}</h1>
      <EmptyState icon={<IconMapOff />} title={notFound.title} hint={notFound.hint} action={<Home />} />
    </>
  );
}

/** A dashboard of another role. */
export function NotAllowedPage() {
  const { role, name } = useSession().user;
  const { notAllowed } = useTexts(frameTexts).pages;
  return (
    <>
      <h1 className="visually-hidden">{notAllowed.heading}</h1>
      <EmptyState
        icon={<IconLock />}
        title={notAllowed.title}
        hint={notAllowed.hint(role === 'patient' ? name : `${name} (${role})`)}
        action={<Home />}
      />
    </>
  );
}

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
        hint="You are signed in, but no screen exists for you yet."
        action={
          <Button variant="default" onClick={onSignOut}>
            Sign out
          </Button>
        }
      />
    </>
  );
}
