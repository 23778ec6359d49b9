import { minutesOf, wallTimeOfInstant } from '@/domain/calendar';
import { useNow } from '@/store/useClock';
import { useSession } from '@/ui/sessionContext';

/** Minutes since midnight on the practice's clock; renders again each minute. */
export function useNowMinute(): number {
  const { timeZone } = useSession().practice;
  return minutesOf(wallTimeOfInstant(useNow(), timeZone));
}
