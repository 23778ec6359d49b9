import { Button, Popover } from '@mantine/core';
import { IconBolt, IconCloudOff, IconRefresh, IconRotateClockwise } from '@tabler/icons-react';
import { wallTimeOfInstant } from '@/domain/calendar';
import { useNow } from '@/store/useClock';
import { useDataSync } from '@/store/useDataSync';
import { useFreshness } from '@/store/useFreshness';
import { useSession } from '@/ui/sessionContext';
import css from './FreshnessBadge.module.css';
import { freshnessWords } from './freshnessWords';

const icons = {
  live: <IconBolt size={14} aria-hidden />,
  polling: <IconRotateClockwise size={14} aria-hidden />,
  catchingUp: <IconRefresh size={14} aria-hidden />,
  offline: <IconCloudOff size={14} aria-hidden />,
};

const explained = {
  live: 'The server tells this screen about every change at once.',
  polling: 'Lockstep asks the server for changes every few seconds. Other tabs of this browser show at once.',
  catchingUp: 'Changes that were missed are being fetched.',
  offline: 'You can go on working: what you change is kept and sent when the server is back.',
};

/** How fresh the screen is: word, shape and colour; pressed, it explains itself. */
export function FreshnessBadge() {
  const freshness = useFreshness();
  const { timeZone } = useSession().practice;
  const now = useNow(1000);
  const { word, more } = freshnessWords({
    state: freshness.state,
    waiting: freshness.waiting,
    offlineSince:
      freshness.offlineSince === null ? null : wallTimeOfInstant(freshness.offlineSince, timeZone),
    checkedMsAgo: freshness.lastSyncedAt === null ? null : now - freshness.lastSyncedAt,
  });
  const { refreshAll } = useDataSync();

  return (
    <>
      <span className="visually-hidden" role="status">
        {word}
      </span>
      <Popover position="bottom-end" width={280} returnFocus>
        <Popover.Target>
          <button type="button" className={css.badge} data-state={freshness.state}>
            {icons[freshness.state]}
            <span className={css.word}>{word}</span>
            {more && <span className={css.more}>{more}</span>}
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label="How fresh this screen is">
          <p className={css.explained}>{explained[freshness.state]}</p>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRefresh size={14} aria-hidden />}
            onClick={() => void refreshAll()}
          >
            Check now
          </Button>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
