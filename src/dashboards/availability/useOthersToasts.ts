import { availabilities } from '@/features/availability/availability';
import type { Day } from '@/domain/primitives';
import type { Staff } from '@/features/staff/staff';
import { useOthersChanges } from '@/store/useOthersChanges';
import { formatDay, formatTimeRange } from '@/ui/format';
import { showOthers } from '@/ui/toasts';

const verbs = { created: 'added', updated: 'changed', deleted: 'deleted' };

/** Names what somebody else has just changed among what is being looked at. */
export function useOthersToasts(person: Staff, days: readonly Day[]): void {
  useOthersChanges(availabilities.path, ({ event, extra }) => {
    if (extra['staffId'] !== person.id || !days.some((day) => day === extra['date'])) return;
    const row = availabilities.row.safeParse(event.row);
    const times = row.success ? ` ${formatTimeRange(row.data.startTime, row.data.endTime)}` : '';
    showOthers(`${person.name}: ${formatDay(extra['date'] as Day)}${times} was ${verbs[event.op]}`);
  });
}
