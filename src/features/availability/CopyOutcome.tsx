import { dayOfInstant, wallTimeOfInstant } from '@/domain/calendar';
import { formatCount, formatDay, formatTimeRange } from '@/ui/format';
import { useSession } from '@/ui/sessionContext';
import type { CopyConflict } from './copyCalls';
import css from './CopyOutcome.module.css';
import type { CopyCheck } from './useCopyCall';

/** What copying would do, before it is done. */
export function CopyOutcome({ check }: { check: CopyCheck }) {
  const { count, conflicts, problem, isAsking } = check;
  return (
    <div className={css.outcome} role="status" data-busy={isAsking || undefined}>
      {problem && <p className={css.problem}>{problem.details.detail}</p>}
      {conflicts.length > 0 && (
        <>
          <p className={css.problem}>
            {formatCount(conflicts.length, 'copy', 'copies')} would overlap what is there. Nothing is saved
            while one does.
          </p>
          <ul className={css.list}>
            {conflicts.map((conflict) => (
              <li key={conflict.startsAt}>
                <When {...conflict} />
              </li>
            ))}
          </ul>
        </>
      )}
      {!problem && conflicts.length === 0 && count !== null && (
        <p>
          {count === 0 ? 'There is nothing to copy.' : `Makes ${formatCount(count, 'stretch', 'stretches')}.`}
        </p>
      )}
    </div>
  );
}

function When({ startsAt, endsAt }: CopyConflict) {
  const { timeZone } = useSession().practice;
  const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)];
  const times = formatTimeRange(wallTimeOfInstant(start, timeZone), wallTimeOfInstant(end, timeZone));
  return `${formatDay(dayOfInstant(start, timeZone))} ${times}`;
}
