import { instantAt } from '@/domain/practiceTime';
import { addDays, dayOfInstant } from '@/domain/calendar';
import type { Slot } from '@/domain/errors';
import type { Day, Id, Instant, WallTime } from '@/domain/primitives';
import type { AssistantFacts, AssistantTools, KnownAppointment } from '@/features/assistant/engine/facts';

/** A practice without a server: every therapist is free at each full hour from 9 to 16. */

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}` as Id;
export const zone = 'America/New_York';
export const ids = {
  swedish: id(1),
  deep: id(2),
  maria: id(11),
  james: id(12),
  patient: id(21),
  other: id(22),
};

export function fakeFacts(now: string, more: Partial<AssistantFacts> = {}): AssistantFacts {
  return {
    now: Date.parse(now),
    timeZone: zone,
    language: 'en',
    services: [
      { id: ids.swedish, name: 'Swedish massage', durationMinutes: 60 },
      { id: ids.deep, name: 'Deep tissue massage', durationMinutes: 60 },
    ],
    therapists: [
      { id: ids.maria, name: 'María Santos', serviceIds: [ids.swedish, ids.deep] },
      { id: ids.james, name: 'James Okafor', serviceIds: [ids.swedish] },
    ],
    rules: null,
    ownPatientId: ids.patient,
    patientAtHand: { id: ids.patient, name: 'Eleanor Whitfield' },
    ...more,
  };
}

export function fakeTools(
  facts: AssistantFacts,
  appointments: readonly KnownAppointment[] = [],
): AssistantTools {
  let made = 100;
  return {
    newId: () => id(made++),
    appointmentsOf: (patientId) => Promise.resolve(appointments.filter((one) => one.patientId === patientId)),
    patientsNamed: () => Promise.resolve([]),
    freeSlots({ staffIds, from, to, serviceId }) {
      const slots: Slot[] = [];
      const able = facts.therapists.filter(
        (one) => (staffIds === null || staffIds.includes(one.id)) && one.serviceIds.includes(serviceId),
      );
      for (let day = from; day <= to; day = addDays(day, 1))
        for (let hour = 9; hour <= 16; hour++)
          for (const { id: staffId } of able) slots.push(slotAt(staffId, day, hour));
      return Promise.resolve(slots.filter(({ startsAt }) => Date.parse(startsAt) > facts.now));
    },
  };
}

export function slotAt(staffId: Id, day: Day, hour: number): Slot {
  const start = instantAt(day, `${String(hour).padStart(2, '0')}:00` as WallTime, zone);
  const at = (ms: number) => new Date(ms).toISOString() as Instant;
  return { staffId, startsAt: at(start), endsAt: at(start + 3_600_000) };
}

export function todayOf({ now }: AssistantFacts): Day {
  return dayOfInstant(now, zone);
}
