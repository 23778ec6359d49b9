import { IconLock } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import { useSession } from '@/ui/sessionContext';
import { byDayPart, type OfferedStart, type StartOnClock } from './offeredStarts';
import css from './StartChips.module.css';

interface StartChipsProps {
  starts: readonly OfferedStart[];
  /** Milliseconds since 1970; null: none is chosen. */
  chosen: number | null;
  /** The chosen one is held for this person. */
  isHeld: boolean;
  onChoose: (start: OfferedStart) => void;
}

/** Times to begin at, by part of the day, as one group of which one is chosen. */
export function StartChips({ starts, chosen, isHeld, onChoose }: StartChipsProps) {
  const { timeZone } = useSession().practice;
  const parts = useMemo(() => byDayPart(starts, timeZone), [starts, timeZone]);
  return (
    <div className={css.parts} role="radiogroup" aria-label="Time">
      {parts.map((part) => (
        <section key={part.name}>
          <h4 className={css.name}>{part.name}</h4>
          <div className={css.chips}>
            {part.starts.map((start) => (
              <Chip
                key={start.startsAt}
                start={start}
                isChosen={start.startsAt === chosen}
                isHeld={isHeld && start.startsAt === chosen}
                onChoose={onChoose}
              />
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}

interface ChipProps {
  start: StartOnClock;
  isChosen: boolean;
  isHeld: boolean;
  onChoose: (start: OfferedStart) => void;
}

/** A radio button by nature: arrow keys go from one time to the next, and what is taken is skipped. */
const Chip = memo(function Chip({ start, isChosen, isHeld, onChoose }: ChipProps) {
  return (
    <label className={css.chip} data-taken={start.isTaken || undefined} data-chosen={isChosen || undefined}>
      <input
        type="radio"
        name="start"
        value={start.startsAt}
        checked={isChosen}
        disabled={start.isTaken}
        onChange={() => onChoose(start)}
      />
      <time>{start.startTime}</time>
      {isHeld && <IconLock size={14} aria-hidden />}
      {start.isTaken && <span className="visually-hidden">taken</span>}
    </label>
  );
});
