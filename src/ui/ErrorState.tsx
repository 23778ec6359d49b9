import { Button } from '@mantine/core';
import { IconCloudOff, IconRefresh } from '@tabler/icons-react';
import { EmptyState } from './EmptyState';

interface ErrorStateProps {
  problem: { code: string; detail: string };
  onRetry: () => void;
}

/** What stands where something could not be loaded. */
export function ErrorState({ problem, onRetry }: ErrorStateProps) {
  const offline = problem.code === 'offline';
  return (
    <div role="alert">
      <EmptyState
        icon={<IconCloudOff />}
        title={offline ? 'The server can’t be reached' : 'This could not be loaded'}
        hint={
          offline ? 'Nothing is lost. Check the connection; Lockstep keeps trying by itself.' : problem.detail
        }
        action={
          <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={onRetry}>
            Try again
          </Button>
        }
      />
    </div>
  );
}
