import { createContext, useContext, useMemo } from 'react';
import type { LockstepError } from '@/domain/errors';
import { useAppDispatch } from '@/store/hooks';
import { useDataSync } from '@/store/useDataSync';
import { formatCount, formatDay, formatTimeRange } from '@/ui/format';
import { showDone, showRefused } from '@/ui/toasts';
import { availabilities, type Availability } from './availability';
import { createAvailability, deleteAvailability, updateAvailability } from './availabilitySlice';
import {
  type AvailabilityWrites,
  draftOf,
  type EditConflict,
  evenIfBooked,
  reversal,
  type StillBooked,
} from './availabilityWrites';

type When = Pick<Availability, 'date' | 'startTime' | 'endTime'>;

function whenText({ date, startTime, endTime }: When): string {
  return `${formatDay(date)} ${formatTimeRange(startTime, endTime)}`;
}

/** Makes the writes of a screen. `onConflict` and `onBooked` have to let the person choose. */
export function useNewAvailabilityWrites(
  onConflict: (conflict: EditConflict) => void,
  onBooked: (booked: StillBooked) => void,
): AvailabilityWrites {
  const dispatch = useAppDispatch();
  const { refresh } = useDataSync();
  return useMemo(() => {
    const writes: AvailabilityWrites = {
      add(draft) {
        void dispatch(createAvailability(draft)).then((result) => {
          const when = whenText(draft);
          if (!result.ok) {
            showRefused(`Not added: ${when}`, result.problem, { retry: () => writes.add(draft) });
            return;
          }
          const { row } = result;
          showDone(`Availability added · ${when}`, row ? { undo: () => writes.remove(row) } : {});
        });
      },
      addAll(drafts) {
        void Promise.all(drafts.map((draft) => dispatch(createAvailability(draft)))).then((results) => {
          const added = results.flatMap((result) => (result.ok && result.row ? [result.row] : []));
          const refused = results.find((result) => !result.ok);
          if (added.length > 0) {
            showDone(`${formatCount(added.length, 'copy', 'copies')} added`, {
              undo: () => void Promise.all(added.map(({ id }) => dispatch(deleteAvailability(id)))),
            });
          }
          if (refused) {
            const missing = drafts.filter((_, place) => !results[place]?.ok);
            showRefused(`${formatCount(missing.length, 'copy', 'copies')} not added`, refused.problem, {
              retry: () => writes.addAll(missing),
            });
          }
        });
      },
      change(row, patch, options) {
        void dispatch(updateAvailability(row.id, patch, options)).then((result) => {
          if (result.ok) {
            const now = result.row ?? { ...row, ...patch };
            const undo = () => writes.change(now, reversal(row, patch));
            showDone(`${changeWord(patch)} · ${whenText(now)}`, { undo });
            return;
          }
          const { problem } = result;
          const theirs = availabilities.row.safeParse(problem.details.current);
          if (problem.code === 'edit_conflict' && theirs.success) {
            onConflict({ mine: { ...row, ...patch }, theirs: theirs.data, patch });
            return;
          }
          if (problem.code === 'still_booked') {
            onBooked({ ...booked(problem), go: () => writes.change(row, patch, evenIfBooked) });
            return;
          }
          showRefused(`Not changed: ${whenText(row)}`, problem, { retry: () => writes.change(row, patch) });
        });
      },
      remove(row, options) {
        void dispatch(deleteAvailability(row.id, options)).then((result) => {
          if (result.ok) {
            showDone(`Availability deleted · ${whenText(row)}`, { undo: () => writes.add(draftOf(row)) });
            return;
          }
          const { problem } = result;
          if (problem.code === 'not_found') return;
          if (problem.code === 'still_booked') {
            onBooked({ ...booked(problem), go: () => writes.remove(row, evenIfBooked) });
            return;
          }
          // Retrying is deleting what it has become: this tab has to know that first.
          const retry = () => void refresh(availabilities.path).then(() => writes.remove(row));
          showRefused(`Not deleted: ${whenText(row)}`, problem, { retry });
        });
      },
    };
    return writes;
  }, [dispatch, refresh, onConflict, onBooked]);
}

function booked({ details }: LockstepError): Pick<StillBooked, 'detail' | 'affected'> {
  return { detail: details.detail, affected: details.affected ?? [] };
}

function changeWord({ isActive }: Partial<Availability>): string {
  if (isActive === undefined) return 'Availability changed';
  return isActive ? 'Availability active' : 'Availability inactive';
}

export const WritesContext = createContext<AvailabilityWrites | null>(null);

/** The writes of the screen around. @throws Error outside of `AvailabilityWritesProvider` */
export function useAvailabilityWrites(): AvailabilityWrites {
  const writes = useContext(WritesContext);
  if (!writes) throw new Error('There is no AvailabilityWritesProvider around this component.');
  return writes;
}
