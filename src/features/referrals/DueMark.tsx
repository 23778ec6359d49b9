import { IconAlertTriangle, IconClockHour4 } from '@tabler/icons-react';
import { formatDay } from '@/ui/format';
import { useToday } from '@/ui/sessionContext';
import css from './DueMark.module.css';
import type { Referral } from './referral';
import { dueStateOf } from './referralDue';

/** When an answer is due, as word, shape and colour; nothing where no day is set. */
export function DueMark({ row }: { row: Pick<Referral, 'status' | 'dueOn'> }) {
  const today = useToday();
  if (row.dueOn === null) return null;
  const state = dueStateOf(row, today);
  // `due today`, but `due Tue 24 Nov`.
  const day = formatDay(row.dueOn, { relativeTo: today });
  const when = /^(Yesterday|Today|Tomorrow)$/.test(day) ? day.toLowerCase() : day;
  const word = state === 'overdue' ? 'Overdue since' : state === 'done' ? 'Was due' : 'Due';
  return (
    <span className={css.due} data-due={state}>
      {state === 'overdue' && <IconAlertTriangle className={css.shape} aria-hidden />}
      {state === 'soon' && <IconClockHour4 className={css.shape} aria-hidden />}
      <span>
        {word} <time dateTime={row.dueOn}>{when}</time>
      </span>
    </span>
  );
}
