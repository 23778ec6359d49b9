import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { timeOfMinutes } from '@/domain/calendar';
import type { Day } from '@/domain/primitives';
import { formatDay } from '@/ui/format';
import { type DayAxis, placeOn } from './dayAxis';
import css from './SlotCursor.module.css';

export interface SlotMove {
  columns?: number;
  minutes?: number;
  to?: keyof DayAxis;
}

interface SlotCursorProps {
  day: Day;
  axis: DayAxis;
  /** Where the half hour begins. */
  minute: number;
  /** Whether Tab stops here: one column of the week has the stop. */
  isStop: boolean;
  onFocus: () => void;
  onMove: (move: SlotMove) => void;
  onPick: () => void;
}

const moves: Partial<Record<string, SlotMove>> = {
  ArrowUp: { minutes: -30 },
  ArrowDown: { minutes: 30 },
  ArrowLeft: { columns: -1 },
  ArrowRight: { columns: 1 },
  PageUp: { minutes: -120 },
  PageDown: { minutes: 120 },
  Home: { to: 'from' },
  End: { to: 'to' },
};

/** Empty time by keyboard: the arrows move half an hour or a day, Enter adds here. Seen only while it has the focus. */
export function SlotCursor({ day, axis, minute, isStop, onFocus, onMove, onPick }: SlotCursorProps) {
  const button = useRef<HTMLButtonElement>(null);
  const time = timeOfMinutes(minute);

  useEffect(() => {
    const focused = document.activeElement;
    const isNeighbour = focused instanceof HTMLElement && focused.dataset['slot'] !== undefined;
    if (isStop && isNeighbour) button.current?.focus();
  }, [isStop]);

  function onKey(event: KeyboardEvent): void {
    const move = moves[event.key];
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onMove(move);
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={css.slot}
        data-slot=""
        tabIndex={isStop ? 0 : -1}
        style={{ top: `${placeOn(axis, minute) * 100}%`, height: `calc(100% * 30 / ${axis.to - axis.from})` }}
        aria-label={`Add on ${formatDay(day)} at ${time}`}
        aria-haspopup="dialog"
        onFocus={onFocus}
        onKeyDown={onKey}
        onClick={onPick}
      >
        <IconPlus size={14} aria-hidden /> {time}
      </button>
      {isStop && (
        <span className={css.said} role="status">
          {time}
        </span>
      )}
    </>
  );
}
