import { IconAlertTriangle, IconClockOff, IconLock } from '@tabler/icons-react';
import type { KeptSlot } from './bookingParts';
import css from './HoldLine.module.css';

const words = {
  lost: 'Somebody else was quicker. Choose another time.',
  ended: 'The hold has ended: others can book this time.',
  unreachable: 'It could not be held. Booking it may still work.',
} as const;

/** Whether the chosen time is kept for this person, and how long. Its end is spoken once, not every second. */
export function HoldLine({ kept }: { kept: KeptSlot }) {
  const { phase, secondsLeft, again } = kept;
  const text = phase === 'lost' || phase === 'ended' || phase === 'unreachable' ? words[phase] : null;
  return (
    <div className={css.line} data-phase={phase}>
      {(phase === 'held' || phase === 'asking') && (
        <>
          <IconLock size={16} aria-hidden />
          <span>{phase === 'held' ? 'Held for you' : 'Holding it …'}</span>
          <span className={css.left} role="timer" aria-live="off" data-soon={isSoon(secondsLeft)}>
            {secondsLeft === null ? '' : formatSeconds(secondsLeft)}
          </span>
        </>
      )}
      {phase === 'lost' && <IconAlertTriangle size={16} aria-hidden />}
      {(phase === 'ended' || phase === 'unreachable') && <IconClockOff size={16} aria-hidden />}
      <span role="status">{text}</span>
      {(phase === 'ended' || phase === 'unreachable') && (
        <button type="button" className={css.again} onClick={again}>
          Hold again
        </button>
      )}
    </div>
  );
}

function isSoon(secondsLeft: number | null): true | undefined {
  return secondsLeft !== null && secondsLeft <= 30 ? true : undefined;
}

/** `4:32`, `0:07`. */
function formatSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
