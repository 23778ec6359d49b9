import { Button } from '@mantine/core';
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import css from './ConflictChoice.module.css';
import { useTexts } from '../language';
import { conflictTexts } from './conflictTexts';
import { valueText } from './valueText';

export interface ConflictChoiceProps<V> {
  /** What the field is called on the screen. */
  label: string;
  mine: V;
  theirs: V;
  /** Who changed it, if that is known. */
  who?: string | undefined;
  /** How a value reads; texts, numbers and lists of them read as they are. An empty text means that it is empty. */
  format?: ((value: V) => string) | undefined;
  onChoose: (choice: 'mine' | 'theirs') => void;
}

/**
 * Two people changed the same field: both values beside each other, for this person to choose one. It stands after its
 * field, within the same element; chosen by keyboard, the focus goes back there.
 */
export function ConflictChoice<V>({
  label,
  mine,
  theirs,
  who,
  format = valueText,
  onChoose,
}: ConflictChoiceProps<V>) {
  const titleId = useId();
  const root = useRef<HTMLDivElement>(null);
  const texts = useTexts(conflictTexts);
  const title = texts.title(who ?? null, label);

  function choose(choice: 'mine' | 'theirs') {
    return (event: MouseEvent) => {
      const isByKeyboard = event.detail === 0;
      const field = root.current?.parentElement?.querySelector<HTMLElement>('textarea, input, select');
      if (isByKeyboard) field?.focus({ preventScroll: true });
      onChoose(choice);
    };
  }

  return (
    <div ref={root} className={css.choice} role="group" aria-labelledby={titleId}>
      <p className={css.title}>
        <span id={titleId}>{title}</span>
        <span className={css.hint}>
          {texts.notSaved} {texts.which}
        </span>
      </p>
      <Announcement text={`${title}. ${texts.notSaved}`} />
      <div className={css.versions}>
        <Version word={texts.mine} text={format(mine)}>
          <Button size="compact-sm" onClick={choose('mine')} aria-label={texts.takeMineFor(label)}>
            {texts.takeMine}
          </Button>
        </Version>
        <Version word={texts.theirs(who ?? null)} text={format(theirs)}>
          <Button
            size="compact-sm"
            variant="default"
            onClick={choose('theirs')}
            aria-label={texts.keepTheirsFor(label)}
          >
            {texts.keepTheirs}
          </Button>
        </Version>
      </div>
    </div>
  );
}

interface VersionProps {
  word: string;
  text: string;
  children: ReactNode;
}

function Version({ word, text, children }: VersionProps) {
  const wordId = useId();
  const { empty } = useTexts(conflictTexts);
  return (
    <div className={css.version}>
      <span id={wordId} className={css.word}>
        {word}
      </span>
      {text === '' ? (
        <span className={css.empty}>{empty}</span>
      ) : (
        // A long text scrolls, also by keyboard.
        <div className={css.text} role="region" aria-labelledby={wordId} tabIndex={0}>
          {text}
        </div>
      )}
      <span className={css.action}>{children}</span>
    </div>
  );
}

/** Said once: what stands in a live region from its first moment is often not spoken, so it comes a moment later. */
function Announcement({ text }: { text: string }) {
  const region = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (region.current) region.current.textContent = text;
  }, [text]);
  return <span ref={region} className="visually-hidden" role="status" />;
}
