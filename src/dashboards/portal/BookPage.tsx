import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Slot } from '@/domain/errors';
import { changeableUntil } from '@/domain/practiceRules';
import type { Id } from '@/domain/primitives';
import { usePatientAddress } from '@/features/patients/usePatient';
import { useNow } from '@/store/useClock';
import { PageHeader } from '@/ui/PageHeader';
import { usePracticeRules, useSession } from '@/ui/sessionContext';
import { ChosenTime } from './ChosenTime';
import { PersonChoice } from './PersonChoice';
import css from './portal.module.css';
import { ServiceChoice } from './ServiceChoice';
import { TimePicker } from './TimePicker';
import { TimeRefusal } from './TimeRefusal';
import { useOffering } from './useOffering';
import { usePortalTexts } from './usePortalTexts';
import { usePortalWrites } from './usePortalWrites';
import { useSlotChoice } from './useSlotChoice';

/** Booking in one page, from the top down: what, with whom, when, and what to know. */
export function BookPage() {
  const { patientId } = useSession().user;
  const { texts } = usePortalTexts();
  const rules = usePracticeRules();
  const writes = usePortalWrites();
  const { chosen, choose, problem, isBusy, attempt, slotOf, take } = useSlotChoice();
  const now = useNow();
  const ownAddress = usePatientAddress(patientId);
  const [serviceId, setServiceId] = useState<Id | null>(null);
  const [staffId, setStaffId] = useState<Id | null>(null);
  const [address, setAddress] = useState('');
  const [notes, setNotes] = useState('');
  const { services, people } = useOffering(serviceId);
  const service = services.find(({ id }) => id === serviceId);
  const { book } = texts;
  const slot = service ? slotOf(service.durationMinutes) : null;

  function bookAt(wanted: Slot): void {
    if (!service || !patientId) return;
    void take(() =>
      writes.book({
        ...wanted,
        patientId,
        serviceId: service.id,
        status: rules.confirmsRequests ? 'requested' : 'confirmed',
        address: address.trim() || null,
        notes: notes.trim() || null,
        overbookReason: null,
        seriesId: null,
      }),
    );
  }

  return (
    <>
      <PageHeader title={book.title} subtitle={book.rules(rules)} />
      <div className={css.booking}>
        <div className={css.column}>
          <ServiceChoice
            services={services}
            value={serviceId}
            onChange={(id) => {
              setServiceId(id);
              setStaffId(null);
              choose(null);
            }}
          />
        </div>
        <div className={css.column}>
          {!service && <p className={css.hint}>{book.chooseService}</p>}
          {service && (
            <>
              <PersonChoice
                people={people}
                value={staffId}
                onChange={(id) => {
                  setStaffId(id);
                  choose(null);
                }}
              />
              <TimePicker
                key={service.id}
                serviceId={service.id}
                staffId={staffId}
                chosen={chosen}
                onChoose={choose}
                attempt={attempt}
              />
            </>
          )}
          {problem && <TimeRefusal problem={problem} isBusy={isBusy} onTake={bookAt} />}
          {slot && service && (
            <ChosenTime slot={slot} what={service.name}>
              <TextInput
                label={book.address}
                {...(ownAddress ? { description: book.addressHint(ownAddress) } : {})}
                value={address}
                maxLength={300}
                onChange={(event) => setAddress(event.currentTarget.value)}
              />
              <Textarea
                label={book.notes}
                placeholder={book.notesHint}
                value={notes}
                maxLength={2000}
                autosize
                minRows={2}
                onChange={(event) => setNotes(event.currentTarget.value)}
              />
              {changeableUntil(rules, slot.startsAt) < now && (
                <p className={css.rule}>{book.noChange(rules)}</p>
              )}
              <Button size="md" fullWidth disabled={isBusy} onClick={() => bookAt(slot)}>
                {isBusy ? book.sending : rules.confirmsRequests ? book.request : book.book}
              </Button>
              <p className={css.rule}>
                {rules.confirmsRequests ? book.confirmedLater : book.confirmedAtOnce}
              </p>
            </ChosenTime>
          )}
        </div>
      </div>
    </>
  );
}
