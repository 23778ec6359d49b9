import { memo } from 'react';
import { IconCircleCheckFilled, IconClock, IconMinus, IconMoon } from '@tabler/icons-react';
import type { Day, Id } from '@/domain/primitives';
import classes from './operator.module.css';
import { statusText, type StaffStatus } from './staffStatus';
import { usePracticeMinute } from '@/dashboards/usePracticeMinute';
import { useStaffStatus } from './useStaffStatus';

const icons = { now: IconCircleCheckFilled, later: IconClock, done: IconMoon, off: IconMinus } as const;

/** Where somebody stands right now, as word, shape and colour. Listens to this one therapist's day only. */
export const StaffStatusLine = memo(function StaffStatusLine({
  staffId,
  today,
}: {
  staffId: Id;
  today: Day;
}) {
  const minute = usePracticeMinute();
  return <StatusWord status={useStaffStatus(staffId, today, minute)} />;
});

function StatusWord({ status }: { status: StaffStatus }) {
  const Icon = icons[status.kind];
  return (
    <span className={classes.status} data-status={status.kind}>
      <Icon size={14} aria-hidden />
      <span>{statusText(status)}</span>
    </span>
  );
}
