import { Button } from '@mantine/core';
import { useState } from 'react';
import { dayOfInstant, sevenDaysWith } from '@/domain/calendar';
import { bookableSpan } from '@/domain/practiceRules';
import type { Day, Id } from '@/domain/primitives';
import { nextOffer, type Offer, type OfferedStart } from '@/features/appointments/offeredStarts';
import { useNow } from '@/store/useClock';
import { formatDay } from '@/ui/format';
import { useLanguage } from '@/ui/language';
import { usePracticeRules, useSession, useToday } from '@/ui/sessionContext';
import { DayChoice } from './DayChoice';
import css from './portal.module.css';
import { TimeChips } from './TimeChips';
import { useFreeDay, useFreeWeek } from './useFreeTimes';
import { usePortalTexts } from './usePortalTexts';

interface TimePickerProps {
  serviceId: Id;
  /** Null: whoever is free. */
  staffId: Id | null;
  /** Shown at first; the first one with something free if left out. */
  initialDay?: Day;
  chosen: OfferedStart | null;
  onChoose: (start: OfferedStart | null) => void;
  /** Another number asks again at once what is free. */
  attempt: number;
}

/** A day and a time that the practice's rules and its staff's time allow. */
export function TimePicker(props: TimePickerProps) {
  const { serviceId, staffId, initialDay = null, chosen, onChoose, attempt } = props;
  const { book } = usePortalTexts().texts;
  const language = useLanguage();
  const today = useToday();
  const { timeZone } = useSession().practice;
  const now = useNow();
  const span = bookableSpan(usePracticeRules(), now);
  const last = dayOfInstant(span.until, timeZone);
  const [wanted, setWanted] = useState<Day | null>(initialDay);
  const [offer, setOffer] = useState<Offer | null>(null);

  const days = sevenDaysWith(wanted ?? dayOfInstant(span.from, timeZone), today);
  const week = useFreeWeek({ serviceId, staffId, from: days[0], to: days[6], attempt });
  const firstFree = week && days.find((one) => (week.get(one) ?? 0) > 0);
  const day = wanted ?? firstFree ?? days[0];
  // Once something is shown it stays that day, whatever is taken on it.
  if (wanted === null && firstFree) setWanted(firstFree);
  const free = useFreeDay({ serviceId, staffId, day, attempt });
  const question = `${serviceId}|${staffId ?? ''}|${day}`;
  const next = free ? nextOffer(offer, question, free, span.from) : offer;
  if (next !== offer) setOffer(next);
  const starts = next?.question === question ? next.starts : [];
  const isTaken = starts.some(({ startsAt, isTaken: is }) => is && startsAt === chosen?.startsAt);

  function goTo(other: Day): void {
    onChoose(null);
    setWanted(other);
  }

  const later = week && days.find((one) => one > day && (week.get(one) ?? 0) > 0);
  return (
    <div className={css.picker}>
      <DayChoice day={day} last={last} free={week} onChange={goTo} />
      <div className={css.times} aria-busy={!free}>
        {free && starts.length === 0 ? (
          <div className={css.nothing}>
            <p>
              {firstFree || !week
                ? book.nothingOn(formatDay(day, { weekday: 'long', language }))
                : book.nothingThisWeek}
            </p>
            {later && (
              <Button variant="default" onClick={() => goTo(later)}>
                {book.goTo(formatDay(later, { weekday: 'long', language }))}
              </Button>
            )}
          </div>
        ) : (
          <TimeChips starts={starts} chosen={chosen?.startsAt ?? null} onChoose={onChoose} />
        )}
      </div>
      <p className={css.problem} role="status" hidden={!isTaken}>
        {isTaken && book.takenNow}
      </p>
    </div>
  );
}
