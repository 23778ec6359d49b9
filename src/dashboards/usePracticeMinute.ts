import { minutesOf, wallTimeOfInstant } from '@/domain/calendar';
import { useNow } from '@/store/useClock';
import { useSession } from '@/ui/sessionContext';

/** The present minute of the practice's wall clock, since midnight; renders again with every one. */
export function usePracticeMinute(): number {
  const now = useNow(60_000);
  const { practice } = useSession();
  return minutesOf(wallTimeOfInstant(now, practice.timeZone));
}
