import { useCallback, useRef } from 'react';
import type { Id, Instant } from '@/domain/primitives';
import type { StoreState } from '@/store/entityState';
import { useAppSelector } from '@/store/hooks';
import { useSession } from '@/ui/sessionContext';
import type { Appointment } from './appointment';
import {
  type AppointmentScope,
  belongsTo,
  itemsByDay,
  itemsByStatus,
  type ListItem,
  sameListItems,
} from './appointmentGroups';
import { appointmentSlice } from './appointmentSlice';
import { appointmentStatuses } from './appointmentStatus';

const { selectById, selectIdsBy } = appointmentSlice.selectors;

export interface ItemsQuestion {
  scope: AppointmentScope;
  bounds: { start: Instant; end: Instant };
  /** One therapist's only. */
  staffId?: Id | undefined;
  /** One patient's only. */
  patientId?: Id | undefined;
  groupBy: 'day' | 'status' | 'none';
}

/** What a list of appointments shows, of what is loaded; another array only when a row came, went or changed its place. */
export function useAppointmentItems(question: ItemsQuestion): readonly ListItem[] {
  const { timeZone } = useSession().practice;
  const { scope, bounds, staffId, patientId, groupBy } = question;
  const key = JSON.stringify(question);
  const from = useRef<{ state: unknown; key: string; items: readonly ListItem[] } | null>(null);
  const select = useCallback(
    (state: StoreState): readonly ListItem[] => {
      const of = state[appointmentSlice.entity.path];
      const known = from.current;
      if (known?.key === key && known.state === of) return known.items;
      const rows = candidates(state, staffId, patientId)
        .filter((row) => belongsTo(scope, row, bounds))
        .filter(
          (row) => (!staffId || row.staffId === staffId) && (!patientId || row.patientId === patientId),
        );
      const items = groupBy === 'status' ? itemsByStatus(rows) : itemsByDay(rows, timeZone);
      const shown = groupBy === 'none' ? items.filter(({ kind }) => kind === 'row') : items;
      const same = known?.key === key && sameListItems(known.items, shown);
      from.current = { state: of, key, items: same ? known.items : shown };
      return from.current.items;
    },
    // `key` is the question's content.
    // oxlint-disable-next-line react/exhaustive-deps
    [key, timeZone],
  );
  return useAppSelector(select);
}

/** As few rows as an index can tell, in order. */
function candidates(state: StoreState, staffId?: Id, patientId?: Id): readonly Appointment[] {
  const rows = (index: string, value: string) =>
    selectIdsBy(state, index, value).flatMap((id) => selectById(state, id) ?? []);
  if (patientId) return rows('patient', patientId);
  if (staffId) return rows('staff', staffId);
  return appointmentStatuses
    .flatMap((status) => rows('status', status))
    .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : a.id < b.id ? -1 : 1));
}
