import { IconAlertTriangle } from '@tabler/icons-react';
import type { SeriesConflict } from '@/domain/errors';
import { formatCount } from '@/ui/format';
import css from './ConflictList.module.css';
import { useTimesText } from './useAppointmentText';

const words = {
  appointment: 'another appointment',
  hold: 'held by somebody',
  closed: 'not available',
  availability: 'available already',
} as const;

/** Those of a series that do not fit, and why. */
export function ConflictList({ conflicts }: { conflicts: readonly SeriesConflict[] }) {
  const timesText = useTimesText();
  if (conflicts.length === 0) return null;
  return (
    <div className={css.conflicts} role="status">
      <p className={css.title}>
        <IconAlertTriangle size={16} aria-hidden />
        {formatCount(conflicts.length, 'date does', 'dates do')} not fit. Nothing is saved while one does not.
      </p>
      <ul className={css.list}>
        {conflicts.map(({ startsAt, endsAt, obstacles }) => (
          <li key={startsAt}>
            <span>{timesText({ startsAt, endsAt })}</span>
            <span className={css.why}>
              {[...new Set(obstacles.map(({ kind }) => words[kind]))].join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
