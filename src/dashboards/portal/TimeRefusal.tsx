import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { LockstepError, Slot } from '@/domain/errors';
import { bookableSpan } from '@/domain/practiceRules';
import { staffSlice } from '@/features/staff/staffSlice';
import { useRow } from '@/store/hooks';
import { useNow } from '@/store/useClock';
import { usePracticeRules } from '@/ui/sessionContext';
import css from './portal.module.css';
import { refusalText } from './refusalText';
import { usePortalTexts } from './usePortalTexts';

interface TimeRefusalProps {
  problem: LockstepError;
  /** One press takes the alternative. */
  onTake: (slot: Slot) => void;
  isBusy: boolean;
}

/** Why a time could not be had, and what is free instead. */
export function TimeRefusal({ problem, onTake, isBusy }: TimeRefusalProps) {
  const { texts, practice } = usePortalTexts();
  const rules = usePracticeRules();
  const span = bookableSpan(rules, useNow());
  const alternatives = (problem.details.alternatives ?? []).filter(({ startsAt }) => {
    const start = Date.parse(startsAt);
    return start >= span.from && start <= span.until;
  });
  return (
    <div className={css.refusal} role="alert">
      <p className={css.problem}>
        <IconAlertTriangle size={18} aria-hidden />
        <span>{refusalText(problem, { texts, rules, practice })}</span>
      </p>
      {alternatives.length > 0 && (
        <>
          <p className={css.label}>{texts.refused.freeInstead}</p>
          <ul className={css.alternatives}>
            {alternatives.map((slot) => (
              <li key={`${slot.staffId}${slot.startsAt}`}>
                <Alternative slot={slot} onTake={onTake} isBusy={isBusy} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Alternative({ slot, onTake, isBusy }: Omit<TimeRefusalProps, 'problem'> & { slot: Slot }) {
  const { texts, whenText } = usePortalTexts();
  const person = useRow(staffSlice, slot.staffId);
  return (
    <Button variant="default" fullWidth disabled={isBusy} onClick={() => onTake(slot)}>
      {texts.refused.take(whenText(slot), person?.name ?? '')}
    </Button>
  );
}
