import { useMemo, useState } from 'react';
import { dayOfInstant, sevenDaysWith } from '@/domain/calendar';
import type { Day, Id } from '@/domain/primitives';
import type { ServiceLength } from '@/domain/slots';
import { useNow } from '@/store/useClock';
import { formatDay } from '@/ui/format';
import { useSession, useToday } from '@/ui/sessionContext';
import { DayStrip } from './DayStrip';
import { nextOffer, type Offer, type OfferedStart } from './offeredStarts';
import css from './SlotPicker.module.css';
import { StartChips } from './StartChips';
import { startsOn, useFreeStarts } from './useFreeStarts';

export interface PickedSlot {
  staffId: Id;
  /** Milliseconds since 1970. */
  startsAt: number;
}

interface SlotPickerProps {
  /** With whom it may be; keep its identity while it holds the same. */
  staffIds: readonly Id[];
  /** Null while no service is chosen. */
  length: ServiceLength | null;
  /** Null until a day was chosen: the first one with something free is shown. */
  day: Day | null;
  onDay: (day: Day) => void;
  chosen: PickedSlot | null;
  onChoose: (slot: PickedSlot) => void;
  /** It is held for this person. */
  isHeld: boolean;
  /** The appointment that is to be moved. */
  except?: Id | null;
}

/** A day and a time that is free. What somebody else takes meanwhile strikes itself out where it stands. */
export function SlotPicker(props: SlotPickerProps) {
  const { staffIds, length, day: given, onDay, chosen, onChoose, isHeld, except = null } = props;
  const today = useToday();
  const { timeZone } = useSession().practice;
  const now = useNow();
  const [offer, setOffer] = useState<Offer | null>(null);
  const days = sevenDaysWith(given ?? today, today);
  const byDay = useFreeStarts({ staffIds, length, from: days[0], to: days[6], except });

  const firstFree = byDay && days.find((one) => one >= today && startsOn(byDay, one).length > 0);
  const day = given ?? firstFree ?? today;
  // Once something is shown it stays that day, whatever is taken on it.
  if (given === null && firstFree) onDay(firstFree);

  const question = `${staffIds.join()}|${day}|${length?.durationMinutes}|${length?.bufferBeforeMinutes}|${length?.bufferAfterMinutes}`;
  const free = startsOn(byDay, day);
  const next = byDay ? nextOffer(offer, question, free, now) : offer;
  if (next !== offer) setOffer(next);

  const starts = useMemo(() => {
    const offered = next?.question === question ? next.starts : [];
    if (!chosen || !byDay || offered.some(({ startsAt }) => startsAt === chosen.startsAt)) return offered;
    return dayOfInstant(chosen.startsAt, timeZone) === day ? withWanted(offered, chosen) : offered;
  }, [next, question, chosen, byDay, day, timeZone]);

  return (
    <div className={css.picker}>
      <DayStrip
        days={days}
        day={day}
        onChange={onDay}
        freeOn={(one) => (byDay ? startsOn(byDay, one).length : null)}
      />
      <div className={css.starts} aria-busy={!byDay}>
        {byDay && starts.length === 0 ? (
          <Nothing day={day} days={days} byDay={byDay} onDay={onDay} />
        ) : (
          <StartChips
            starts={starts}
            chosen={chosen?.startsAt ?? null}
            isHeld={isHeld}
            onChoose={({ staffId, startsAt }) => onChoose({ staffId, startsAt })}
          />
        )}
      </div>
    </div>
  );
}

/** A time that came from a calendar need lie on no step: it is offered as well, and the server has the last word. */
function withWanted(offered: readonly OfferedStart[], wanted: PickedSlot): readonly OfferedStart[] {
  return [...offered, { ...wanted, isTaken: false }].toSorted((a, b) => a.startsAt - b.startsAt);
}

interface NothingProps {
  day: Day;
  days: readonly Day[];
  byDay: ReadonlyMap<Day, readonly OfferedStart[]>;
  onDay: (day: Day) => void;
}

function Nothing({ day, days, byDay, onDay }: NothingProps) {
  const next = days.find((one) => one > day && startsOn(byDay, one).length > 0);
  return (
    <p className={css.nothing}>
      Nothing is free on {formatDay(day)}.{' '}
      {next ? (
        <button type="button" className={css.next} onClick={() => onDay(next)}>
          Go to {formatDay(next)}
        </button>
      ) : (
        'Look at another week, or choose somebody else.'
      )}
    </p>
  );
}
