import { memo, useMemo } from 'react';
import { byDayPart, type OfferedStart, type StartOnClock } from '@/features/appointments/offeredStarts';
import css from '@/features/appointments/StartChips.module.css';
import { useSession } from '@/ui/sessionContext';
import { usePortalTexts } from './usePortalTexts';

interface TimeChipsProps {
  starts: readonly OfferedStart[];
  /** Milliseconds since 1970; null: none is chosen. */
  chosen: number | null;
  onChoose: (start: OfferedStart) => void;
}

/** Times to begin at, by part of the day; those that somebody else took strike themselves out. */
export function TimeChips({ starts, chosen, onChoose }: TimeChipsProps) {
  const { timeZone } = useSession().practice;
  const { book } = usePortalTexts().texts;
  const parts = useMemo(() => byDayPart(starts, timeZone), [starts, timeZone]);
  return (
    <div className={css.parts} role="radiogroup" aria-label={book.time}>
      {parts.map(({ name, starts: ofPart }) => (
        <div key={name}>
          <p className={css.name}>{book.dayParts[name]}</p>
          <div className={css.chips}>
            {ofPart.map((start) => (
              <Chip
                key={start.startsAt}
                start={start}
                isChosen={start.startsAt === chosen}
                taken={book.taken}
                onChoose={onChoose}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

interface ChipProps {
  start: StartOnClock;
  isChosen: boolean;
  taken: string;
  onChoose: (start: OfferedStart) => void;
}

const Chip = memo(function Chip({ start, isChosen, taken, onChoose }: ChipProps) {
  return (
    <label className={css.chip} data-taken={start.isTaken || undefined} data-chosen={isChosen || undefined}>
      <input
        type="radio"
        name="start"
        checked={isChosen}
        disabled={start.isTaken}
        onChange={() => onChoose(start)}
      />
      <time>{start.startTime}</time>
      {start.isTaken && <span className="visually-hidden">{taken}</span>}
    </label>
  );
});
