import { useState } from 'react';
import { Popover, UnstyledButton } from '@mantine/core';
import { wallTimeOfInstant } from '@/domain/calendar';
import { availabilities } from '@/features/availability/availability';
import { useRuntime } from '@/store/LockstepProvider';
import { useNow } from '@/store/useClock';
import { useOthersChanges } from '@/store/useOthersChanges';
import { useSession } from '@/ui/sessionContext';
import classes from './operator.module.css';
import { readChange } from '@/dashboards/readChange';

const recentMs = 15 * 60_000;
const listed = 8;

interface Recent {
  key: string;
  id: string;
  who: string;
  what: string;
  at: number;
}

/** How much others changed in the last quarter of an hour, since this screen was opened; and what, on demand. */
export function RecentChanges() {
  const now = useNow(60_000);
  const { clock } = useRuntime();
  const { practice } = useSession();
  const [changes, setChanges] = useState<readonly Recent[]>([]);
  useOthersChanges(availabilities.path, (change) => {
    const at = clock.now();
    const { who, what } = readChange(change);
    const { id, rev } = change.event;
    const recent = { key: `${id}:${rev}`, id, who, what, at };
    setChanges((known) => [
      recent,
      ...known.filter((other) => other.key !== recent.key && other.at > at - recentMs),
    ]);
  });
  const recent = changes.filter(({ at }) => at > now - recentMs);
  return (
    <li className={classes.figure}>
      <Popover position="bottom-start" shadow="md" width={340} trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton className={classes.figureButton} disabled={recent.length === 0}>
            <strong>{recent.length}</strong> changed<span className={classes.tail}> by others</span>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label="Changed by others in the last 15 minutes">
          <ul className={classes.recent}>
            {recent.slice(0, listed).map(({ key, id, who, what, at }) => (
              <li key={key} data-id={id}>
                <strong>{who}</strong>
                <span>{what}</span>
                <time>{wallTimeOfInstant(at, practice.timeZone)}</time>
              </li>
            ))}
          </ul>
          {recent.length > listed && <p className={classes.note}>and {recent.length - listed} more</p>}
          <p className={classes.note}>In the last 15 minutes, since you opened this screen.</p>
        </Popover.Dropdown>
      </Popover>
    </li>
  );
}
