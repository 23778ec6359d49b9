import { useMemo } from 'react';
import { dayOfInstant, wallTimeOfInstant } from '@/domain/calendar';
import { type Times, wallTimes } from '@/features/appointments/appointmentTimes';
import { formatDay, formatTimeRange } from '@/ui/format';
import { useLanguage, useTexts } from '@/ui/language';
import { useSession, useWords } from '@/ui/sessionContext';
import { type PersonWord, portalTexts, type PortalTexts } from './portalTexts';

export interface PortalWords {
  texts: PortalTexts;
  /** What the practice calls a therapist. In German nouns keep their capital. */
  person: PersonWord;
  /** The practice's name: whom to call. */
  practice: string;
  /** `Tue 24 Nov 14:00–15:00` on the practice's wall clock. */
  whenText(times: Times): string;
  /** `Tue 24 Nov 14:00`. @param epochMs milliseconds since 1970 */
  momentText(epochMs: number): string;
}

/** What the portal says, in the person's language and with the practice's words. */
export function usePortalTexts(): PortalWords {
  const { practice } = useSession();
  const { therapist } = useWords();
  const language = useLanguage();
  const texts = useTexts(portalTexts);
  return useMemo(() => {
    const { timeZone, name, vocabulary } = practice;
    return {
      texts,
      person: language === 'de' ? vocabulary.therapist : therapist,
      practice: name,
      whenText(times) {
        const { day, startTime, endTime } = wallTimes(times, timeZone);
        return `${formatDay(day, { language })} ${formatTimeRange(startTime, endTime)}`;
      },
      momentText(epochMs) {
        const day = formatDay(dayOfInstant(epochMs, timeZone), { language });
        // A line breaks before or after it, not within.
        return `${day} ${wallTimeOfInstant(epochMs, timeZone)}`.replaceAll(' ', '\u00a0');
      },
    };
  }, [practice, therapist, language, texts]);
}
