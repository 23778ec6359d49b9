import { Button, CopyButton } from '@mantine/core';
import css from './GoneNotice.module.css';

interface GoneNoticeProps {
  /** What is gone, as a sentence begins: `This patient`. */
  what: string;
  /** What was typed and can't be saved any more, by its label. */
  texts: readonly { label: string; text: string }[];
}

/** Somebody deleted what is being edited: says so, and keeps what was typed for copying. */
export function GoneNotice({ what, texts }: GoneNoticeProps) {
  const kept = texts.filter(({ text }) => text !== '');
  return (
    <section className={css.notice} aria-label="Deleted meanwhile">
      <p className={css.words} role="status">
        {what} was deleted meanwhile, or is no longer yours to see.
        {kept.length > 0 && ' What you typed was not saved; copy what you still need.'}
      </p>
      {kept.map(({ label, text }) => (
        <div key={label} className={css.kept}>
          <span className={css.label}>{label}</span>
          <div className={css.text} role="region" aria-label={label} tabIndex={0}>
            {text}
          </div>
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Button size="compact-sm" variant="default" onClick={copy} aria-label={`Copy ${label}`}>
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
        </div>
      ))}
    </section>
  );
}
