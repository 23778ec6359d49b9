import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { Link } from 'react-router-dom';
import type { LockstepError } from '@/domain/errors';
import { changeableUntil } from '@/domain/practiceRules';
import type { Appointment } from '@/features/appointments/appointment';
import { isMovable, nextStatuses } from '@/features/appointments/appointmentStatus';
import { useNow } from '@/store/useClock';
import { usePracticeRules } from '@/ui/sessionContext';
import css from './portal.module.css';
import { refusalText } from './refusalText';
import { usePortalTexts } from './usePortalTexts';
import { usePortalWrites } from './usePortalWrites';

/** Moving and cancelling, as far as the practice's rules let patients; else what to do instead. */
export function AppointmentActions({ row }: { row: Appointment }) {
  const { texts, practice, whenText, momentText } = usePortalTexts();
  const rules = usePracticeRules();
  const now = useNow();
  const writes = usePortalWrites();
  const [isAsked, setAsked] = useState(false);
  const [problem, setProblem] = useState<LockstepError | null>(null);
  const whenId = useId();
  const { change } = texts;
  const canCancel = nextStatuses(row.status).includes('cancelled');
  if (!canCancel || Date.parse(row.startsAt) <= now) return null;
  const until = changeableUntil(rules, row.startsAt);
  if (now > until) {
    // Other rules may have come with the refusal itself: then this is its reason.
    return (
      <p className={problem ? css.problem : css.rule} role={problem ? 'alert' : undefined}>
        {change.tooLate(practice, rules)}
      </p>
    );
  }

  async function cancel(): Promise<void> {
    setAsked(false);
    setProblem(await writes.cancel(row));
  }

  if (isAsked) {
    return (
      <div className={css.asked} role="group" aria-labelledby={whenId}>
        <p id={whenId}>{change.ask(whenText(row))}</p>
        <div className={css.buttons}>
          <Button color="red" autoFocus onClick={() => void cancel()}>
            {change.yes}
          </Button>
          <Button variant="default" onClick={() => setAsked(false)}>
            {change.keep}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <>
      {problem && (
        <p className={css.problem} role="alert">
          {refusalText(problem, { texts, rules, practice })}
        </p>
      )}
      <div className={css.buttons}>
        {isMovable(row.status) && (
          <Button component={Link} to={`/portal/move/${row.id}`} variant="default" aria-describedby={whenId}>
            {change.move}
          </Button>
        )}
        <Button variant="subtle" color="red" aria-describedby={whenId} onClick={() => setAsked(true)}>
          {change.cancel}
        </Button>
      </div>
      <p className={css.rule}>{change.until(momentText(until))}</p>
      <span id={whenId} className="visually-hidden">
        {whenText(row)}
      </span>
    </>
  );
}
