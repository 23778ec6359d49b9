import { Button, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { dayOfInstant } from '@/domain/calendar';
import type { Day, Id } from '@/domain/primitives';
import { capitalise } from '@/ui/format';
import { useSession, useWords } from '@/ui/sessionContext';
import type { Appointment } from './appointment';
import css from './AppointmentDetails.module.css';
import { asInstant, lengthOf } from './appointmentTimes';
import type { Place } from './appointmentWrites';
import { type PickedSlot, SlotPicker } from './SlotPicker';
import { useTimesText } from './useAppointmentText';
import { useService, useTherapists } from './useBookingParts';

interface MoveFormProps {
  row: Appointment;
  onMove: (to: Place) => void;
  onCancel: () => void;
}

/** Another time, another therapist, or both. Its own time counts as free. */
export function MoveForm({ row, onMove, onCancel }: MoveFormProps) {
  const { user, practice } = useSession();
  const { therapist } = useWords();
  const timesText = useTimesText();
  const service = useService(row.serviceId);
  const everybody = useTherapists();
  const offering = everybody.filter(
    ({ id, serviceIds }) => id === row.staffId || serviceIds.includes(row.serviceId),
  );
  const [staffId, setStaffId] = useState<Id>(row.staffId);
  const [day, setDay] = useState<Day | null>(dayOfInstant(Date.parse(row.startsAt), practice.timeZone));
  const [picked, setPicked] = useState<PickedSlot | null>(null);
  const staffIds = useMemo(() => [staffId], [staffId]);
  const durationMinutes = lengthOf(row);
  const length = useMemo(
    () => ({
      durationMinutes,
      bufferBeforeMinutes: service?.bufferBeforeMinutes ?? 0,
      bufferAfterMinutes: service?.bufferAfterMinutes ?? 0,
    }),
    [durationMinutes, service],
  );
  const to = picked && {
    staffId,
    startsAt: asInstant(picked.startsAt),
    endsAt: asInstant(picked.startsAt + durationMinutes * 60_000),
  };
  return (
    <section className={css.move} aria-label="Move">
      <Select
        label={capitalise(therapist.one)}
        searchable
        allowDeselect={false}
        disabled={user.role === 'therapist' || user.role === 'patient'}
        comboboxProps={{ zIndex: 310 }}
        value={staffId}
        onChange={(id) => id && setStaffId(id)}
        data={offering.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SlotPicker
        staffIds={staffIds}
        length={length}
        day={day}
        onDay={setDay}
        chosen={picked}
        isHeld={false}
        onChoose={setPicked}
        except={row.id}
      />
      <div className={css.buttons}>
        <Button variant="default" onClick={onCancel}>
          Back
        </Button>
        <Button disabled={!to} onClick={() => to && onMove(to)}>
          {to ? `Move to ${timesText(to)}` : 'Choose a time'}
        </Button>
      </div>
    </section>
  );
}
