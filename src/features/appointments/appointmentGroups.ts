import { dayOfInstant } from '@/domain/calendar';
import type { Day, Id, Instant } from '@/domain/primitives';
import type { Appointment } from './appointment';
import { appointmentStatuses, type AppointmentStatus } from './appointmentStatus';

/** Which appointments a list shows. */
export type AppointmentScope =
  | { kind: 'day'; day: Day }
  /** From a day on, today unless it is given: what has not ended before it and was not called off. */
  | { kind: 'upcoming'; from?: Day }
  | { kind: 'status'; status: AppointmentStatus };

export type ListItem =
  | { kind: 'heading'; key: string; day: Day }
  | { kind: 'heading'; key: string; status: AppointmentStatus }
  | { kind: 'row'; key: Id; id: Id };

/** Whether a row belongs into a list. Bounds are texts of instants: `[start, end)` for a day. */
export function belongsTo(
  scope: AppointmentScope,
  row: Appointment,
  bounds: { start: Instant; end: Instant },
): boolean {
  switch (scope.kind) {
    case 'day':
      return row.startsAt < bounds.end && row.endsAt > bounds.start;
    case 'upcoming':
      return row.endsAt > bounds.start && row.status !== 'cancelled' && row.status !== 'noShow';
    case 'status':
      return row.status === scope.status;
  }
}

/** Rows in order, under a heading for each practice day. @param timeZone IANA name */
export function itemsByDay(rows: readonly Appointment[], timeZone: string): ListItem[] {
  const items: ListItem[] = [];
  let last: Day | null = null;
  for (const { id, startsAt } of rows) {
    const day = dayOfInstant(Date.parse(startsAt), timeZone);
    if (day !== last) items.push({ kind: 'heading', key: `day ${day}`, day });
    items.push({ kind: 'row', key: id, id });
    last = day;
  }
  return items;
}

/** Rows under a heading for each status, in the order in which one follows the other. */
export function itemsByStatus(rows: readonly Appointment[]): ListItem[] {
  return appointmentStatuses.flatMap((status): ListItem[] => {
    const ofIt = rows.filter((row) => row.status === status);
    if (ofIt.length === 0) return [];
    return [
      { kind: 'heading', key: `status ${status}`, status },
      ...ofIt.map(({ id }): ListItem => ({ kind: 'row', key: id, id })),
    ];
  });
}

/** Whether two lists show the same, row by row. */
export function sameListItems(a: readonly ListItem[], b: readonly ListItem[]): boolean {
  return a.length === b.length && a.every(({ key }, place) => key === b[place]?.key);
}
