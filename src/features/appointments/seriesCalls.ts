import { z } from 'zod';
import type { SeriesConflict } from '@/domain/errors';
import { Id, Instant, type Day } from '@/domain/primitives';
import type { AppointmentDraft } from './appointmentWrites';
import type { AppointmentStatus } from './appointmentStatus';

const slot = { staffId: Id, startsAt: Instant, endsAt: Instant };
const Obstacle = z.object({
  ...slot,
  kind: z.enum(['appointment', 'hold', 'closed']),
  id: Id.optional(),
});

/** Answer of every call that writes a series, or asks what it would meet. */
export const SeriesAnswer = z.object({
  items: z.array(z.looseObject({ id: Id })),
  conflicts: z.array(z.object({ ...slot, obstacles: z.array(Obstacle) })).default([]),
});

/** What is missing is told by absence, also of what was read. */
export function conflictsOf({ conflicts }: z.infer<typeof SeriesAnswer>): readonly SeriesConflict[] {
  return conflicts as readonly SeriesConflict[];
}

/** How a weekly series goes on. */
export interface Repeat {
  everyWeeks: number;
  /** So many in all, or up to a day. */
  ends: { count: number } | { until: Day };
}

export const mostRepeats = 52;

/** Body of `POST /appointments/series`. */
export function seriesBody(appointment: AppointmentDraft, { everyWeeks, ends }: Repeat, dryRun: boolean) {
  return { appointment, everyWeeks, ...ends, ...(dryRun ? { dryRun } : {}) };
}

/** How much of a series is meant. */
export type SeriesScope = 'this' | 'following' | 'all';

/** Body of `POST /appointments/:id/series`. */
export interface SeriesChange {
  scope: SeriesScope;
  change: {
    startsAt?: Instant;
    endsAt?: Instant;
    staffId?: Id;
    serviceId?: Id;
    notes?: string | null;
    address?: string | null;
    status?: Extract<AppointmentStatus, 'cancelled' | 'confirmed'>;
  };
  dryRun?: true;
}
