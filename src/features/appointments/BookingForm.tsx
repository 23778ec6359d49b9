import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import { dayOfInstant } from '@/domain/calendar';
import type { LockstepError, Slot } from '@/domain/errors';
import type { Id } from '@/domain/primitives';
import drawer from '@/ui/drawerParts.module.css';
import { capitalise, formatDuration, withArticle } from '@/ui/format';
import { formatMoney } from '@/ui/formatMoney';
import { useSession, useToday, useWords } from '@/ui/sessionContext';
import type { AppointmentDraft } from './appointmentWrites';
import { BookingFooter } from './BookingFooter';
import { ConflictList } from './ConflictList';
import { HoldLine } from './HoldLine';
import css from './panels.module.css';
import { RepeatFields } from './RepeatFields';
import type { Repeat } from './seriesCalls';
import { SlotPicker } from './SlotPicker';
import { SlotRefusal } from './SlotRefusal';
import { useAppointmentWrites } from './useAppointmentWrites';
import { useBookingFields } from './useBookingFields';
import { useBookingParts, useKeptSlot, usePatientAddress } from './useBookingParts';
import { useSeriesCheck } from './useSeriesCheck';
import { useSeriesWrites } from './useSeriesWrites';
import type { BookingStart } from './useOpenAppointments';

interface BookingFormProps {
  start: BookingStart;
  onDone: () => void;
}

/** Who, what, with whom, when. A chosen time is held until it is booked or the form is left. */
export function BookingForm({ start, onDone }: BookingFormProps) {
  const { user, practice } = useSession();
  const { therapist, client } = useWords();
  const { PatientPicker } = useBookingParts();
  const today = useToday();
  const fields = useBookingFields(start);
  const { patientId, service, slot } = fields;
  const kept = useKeptSlot(slot);
  const homeAddress = usePatientAddress(patientId);
  const writes = useAppointmentWrites();
  const series = useSeriesWrites();
  const [repeat, setRepeat] = useState<Repeat | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [wasTried, setTried] = useState(false);
  const [problem, setProblem] = useState<LockstepError | null>(null);
  const stored = useRef<Promise<boolean>>(Promise.resolve(true));
  const form = useRef<HTMLFormElement>(null);

  const draft = useMemo<AppointmentDraft | null>(
    () =>
      patientId &&
      slot && {
        ...slot,
        patientId,
        status: 'confirmed',
        notes: fields.notes.trim() || null,
        address: fields.address.trim() || null,
      },
    [patientId, slot, fields.notes, fields.address],
  );
  const check = useSeriesCheck(repeat ? draft : null, repeat);

  async function save(changed: Partial<AppointmentDraft> = {}): Promise<void> {
    setTried(true);
    if (!draft) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-missing] input')?.focus();
      return;
    }
    setSaving(true);
    setProblem(null);
    // A patient who was made a moment ago has to be there first; that it was refused has been said.
    const isPatientThere = await stored.current;
    if (!isPatientThere) {
      fields.setPatientId(null);
      stored.current = Promise.resolve(true);
    }
    const whole = { ...draft, ...changed };
    const isBooked =
      isPatientThere &&
      (repeat ? await series.book(whole, repeat, setProblem) : await writes.book(whole, setProblem));
    setSaving(false);
    if (isBooked) onDone();
  }

  function take({ staffId, startsAt, endsAt }: Slot): void {
    fields.setPicked({ staffId, startsAt: Date.parse(startsAt) });
    fields.setDay(dayOfInstant(Date.parse(startsAt), practice.timeZone));
    void save({ staffId, startsAt, endsAt });
  }

  const firstDay = slot ? dayOfInstant(Date.parse(slot.startsAt), practice.timeZone) : (fields.day ?? today);
  const missing = (isThere: boolean, word: string) => (wasTried && !isThere ? word : undefined);
  return (
    <form
      ref={form}
      className={drawer.form}
      aria-label="New appointment"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!isSaving) void save();
      }}
    >
      <div className={drawer.scroll}>
        <PatientPicker
          value={patientId}
          isFirst={!start.patientId}
          error={missing(patientId !== null, `Choose ${withArticle(client.one)}`)}
          onChange={(id, isStored) => {
            fields.setPatientId(id);
            stored.current = isStored ?? Promise.resolve(true);
          }}
        />
        <div className={drawer.pair}>
          <Select
            label="Service"
            placeholder="Choose"
            searchable
            comboboxProps={{ zIndex: 310 }}
            value={service?.id ?? null}
            error={missing(service !== null, 'Choose a service')}
            onChange={(id) => fields.setService(id)}
            data={fields.services.map((one) => ({
              value: one.id,
              label: `${one.name} · ${formatDuration(one.durationMinutes)} · ${formatMoney(one.priceCents, practice.currency)}`,
            }))}
          />
          <Select
            label={capitalise(therapist.one)}
            searchable
            disabled={fields.isOwnOnly}
            comboboxProps={{ zIndex: 310 }}
            value={fields.staffId ?? anyone}
            allowDeselect={false}
            onChange={(id) => fields.setStaff(id === anyone ? null : (id as Id))}
            data={[
              ...(fields.isOwnOnly ? [] : [{ value: anyone, label: 'Anyone who is free' }]),
              ...fields.therapists.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </div>
        <fieldset className={css.group} data-missing={missing(slot !== null, 'true')}>
          <legend>Time</legend>
          {service ? (
            <SlotPicker
              staffIds={fields.candidates}
              length={service}
              day={fields.day}
              onDay={fields.setDay}
              chosen={fields.picked}
              isHeld={kept.phase === 'held'}
              onChoose={(picked) => {
                setProblem(null);
                fields.setPicked(picked);
              }}
            />
          ) : (
            <p className={css.hint}>Choose a service to see when it can begin.</p>
          )}
          {missing(slot !== null || !service, 'Choose a time') && <p className={css.error}>Choose a time.</p>}
        </fieldset>
        <fieldset className={css.group}>
          <legend>Details</legend>
          <RepeatFields value={repeat} onChange={setRepeat} firstDay={firstDay} />
          {repeat && <ConflictList conflicts={check.conflicts} />}
          <TextInput
            label="Address"
            placeholder={homeAddress ?? `The ${client.one}’s own`}
            maxLength={300}
            autoComplete="off"
            value={fields.address}
            onChange={(event) => fields.setAddress(event.currentTarget.value)}
          />
          <Textarea
            label="Notes"
            autosize
            minRows={2}
            maxLength={2000}
            value={fields.notes}
            // A line break can't be stored: Enter books.
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              event.currentTarget.form?.requestSubmit();
            }}
            onChange={(event) => fields.setNotes(event.currentTarget.value.replaceAll('\n', ' '))}
          />
        </fieldset>
      </div>
      {problem && (
        <div className={css.problem}>
          <SlotRefusal
            problem={problem}
            onTake={take}
            onOverbook={(overbookReason) => void save({ overbookReason })}
          />
          {problem.details.conflicts && <ConflictList conflicts={problem.details.conflicts} />}
        </div>
      )}
      {slot && (
        <div className={css.held}>
          <HoldLine kept={kept} />
        </div>
      )}
      <BookingFooter slot={slot} service={service} isSaving={isSaving} repeat={repeat} onCancel={onDone}>
        <Button type="submit" loading={isSaving} disabled={check.conflicts.length > 0 && repeat !== null}>
          {user.role === 'patient' ? 'Request' : repeat ? 'Book series' : 'Book'}
        </Button>
      </BookingFooter>
    </form>
  );
}

const anyone = 'anyone';
