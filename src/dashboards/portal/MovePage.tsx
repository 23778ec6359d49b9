import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { dayOfInstant } from '@/domain/calendar';
import type { Slot } from '@/domain/errors';
import { changeableUntil } from '@/domain/practiceRules';
import type { Id } from '@/domain/primitives';
import type { Appointment } from '@/features/appointments/appointment';
import { appointmentSlice } from '@/features/appointments/appointmentSlice';
import { isMovable } from '@/features/appointments/appointmentStatus';
import { lengthOf } from '@/features/appointments/appointmentTimes';
import { serviceSlice } from '@/features/services/serviceSlice';
import { useRow } from '@/store/hooks';
import { useNow } from '@/store/useClock';
import { PageHeader } from '@/ui/PageHeader';
import { usePracticeRules, useSession } from '@/ui/sessionContext';
import { ChosenTime } from './ChosenTime';
import { PersonChoice } from './PersonChoice';
import css from './portal.module.css';
import { TimePicker } from './TimePicker';
import { TimeRefusal } from './TimeRefusal';
import { useOffering } from './useOffering';
import { usePortalTexts } from './usePortalTexts';
import { usePortalWrites } from './usePortalWrites';
import { useSlotChoice } from './useSlotChoice';

/** Another time for an appointment that stands, or somebody else, or both: at `/portal/move/:id`. */
export function MovePage() {
  const { id } = useParams();
  const row = useRow(appointmentSlice, id ?? '');
  const { texts, practice, whenText } = usePortalTexts();
  const rules = usePracticeRules();
  const now = useNow();
  const { move, change } = texts;
  const isLate = row && changeableUntil(rules, row.startsAt) < now;
  return (
    <>
      <PageHeader title={move.title} {...(row ? { subtitle: move.now(whenText(row)) } : {})}>
        <Button component={Link} to="/portal" variant="default">
          {move.back}
        </Button>
      </PageHeader>
      {row && isMovable(row.status) && !isLate ? (
        <MoveForm key={row.id} row={row} />
      ) : (
        <p className={css.hint} role="status">
          {isLate ? change.tooLate(practice, rules) : move.gone}
        </p>
      )}
    </>
  );
}

function MoveForm({ row }: { row: Appointment }) {
  const { move, book } = usePortalTexts().texts;
  const { timeZone } = useSession().practice;
  const writes = usePortalWrites();
  const { chosen, choose, problem, isBusy, attempt, slotOf, take } = useSlotChoice();
  const { people } = useOffering(row.serviceId);
  const service = useRow(serviceSlice, row.serviceId);
  const isStillOffered = people.some(({ id }) => id === row.staffId);
  const [staffId, setStaffId] = useState<Id | null>(isStillOffered ? row.staffId : null);
  const slot = slotOf(lengthOf(row));
  const moveTo = (wanted: Slot) => void take(() => writes.move(row, wanted));

  return (
    <div className={css.moving}>
      <PersonChoice
        people={people}
        value={staffId}
        onChange={(other) => {
          setStaffId(other);
          choose(null);
        }}
      />
      <TimePicker
        serviceId={row.serviceId}
        staffId={staffId}
        initialDay={dayOfInstant(Date.parse(row.startsAt), timeZone)}
        chosen={chosen}
        onChoose={choose}
        attempt={attempt}
      />
      {problem && <TimeRefusal problem={problem} isBusy={isBusy} onTake={moveTo} />}
      {slot && (
        <ChosenTime slot={slot} what={service?.name ?? ''}>
          <Button size="md" fullWidth disabled={isBusy} onClick={() => moveTo(slot)}>
            {isBusy ? book.sending : move.submit}
          </Button>
        </ChosenTime>
      )}
    </div>
  );
}
