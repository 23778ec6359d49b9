import type { Day, Id } from '@/domain/primitives';
import { staffDayKey, type Availability } from '@/features/availability/availability';
import { availabilitySlice } from '@/features/availability/availabilitySlice';
import { type Entry, useDerivedBy } from '@/store/hooks';
import { type GlowProps, useGlow } from '@/store/useGlow';

type Arrival = Pick<Entry<Availability>, 'via' | 'at' | 'arrivals'>;

/** The mark for a cell that sums up a day: as soon as somebody else changed any row in it. */
export function useDayGlow(staffId: Id, day: Day): GlowProps {
  return useGlow(
    useDerivedBy(availabilitySlice, 'staffDay', staffDayKey(staffId, day), latestOf, sameArrival),
  );
}

function latestOf(entries: readonly Entry<Availability>[]): Arrival {
  const latest = entries.reduce<Arrival>((last, entry) => (last.at >= entry.at ? last : entry), never);
  // Counted over all of them, so that every change plays the mark anew.
  return { ...latest, arrivals: entries.reduce((sum, { arrivals }) => sum + arrivals, 0) };
}

const never: Arrival = { via: 'list', at: 0, arrivals: 0 };

function sameArrival(a: Arrival, b: Arrival): boolean {
  return a.at === b.at && a.via === b.via && a.arrivals === b.arrivals;
}
