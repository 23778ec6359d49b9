import pg from 'pg';
import { LockstepError, type Obstacle } from '@/domain/errors';
import type { Id, Instant } from '@/domain/primitives';
import type { RequestContext } from '@/server/database/practiceTransaction';
import type { FeatureTools, IntendedWrite, WriteRules } from '@/server/serverFeature';
import type { Appointment } from './appointment';
import {
  assertAppointmentAllowed,
  assertPlacementAllowed,
  type AppointmentFields,
  type Placement,
} from './appointmentRules';
import { bookingConflicts, type WantedTime } from './bookingConflicts.server';
import { bookingFacts } from './bookingFacts.server';
import type { SlotSearch } from './slotSearch.server';

export interface BookingRules {
  appointment: WriteRules;
  hold: WriteRules;
  /** A service's buffers are part of what its appointments occupy. */
  service: WriteRules;
}

type HoldFields = Placement & { id: Id; startsAt: Instant; endsAt: Instant };

/** What everything that takes up a therapist's time keeps to, and what it is told when it does not fit. */
export function bookingRules(tools: FeatureTools, slots: Pick<SlotSearch, 'alternativesFor'>): BookingRules {
  /** Looks again at what stands there, for the words only: the database has refused already. */
  const explain = async (
    refusal: pg.DatabaseError,
    { context, viewer }: IntendedWrite,
    wanted: WantedTime,
  ) => {
    if (!isBookingRefusal(refusal)) return null;
    const { result } = await tools.database.inPractice(context, (transaction) =>
      bookingConflicts(transaction, tools.tableOf, viewer, [wanted]),
    );
    const obstacles = result[0]?.obstacles ?? [obstacleNamedBy(refusal, wanted)];
    return refusalError(refusal, obstacles, await slots.alternativesFor(refusedBooking(context, wanted)));
  };

  return {
    appointment: {
      async check(transaction, { viewer, before, after }) {
        if (after === null) return;
        const wanted = after as unknown as AppointmentFields;
        const factsOf = await bookingFacts(transaction, [wanted]);
        assertAppointmentAllowed(viewer, before as Appointment | null, wanted, factsOf(wanted));
      },
      explain: async (refusal, write) =>
        write.after && explain(refusal, write, wantedBy(write.after as unknown as AppointmentFields)),
    },
    hold: {
      async check(transaction, { after }) {
        if (after === null) return;
        const wanted = after as unknown as HoldFields;
        const factsOf = await bookingFacts(transaction, [wanted]);
        assertPlacementAllowed(wanted, factsOf(wanted));
      },
      explain: async (refusal, write) => {
        if (write.after === null) return null;
        const { staffId, serviceId, startsAt, endsAt } = write.after as unknown as HoldFields;
        const wanted = {
          id: null,
          staffId,
          serviceId,
          patientId: null,
          startsAt,
          endsAt,
          isOverbooked: false,
        };
        return explain(refusal, write, wanted);
      },
    },
    service: {
      explain: async (refusal) =>
        isBookingRefusal(refusal)
          ? new LockstepError('slot_taken', {
              detail:
                'With these buffers appointments that are booked already would overlap. Nothing was changed; move them first.',
              fields: ['bufferBeforeMinutes', 'bufferAfterMinutes'].map((field) => ({
                field,
                message: 'makes booked appointments overlap',
              })),
            })
          : null,
    },
  };
}

/** Whether the database refused it because the time is taken or not open. */
export function isBookingRefusal(error: unknown): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError && (error.code === '23P01' || error.code === 'LK001');
}

export function wantedBy(appointment: AppointmentFields): WantedTime {
  const { id, staffId, serviceId, patientId, startsAt, endsAt, overbookReason } = appointment;
  return { id, staffId, serviceId, patientId, startsAt, endsAt, isOverbooked: overbookReason !== null };
}

/** The question what could be booked instead. */
export function refusedBooking({ practiceId, accountId }: RequestContext, wanted: WantedTime) {
  const { id, staffId, serviceId, startsAt, endsAt } = wanted;
  return {
    practiceId: practiceId as Id,
    accountId: accountId as Id,
    staffId,
    serviceId,
    startsAt,
    durationMinutes: (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000,
    ...(id === null ? {} : { exceptAppointmentId: id }),
  };
}

/** What stood there and went away before it could be looked at. */
function obstacleNamedBy(refusal: pg.DatabaseError, { staffId, startsAt, endsAt }: WantedTime): Obstacle {
  const kind =
    refusal.code === 'LK001' ? 'closed' : refusal.constraint?.startsWith('hold_') ? 'hold' : 'appointment';
  return { kind, staffId, startsAt, endsAt };
}

function refusalError(
  refusal: pg.DatabaseError,
  obstacles: readonly Obstacle[],
  alternatives: Awaited<ReturnType<SlotSearch['alternativesFor']>>,
): LockstepError {
  const more = { obstacles, alternatives };
  if (refusal.code === 'LK001') {
    const detail = 'There is no availability then. Nothing was changed; choose another time.';
    return new LockstepError('outside_availability', { detail, ...more }, { cause: refusal });
  }
  const isHeld = obstacles.every(({ kind }) => kind === 'hold');
  const what = isHeld ? 'Somebody is about to book this time.' : 'Something else stands at this time.';
  const detail = `${what} Nothing was changed; choose another time.`;
  return new LockstepError('slot_taken', { detail, ...more }, { cause: refusal });
}
