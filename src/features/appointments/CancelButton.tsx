import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Appointment } from './appointment';
import css from './AppointmentDetails.module.css';
import { nextStatuses } from './appointmentStatus';
import type { SeriesScope } from './seriesCalls';

interface CancelButtonProps {
  row: Appointment;
  scope: SeriesScope;
  onCancel: () => void;
}

const words: Readonly<Record<SeriesScope, string>> = {
  this: 'Cancel appointment',
  following: 'Cancel this and following',
  all: 'Cancel the whole series',
};

/** Calls it off. A single one can be undone afterwards; several are asked about before. */
export function CancelButton({ row, scope, onCancel }: CancelButtonProps) {
  const [isAsked, setAsked] = useState(false);
  if (!nextStatuses(row.status).includes('cancelled')) return null;
  if (isAsked && scope !== 'this') {
    return (
      <div className={css.asked} role="group" aria-label={words[scope]}>
        <span>Several appointments. Sure?</span>
        <Button color="red" autoFocus onClick={onCancel}>
          {words[scope]}
        </Button>
        <Button variant="default" onClick={() => setAsked(false)}>
          Keep
        </Button>
      </div>
    );
  }
  return (
    <Button variant="subtle" color="red" onClick={() => (scope === 'this' ? onCancel() : setAsked(true))}>
      {words[scope]}
    </Button>
  );
}
