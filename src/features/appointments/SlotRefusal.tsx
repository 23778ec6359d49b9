import { Button, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconBan, IconClock, IconCalendarEvent, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import type { LockstepError, Obstacle, Slot } from '@/domain/errors';
import { useSession } from '@/ui/sessionContext';
import { isAboutPlace, mayOverbook } from './appointmentWrites';
import css from './SlotRefusal.module.css';
import { useTimesText } from './useAppointmentText';
import { useStaffMember } from './useBookingParts';

interface SlotRefusalProps {
  problem: LockstepError;
  /** One press takes the alternative. */
  onTake: (slot: Slot) => void;
  onOverbook: (reason: string) => void;
}

const icons = {
  appointment: IconCalendarEvent,
  hold: IconLock,
  closed: IconBan,
  IconClock,
  availability: IconClock,
} as const;
const words = {
  appointment: 'Another appointment',
  hold: 'Held: somebody is booking it',
  closed: 'Not available',
  availability: 'Available already',
} as const;

/** What stands in the way of a booking, and what is free instead: each a button that takes it. */
export function SlotRefusal({ problem, onTake, onOverbook }: SlotRefusalProps) {
  const { user } = useSession();
  const { detail, obstacles = [], alternatives = [] } = problem.details;
  return (
    <div className={css.refusal} role="alert">
      <p className={css.detail}>
        <IconAlertTriangle size={18} aria-hidden />
        <span>{detail}</span>
      </p>
      {obstacles.length > 0 && (
        <ul className={css.obstacles} aria-label="In the way">
          {obstacles.map((obstacle) => (
            <ObstacleLine key={`${obstacle.kind}${obstacle.startsAt}${obstacle.id ?? ''}`} {...obstacle} />
          ))}
        </ul>
      )}
      {alternatives.length > 0 && (
        <>
          <p className={css.heading}>Free instead</p>
          <ul className={css.alternatives}>
            {alternatives.map((slot) => (
              <li key={`${slot.staffId}${slot.startsAt}`}>
                <Alternative slot={slot} onTake={onTake} />
              </li>
            ))}
          </ul>
        </>
      )}
      {isAboutPlace(problem) && mayOverbook(user) && <Overbook onOverbook={onOverbook} />}
    </div>
  );
}

function ObstacleLine({ kind, startsAt, endsAt, id }: Obstacle) {
  const Icon = icons[kind];
  const timesText = useTimesText();
  return (
    <li data-id={id}>
      <Icon size={16} aria-hidden />
      {words[kind]}, {timesText({ startsAt, endsAt })}
    </li>
  );
}

function Alternative({ slot, onTake }: { slot: Slot; onTake: (slot: Slot) => void }) {
  const timesText = useTimesText();
  const person = useStaffMember(slot.staffId);
  return (
    <Button
      variant="default"
      justify="flex-start"
      fullWidth
      leftSection={<span className={css.bar} style={{ background: person?.colour }} aria-hidden />}
      onClick={() => onTake(slot)}
    >
      <span className={css.when}>{timesText(slot)}</span>
      <span className={css.who}>{person?.name}</span>
    </Button>
  );
}

function Overbook({ onOverbook }: { onOverbook: (reason: string) => void }) {
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null) {
    return (
      <Button variant="subtle" color="red" onClick={() => setReason('')}>
        Book anyway…
      </Button>
    );
  }
  const given = reason.trim();
  return (
    <div className={css.overbook}>
      <TextInput
        label="Why it may stand beside the other"
        description="It is kept in the audit log and marked on every calendar."
        value={reason}
        maxLength={200}
        autoFocus
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (given) onOverbook(given);
        }}
      />
      <Button color="red" disabled={!given} onClick={() => onOverbook(given)}>
        Book anyway
      </Button>
    </div>
  );
}
