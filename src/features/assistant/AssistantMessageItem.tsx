import { memo } from 'react';
import type { Id } from '@/domain/primitives';
import { useTexts } from '@/ui/language';
import css from './AssistantPanel.module.css';
import { assistantTexts } from './assistantTexts';
import { numberedLines } from './numberedLines';
import { OfferButton } from './OfferButton';
import type { ShownMessage } from './useConversation';

interface AssistantMessageItemProps {
  message: ShownMessage;
  /** The last one: its questions are still open. */
  isLast: boolean;
  isWaiting: boolean;
  onSay: (text: string, offerId?: Id) => void;
}

/** One message. What it offers stays a button for as long as it is worth something. */
export const AssistantMessageItem = memo(function AssistantMessageItem({
  message: { author, text, answer },
  isLast,
  isWaiting,
  onSay,
}: AssistantMessageItemProps) {
  const texts = useTexts(assistantTexts);
  if (author === 'person') {
    return (
      <li className={css.person}>
        <span className="visually-hidden">{texts.you}: </span>
        {text}
      </li>
    );
  }
  const { words, choices } = numberedLines(text);
  const slots = answer?.slots ?? [];
  const isChoice = (answer?.choices ?? []).length > 0;
  const isPlainList = slots.length === 0 && !isChoice;
  return (
    <li className={css.assistant}>
      <span className="visually-hidden">{texts.assistant}: </span>
      {words.map((line, n) => (
        <p key={n} className={css.line}>
          {line}
        </p>
      ))}
      {isPlainList && choices.length > 0 && (
        <ol className={css.list}>
          {choices.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      )}
      {slots.length > 0 && (
        <div className={css.buttons} role="group" aria-label={texts.times}>
          {slots.map(({ id }, n) => (
            <OfferButton
              key={id}
              id={id}
              label={choices[n] ?? ''}
              isWaiting={isWaiting}
              onChoose={() => onSay(choices[n] ?? String(n + 1), id)}
            />
          ))}
        </div>
      )}
      {isLast && isChoice && (
        <div className={css.buttons} role="group" aria-label={texts.choices}>
          {(answer?.choices ?? []).map((name) => (
            <button
              key={name}
              type="button"
              className={css.offer}
              aria-disabled={isWaiting}
              onClick={() => !isWaiting && onSay(name)}
            >
              {name}
            </button>
          ))}
        </div>
      )}
      {isLast && answer?.asksYesOrNo && (
        <div className={css.buttons}>
          {[texts.yes, texts.no].map((word) => (
            <button
              key={word}
              type="button"
              className={css.offer}
              aria-disabled={isWaiting}
              onClick={() => !isWaiting && onSay(word)}
            >
              {word}
            </button>
          ))}
        </div>
      )}
    </li>
  );
});
