import type { TablerIcon } from '@tabler/icons-react';
import css from './StatusFace.module.css';

/** How a status looks: its shape, and what its colour means. The word comes with the screen's language. */
export interface StatusLook {
  shape: TablerIcon;
  /** Nothing to do, unless said. */
  tone?: 'warn' | 'accent' | 'good' | 'bad';
  /** A dot, which would be too heavy in the size of the others. */
  isDot?: boolean;
  /** It was called off. */
  isStruck?: boolean;
}

interface StatusFaceProps {
  look: StatusLook;
  word: string;
  /** As the row has it. */
  status: string;
  /** The shape alone, with the word for who listens or points at it. */
  isMark?: boolean;
}

/** A status as word, shape and colour. */
export function StatusFace({ look, word, status, isMark = false }: StatusFaceProps) {
  const { shape: Shape, tone, isDot, isStruck } = look;
  return (
    <span
      className={css.face}
      data-status={status}
      data-tone={tone}
      data-mark={isMark || undefined}
      title={isMark ? word : undefined}
    >
      <Shape className={css.shape} data-dot={isDot} aria-hidden />
      <span className={isMark ? 'visually-hidden' : css.word} data-struck={isStruck}>
        {word}
      </span>
    </span>
  );
}
