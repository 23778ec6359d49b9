import { Button, Popover } from '@mantine/core';
import { IconBolt, IconCloudOff, IconRefresh, IconRotateClockwise } from '@tabler/icons-react';
import { wallTimeOfInstant } from '@/domain/calendar';
import { useNow } from '@/store/useClock';
import { useDataSync } from '@/store/useDataSync';
import { useFreshness } from '@/store/useFreshness';
import { useTexts } from '@/ui/language';
import { useSession } from '@/ui/sessionContext';
import { frameTexts } from './frameTexts';
import css from './FreshnessBadge.module.css';
import { freshnessWords } from './freshnessWords';

const icons = {
  live: <IconBolt size={14} aria-hidden />,
  polling: <IconRotateClockwise size={14} aria-hidden />,
  catchingUp: <IconRefresh size={14} aria-hidden />,
  offline: <IconCloudOff size={14} aria-hidden />,
};

/** How fresh the screen is: word, shape and colour; pressed, it explains itself. */
export function FreshnessBadge() {
  const freshness = useFreshness();
  const texts = useTexts(frameTexts).freshness;
  const { timeZone } = useSession().practice;
  const now = useNow(1000);
  const { word, more } = freshnessWords(
    {
      state: freshness.state,
      waiting: freshness.waiting,
      offlineSince:
        freshness.offlineSince === null ? null : wallTimeOfInstant(freshness.offlineSince, timeZone),
      checkedMsAgo: freshness.lastSyncedAt === null ? null : now - freshness.lastSyncedAt,
    },
    texts,
  );
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
        <Popover.Dropdown aria-label={texts.title}>
          <p className={css.explained}>{texts.explained[freshness.state]}</p>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRefresh size={14} aria-hidden />}
            onClick={() => void refreshAll()}
          >
            {texts.check}
          </Button>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
