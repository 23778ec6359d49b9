import { sql } from 'kysely';
import type { Obstacle, SeriesConflict } from '@/domain/errors';
import { permits, type Viewer } from '@/domain/policy';
import type { Id } from '@/domain/primitives';
import type { Transaction } from '@/server/database/practiceTransaction';
import type { FeatureTools } from '@/server/serverFeature';
import { asInstant, type Times } from './appointmentTimes';

/** What wants a therapist's time: an appointment or a hold. */
export interface WantedTime extends Times {
  /** Of the appointment that leaves its old place for it, or null. */
  id: Id | null;
  staffId: Id;
  serviceId: Id;
  patientId: Id | null;
  /** Nothing is in its way. */
  isOverbooked: boolean;
}

interface FoundObstacle {
  n: number;
  kind: Obstacle['kind'];
  id: Id | null;
  staff_id: Id;
  patient_id: Id | null;
  starts_at: Date;
  ends_at: Date;
}

/** Those that do not fit, each with what is in its way; an obstacle's id only for a viewer who may see its row. */
export async function bookingConflicts(
  transaction: Transaction,
  tableOf: FeatureTools['tableOf'],
  viewer: Viewer,
  wanted: readonly WantedTime[],
): Promise<SeriesConflict[]> {
  const planned = wanted.map((one, n) => ({
    n,
    id: one.id,
    staff_id: one.staffId,
    service_id: one.serviceId,
    patient_id: one.patientId,
    starts_at: one.startsAt,
    ends_at: one.endsAt,
    is_overbooked: one.isOverbooked,
  }));
  const found = await transaction.rows<FoundObstacle>(sql`
    select * from obstacles_to(${JSON.stringify(planned)}::jsonb) order by n, starts_at, id`);
  const sees = ({ kind, staff_id: staffId, patient_id: patientId }: FoundObstacle) =>
    kind !== 'closed' && permits(tableOf(kind).entity.policy, 'see', viewer, { staffId, patientId });
  const obstacle = (one: FoundObstacle): Obstacle => ({
    kind: one.kind,
    staffId: one.staff_id,
    startsAt: asInstant(one.starts_at.getTime()),
    endsAt: asInstant(one.ends_at.getTime()),
    ...(one.id && sees(one) ? { id: one.id } : {}),
  });
  return wanted.flatMap(({ staffId, startsAt, endsAt }, n) => {
    const obstacles = found.filter((one) => one.n === n).map(obstacle);
    return obstacles.length > 0 ? [{ staffId, startsAt, endsAt, obstacles }] : [];
  });
}
