import { Button, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Id } from '@/domain/primitives';
import { useDataSync } from '@/store/useDataSync';
import { formatDay } from '@/ui/format';
import { TimeRange } from '@/ui/TimeRange';
import { availabilities, type Availability } from './availability';
import css from '@/ui/dialog.module.css';
import type { EditConflict, StillBooked } from './availabilityWrites';
import { StillBookedDialog } from './StillBookedDialog';
import { useNewAvailabilityWrites, WritesContext } from './useAvailabilityWrites';

interface AvailabilityWritesProviderProps {
  /** Shows the appointments that a change would leave without availability; without it their number is told. */
  renderAffected?: (ids: readonly Id[]) => ReactNode;
  children: ReactNode;
}

/**
 * Gives a screen its writes, and asks the person when somebody else changed the same field first, or when appointments
 * stand in what is taken away.
 */
export function AvailabilityWritesProvider({ renderAffected, children }: AvailabilityWritesProviderProps) {
  const [conflict, setConflict] = useState<EditConflict | null>(null);
  const [booked, setBooked] = useState<StillBooked | null>(null);
  const writes = useNewAvailabilityWrites(setConflict, setBooked);
  const { refresh } = useDataSync();
  const close = () => setConflict(null);

  return (
    <WritesContext value={writes}>
      {children}
      <Modal opened={conflict !== null} onClose={close} title="This was changed meanwhile" size={480}>
        {conflict && (
          <>
            <p className={css.hint}>Your change is not saved yet. Which one shall it be?</p>
            <dl className={css.versions}>
              <Version word="Yours" row={conflict.mine} />
              <Version word="Theirs, as it is now" row={conflict.theirs} />
            </dl>
            <div className={css.actions}>
              <Button variant="default" data-autofocus onClick={close}>
                Keep theirs
              </Button>
              <Button
                onClick={() => {
                  const { theirs, patch } = conflict;
                  close();
                  // The write is based on the revision this tab knows: it has to know theirs first.
                  void refresh(availabilities.path).then(() => writes.change(theirs, patch));
                }}
              >
                Use mine
              </Button>
            </div>
          </>
        )}
      </Modal>
      <StillBookedDialog booked={booked} renderAffected={renderAffected} onClose={() => setBooked(null)} />
    </WritesContext>
  );
}

function Version({ word, row }: { word: string; row: Availability }) {
  return (
    <div className={css.version}>
      <dt>{word}</dt>
      <dd>
        {formatDay(row.date)} <TimeRange start={row.startTime} end={row.endTime} />
        {!row.isActive && ' · Inactive'}
      </dd>
    </div>
  );
}
