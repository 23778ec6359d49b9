import type { Day, Id } from '@/domain/primitives';
import type { Availability } from '@/features/availability/availability';
import type { OthersChange } from '@/store/useOthersChanges';
import { formatDay, formatTimeRange } from '@/ui/format';

const verbs = { created: 'added', updated: 'changed', deleted: 'deleted' } as const;

export interface AvailabilityChange {
  staffId: Id | null;
  day: Day | null;
  /** Empty if the name is not known here. */
  who: string;
  /** `Tue 24 Nov 09:00–12:00 changed by somebody else` */
  what: string;
}

/** Somebody else's change of availability in words. Of a deleted row this says what was shown until now. */
export function readChange({ event, extra, via, before }: OthersChange): AvailabilityChange {
  const { staffId, staffName, date } = extra as { staffId?: Id; staffName?: string | null; date?: Day };
  const where = via === 'tab' ? 'in another tab' : 'by somebody else';
  const row = (event.row ?? before) as Availability | undefined;
  const day = row?.date ?? date ?? null;
  const times = row ? [formatTimeRange(row.startTime, row.endTime)] : [];
  return {
    staffId: row?.staffId ?? staffId ?? null,
    day,
    who: staffName ?? '',
    what: [...(day ? [formatDay(day)] : []), ...times, verbs[event.op], where].join(' '),
  };
}
