import { sql } from 'kysely';
import { LockstepError, type SeriesConflict } from '@/domain/errors';
import { permits, type Viewer } from '@/domain/policy';
import type { ApiRow } from '@/server/database/entityTable';
import type { Transaction } from '@/server/database/practiceTransaction';
import { assertChecked, notAllowed } from '@/server/entityRules';
import { writeRows } from '@/server/manyRows';
import type { FeatureTools } from '@/server/serverFeature';
import { appointments, type Appointment } from './appointment';
import { assertAppointmentAllowed, type AppointmentFields } from './appointmentRules';
import { occupiesTime } from './appointmentStatus';
import { bookingConflicts, type WantedTime } from './bookingConflicts.server';
import { bookingFacts } from './bookingFacts.server';
import { isBookingRefusal, wantedBy } from './bookingRules.server';

/** Appointments that are written all or not at all. */
export interface Together {
  planned: readonly { before: Appointment | null; after: AppointmentFields }[];
  /** Which fields of those that are there may change. */
  fields: readonly string[];
  /** Tries whether they fit, and keeps nothing. */
  dryRun: boolean;
  /** Names one of them in what is told of its fields, such as `items.3.`. */
  nameOf?(place: number): string;
}

export interface WrittenTogether {
  /** None if there are conflicts, or it was a dry run. */
  items: ApiRow[];
  conflicts: SeriesConflict[];
  /** The first one that does not fit. */
  refused: WantedTime | null;
}

/** A hold may end between being in the way and being looked for. */
const attempts = 3;

/**
 * Writes them under the rules of single writes. The database decides whether they fit, by where they all end up.
 * @throws LockstepError what refuses one of them other than the time it wants
 */
export async function writeTogether(
  transaction: Transaction,
  { tableOf }: FeatureTools,
  viewer: Viewer,
  together: Together,
): Promise<WrittenTogether> {
  const { planned, fields, dryRun } = together;
  await assertAllAllowed(transaction, viewer, together);
  const wanted = planned
    .filter(({ after }) => occupiesTime(after.status))
    .map(({ after }) => wantedBy(after));
  // Before the savepoint: what is refused is looked at with the time still locked.
  await lockBookings(transaction, planned);
  await transaction.rows(sql`savepoint together`);
  for (let attempt = 1; ; attempt++) {
    try {
      const items = await writeRows(transaction, tableOf('appointment'), planned, fields);
      if (!dryRun) return { items, conflicts: [], refused: null };
      await transaction.rows(sql`rollback to savepoint together`);
      return { items: [], conflicts: [], refused: null };
    } catch (error) {
      if (!isBookingRefusal(error)) throw error;
      await transaction.rows(sql`rollback to savepoint together`);
      const conflicts = await bookingConflicts(transaction, tableOf, viewer, wanted);
      const [first] = conflicts;
      if (!first && attempt < attempts) continue;
      if (!first) throw error;
      const refused = wanted.find((one) => one.staffId === first.staffId && one.startsAt === first.startsAt);
      return { items: [], conflicts, refused: refused ?? null };
    }
  }
}

async function assertAllAllowed(transaction: Transaction, viewer: Viewer, { planned, nameOf }: Together) {
  const factsOf = await bookingFacts(
    transaction,
    planned.map(({ after }) => after),
  );
  for (const [place, { before, after }] of planned.entries()) {
    try {
      assertChecked(appointments, after);
      if (!permits(appointments.policy, before ? 'change' : 'create', viewer, after)) throw notAllowed();
      assertAppointmentAllowed(viewer, before, after, factsOf(after));
    } catch (error) {
      throw nameOf ? named(error, nameOf(place)) : error;
    }
  }
}

function named(error: unknown, prefix: string): unknown {
  if (!(error instanceof LockstepError) || !error.details.fields) return error;
  const fields = error.details.fields.map(({ field, message }) => ({ field: `${prefix}${field}`, message }));
  return new LockstepError(error.code, { ...error.details, fields }, { cause: error });
}

async function lockBookings(transaction: Transaction, planned: Together['planned']): Promise<void> {
  const placed = planned.flatMap(({ before, after }) => (before ? [before, after] : [after]));
  const [staffIds, serviceIds] = (['staffId', 'serviceId'] as const).map((field) => [
    ...new Set(placed.map((one) => one[field])),
  ]);
  await transaction.rows(sql`select lock_bookings(${staffIds}::uuid[], ${serviceIds}::uuid[])`);
}
