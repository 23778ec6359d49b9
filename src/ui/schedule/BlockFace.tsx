import type { CSSProperties, ReactNode } from 'react';
import type { BlockShape } from './scheduleTypes';
import css from './BlockFace.module.css';

interface BlockFaceProps extends BlockShape {
  /** Of the therapist: a bar and a tint, never text. */
  tone: string;
  /** Who it is for. */
  title: string;
  /** `14:00`. */
  startTime: string;
  /** `15:00`; left out where there is little room. */
  endTime: string;
  /** What it is: the service. */
  detail?: string | undefined;
  /** An icon of 14 px and a word. */
  status?: { icon: ReactNode; word: string } | undefined;
  /** `hold`: a slot being booked; `done`: over, and quieter; `off`: cancelled. */
  look?: 'usual' | 'hold' | 'done' | 'off';
  /** What `useGlow` answers. */
  'data-glow'?: 'even' | 'odd';
}

/** The usual content of a block of a schedule: who, when, what, and how it stands, as far as there is room. */
export function BlockFace(props: BlockFaceProps) {
  const {
    tone,
    title,
    startTime,
    endTime,
    detail,
    status,
    look = 'usual',
    lines,
    isCompact,
    isNarrow,
  } = props;
  return (
    <div
      className={css.face}
      data-look={look}
      data-compact={isCompact || undefined}
      data-low={lines === 2 || undefined}
      data-narrow={isNarrow || undefined}
      data-glow={props['data-glow']}
      style={{ '--tone': tone } as CSSProperties}
    >
      <span className={css.title}>{title}</span>
      <span className={css.time}>
        {startTime}
        <span className={css.end}>–{endTime}</span>
      </span>
      {detail && lines > (status ? 3 : 2) && <span className={css.detail}>{detail}</span>}
      {status && (
        <span className={css.status}>
          {status.icon}
          <span className={css.word}>{status.word}</span>
        </span>
      )}
    </div>
  );
}
