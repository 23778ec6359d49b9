import { IconBan } from '@tabler/icons-react';
import type { Readable } from './createHeld';
import { useHeld } from './useHeld';
import css from './ScheduleNotice.module.css';

/** Why something went back to where it was, for the eye; the live region has said it already. */
export function ScheduleNotice({ notices }: { notices: Readable<string | null> }) {
  const notice = useHeld(notices);
  if (notice === null) return null;
  return (
    <div key={notice} className={css.notice} data-notice aria-hidden>
      <IconBan size={16} /> <span>{notice}</span>
    </div>
  );
}
