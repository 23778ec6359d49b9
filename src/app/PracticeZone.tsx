import { Tooltip } from '@mantine/core';
import { wallTimeOfInstant } from '@/domain/calendar';
import { useNow } from '@/store/useClock';
import { useTexts } from '@/ui/language';
import { useSession } from '@/ui/sessionContext';
import { frameTexts } from './frameTexts';
import css from './PracticeZone.module.css';

/** The practice's clock, shown where the viewer's own one tells another time. */
export function PracticeZone() {
  const { timeZone } = useSession().practice;
  const texts = useTexts(frameTexts);
  const now = useNow();
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const time = wallTimeOfInstant(now, timeZone);
  if (time === wallTimeOfInstant(now, own)) return null;
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ');
  return (
    <Tooltip label={texts.practiceTimes(timeZone)}>
      <span className={css.zone}>
        {time} {city}
      </span>
    </Tooltip>
  );
}
